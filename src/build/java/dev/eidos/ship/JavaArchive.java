package dev.eidos.ship;

import dev.eidos.build.JvmFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars alone, for people who have Java 25 on a machine that no other archive is for. */
record JavaArchive(UnpackedTool tool) {

    static String name(String version) {
        return "eidos-" + version + "-java";
    }

    FileTree files() throws IOException {
        var files = new FileTree()
                .script("bin/eidos", launcher())
                .file("bin/kubectl-eidos", tool.folder().resolve("bin/kubectl-eidos"))
                .file("LICENSE", tool.folder().resolve("LICENSE"))
                .folder("share", tool.folder().resolve("share"));
        for (Path jar : jars()) {
            files.file("lib/" + jar.getFileName(), jar);
        }
        return files;
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.list(tool.folder().resolve("lib"))) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static String launcher() throws IOException {
        return Files.readString(Path.of("src/main/sh/eidos-java"))
                .replace("@JVM_FLAGS@", String.join(" ", JvmFlags.portable()));
    }
}
