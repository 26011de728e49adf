package dev.eidos.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The oldest C library that a runtime runs with, as its programs and libraries name the versions of symbols that they
 * want ({@code GLIBC_2.17}).
 */
public record GlibcNeed(int major, int minor) {
    private static final Pattern VERSION = Pattern.compile("\0GLIBC_(\\d+)\\.(\\d+)");

    /** The need of a linked runtime. */
    public static GlibcNeed of(Path runtime) throws IOException {
        int newest = 0;
        for (Path file : files(runtime)) {
            byte[] content = Files.readAllBytes(file);
            if (content.length < 4 || content[0] != 0x7f || content[1] != 'E') {
                continue;
            }
            List<MatchResult> versions =
                    VERSION.matcher(new String(content, ISO_8859_1)).results().toList();
            for (MatchResult version : versions) {
                newest = Math.max(
                        newest, Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2)));
            }
        }
        return new GlibcNeed(newest / 1000, newest % 1000);
    }

    private static List<Path> files(Path runtime) throws IOException {
        try (Stream<Path> programs = Files.walk(runtime.resolve("bin"));
                Stream<Path> libraries = Files.walk(runtime.resolve("lib"))) {
            return Stream.concat(programs, libraries)
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("modules"))
                    .toList();
        }
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
