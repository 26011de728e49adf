package dev.eidos.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar in two parts: what is no class, and the classes.
 *
 * <p>Nearly all classes of a start come from the AOT cache, so that the jar is opened for a file of the library alone.
 * To open it, the JDK reads its whole directory, with interpreted code: of 1,600 entries that takes longer than to read
 * the file.
 */
final class JarParts {
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 1, 1, 0, 0);

    private JarParts() {}

    /**
     * Writes both parts into a folder.
     *
     * @param jar one called {@code eidos-VERSION.jar}
     * @return the smaller part, {@code eidos-resources-VERSION.jar}, which a class path has first, and the classes under
     *     the jar's own name
     * @throws IOException if the jar cannot be read, or a part not written
     */
    static List<Path> write(Path jar, Path folder) throws IOException {
        String name = jar.getFileName().toString();
        Path resources = folder.resolve(name.replaceFirst("^eidos-", "eidos-resources-"));
        Path classes = folder.resolve(name);
        try (var zip = new ZipFile(jar.toFile())) {
            write(zip, resources, entry -> !isClass(entry));
            write(zip, classes, JarParts::isClass);
        }
        return List.of(resources, classes);
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class");
    }

    private static void write(ZipFile zip, Path part, Predicate<String> belongs) throws IOException {
        try (OutputStream file = Files.newOutputStream(part);
                var out = new ZipOutputStream(file)) {
            for (ZipEntry entry : zip.stream()
                    .filter(each -> !each.isDirectory() && belongs.test(each.getName()))
                    .toList()) {
                var written = new ZipEntry(entry.getName());
                written.setTimeLocal(WRITTEN);
                out.putNextEntry(written);
                zip.getInputStream(entry).transferTo(out);
                out.closeEntry();
            }
        }
    }
}
