package dev.eidos.build;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * The formatter of the project's Java sources, which may also only check them: {@code Format.java check|apply DIR...}.
 *
 * <p>A source-file program rather than a Maven plugin, because formatters parse with the compiler of the JVM that they
 * run in: inside a Maven that runs on 17, Java 25 does not parse (docs/adr/003-build.md).
 */
class Format {
    public static void main(String[] args) throws Exception {
        boolean apply = args[0].equals("apply");
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(true)
                .build());
        Queue<Path> unformatted = new ConcurrentLinkedQueue<>();
        for (Path file : sources(List.of(args).subList(1, args.length))) {
            String source = Files.readString(file);
            String formatted = format(formatter, file, source);
            if (!source.equals(formatted)) {
                unformatted.add(file);
                if (apply) {
                    // Twice, because breaking a line before a text block moves the block only on the next pass.
                    Files.writeString(file, format(formatter, file, formatted));
                }
            }
        }
        unformatted.forEach(file -> System.err.println((apply ? "formatted " : "not formatted: ") + file));
        if (!apply && !unformatted.isEmpty()) {
            System.err.println("run: dev/format");
            System.exit(1);
        }
    }

    private static String format(Formatter formatter, Path file, String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> sources(List<String> roots) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String root : roots) {
            if (Files.exists(Path.of(root))) {
                try (Stream<Path> files = Files.walk(Path.of(root))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        sources.sort(null);
        return sources;
    }
}
