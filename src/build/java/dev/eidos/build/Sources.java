package dev.eidos.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Java files of a source folder.
 *
 * @param folder the source folder
 * @param files sorted
 */
record Sources(Path folder, List<Path> files) {

    static Sources under(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new Sources(
                    folder,
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .toList());
        }
    }

    /** The file of a class: each has one top-level type, of its own name. */
    Path sourceOf(Path classFile) {
        String name = classFile.toString();
        int end = name.indexOf('$') >= 0 ? name.indexOf('$') : name.length() - ".class".length();
        return folder.resolve(name.substring(0, end) + ".java");
    }
}
