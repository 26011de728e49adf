package dev.eidos.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars of a packaged tool: its own first, then the libraries in the order of the build's class path. */
final class DistLibraries {
    private DistLibraries() {}

    /** Copies them: the caches of each platform hold the times of its own. */
    static List<Path> copy(Path home) throws Exception {
        Path folder = home.resolve("lib");
        List<Path> jars = new ArrayList<>(JarParts.write(DistFiles.single(DistFiles.TARGET, "eidos-", ".jar"), folder));
        for (Path source : DistFiles.listed("runtime.classpath")) {
            String name = source.getFileName().toString();
            Path jar = folder.resolve(name);
            Files.copy(name.startsWith("picocli-") ? PicocliJar.of(source) : source, jar);
            jars.add(jar);
        }
        for (Path jar : jars) {
            Files.setLastModifiedTime(jar, DistFiles.WRITTEN);
        }
        return jars;
    }

    /** Copies what only a few commands load, and images leave out: see {@code dev.eidos.recipe.render.HelmLibrary}. */
    static void copyOptional(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("lib/optional"));
        for (Path library : DistFiles.listed("optional.classpath")) {
            Files.copy(library, folder.resolve(library.getFileName()));
        }
    }
}
