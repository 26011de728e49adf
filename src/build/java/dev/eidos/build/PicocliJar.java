package dev.eidos.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** picocli, compiled anew: as published, its classes are too old for an AOT cache to hold. */
final class PicocliJar {
    private static final Path SOURCE = Path.of("src/build/java/dev/eidos/build/PicocliJar.java");

    private PicocliJar() {}

    static Path of(Path published) throws Exception {
        Path sources = DistFiles.single(DistFiles.TARGET.resolve("sources"), "picocli-", "-sources.jar");
        Path jar = DistFiles.WORK.resolve(
                DistFiles.hash(sources, SOURCE).substring(0, 12) + "-" + published.getFileName());
        if (Files.exists(jar)) {
            return jar;
        }
        Path unpacked = DistFiles.WORK.resolve("picocli");
        Path classes = DistFiles.WORK.resolve("picocli-classes");
        DistFiles.delete(unpacked);
        DistFiles.delete(classes);
        List<String> javac =
                new ArrayList<>(List.of("--release", "25", "-nowarn", "-proc:none", "-d", classes.toString()));
        try (var zip = new ZipFile(sources.toFile())) {
            for (var entry :
                    zip.stream().filter(e -> e.getName().endsWith(".java")).toList()) {
                // module-info needs modules that are not on this path; the class path does not need it.
                if (entry.getName().endsWith("module-info.java")
                        || entry.getName().contains("/groovy/")) {
                    continue;
                }
                Path file = unpacked.resolve(entry.getName()).normalize();
                if (!file.startsWith(unpacked)) {
                    throw new IOException("entry leaves the archive: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file, withoutGroovy(new String(zip.getInputStream(entry).readAllBytes(), UTF_8), file));
                javac.add(file.toString());
            }
        }
        DistFiles.tool("javac", javac.toArray(String[]::new));
        DistFiles.tool(
                "jar",
                "--create",
                "--date=2026-01-01T00:00:00Z",
                "--file",
                jar.toString(),
                "-C",
                classes.toString(),
                ".");
        return jar;
    }

    /**
     * picocli asks for Groovy's closures when it is loaded. To answer "no such class" the JVM opens every jar of the
     * class path, which costs more than all the rest of {@code eidos --version}.
     */
    private static String withoutGroovy(String source, Path file) {
        if (!file.endsWith("picocli/CommandLine.java")) {
            return source;
        }
        String lookup = "try { return Class.forName(\"groovy.lang.Closure\"); }";
        if (!source.contains(lookup)) {
            throw new IllegalStateException(
                    "picocli no longer looks for Groovy as expected: see PicocliJar.withoutGroovy");
        }
        return source.replace(lookup, "try { throw new ClassNotFoundException(\"no Groovy here\"); }");
    }
}
