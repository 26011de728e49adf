package dev.eidos.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The folders of packaging, and what its parts do to files alike. */
public final class DistFiles {
    public static final Path TARGET = Path.of("target");
    static final Path WORK = TARGET.resolve("dist-work");

    /**
     * The time of all files that are packaged, so that the same is the same again. An AOT cache is refused where a jar
     * has another time than in training: they have it from then on, wherever they are unpacked or installed.
     */
    public static final FileTime WRITTEN = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));

    private DistFiles() {}

    static Path single(Path folder, String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)
                            && file.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + prefix + "*" + suffix + " in " + folder));
        }
    }

    /** The jars of a class path that the build has written into its folder. */
    public static List<Path> listed(String list) throws IOException {
        List<Path> libraries = new ArrayList<>();
        for (String library : Files.readString(TARGET.resolve(list)).strip().split(":", -1)) {
            libraries.add(Path.of(library));
        }
        return libraries;
    }

    static String hash(Path... files) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Runs a tool of the JDK; what it prints matters only when it fails. */
    static void tool(String name, String... args) {
        var output = new StringWriter();
        var out = new PrintWriter(output, true);
        if (ToolProvider.findFirst(name).orElseThrow().run(out, out, args) != 0) {
            throw new IllegalStateException(name + " failed: " + output);
        }
    }

    /** Removes a folder and all in it; links are not followed. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
