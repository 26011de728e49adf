package dev.eidos.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars of a packaged tool: its own first, then the libraries in the order of the build's class path. */
final class DistLibraries {
    private DistLibraries() {}

    /** Copies them: the caches of each platform hold the times of its own. */
    static List<Path> copy(Path home) throws Exception {
        List<Path> jars = new ArrayList<>(
                JarParts.write(DistFiles.single(DistFiles.TARGET, "eidos-", ".jar"), home.resolve("lib")));
        for (String library : Files.readString(DistFiles.TARGET.resolve("runtime.classpath"))
                .strip()
                .split(":", -1)) {
            Path source = Path.of(library);
            String name = source.getFileName().toString();
            Path jar = home.resolve("lib").resolve(name);
            Files.copy(name.startsWith("picocli-") ? PicocliJar.of(source) : source, jar);
            jars.add(jar);
        }
        return jars;
    }
}
