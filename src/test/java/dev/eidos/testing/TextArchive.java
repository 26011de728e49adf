package dev.eidos.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the text archives of github.com/ideaship/ttar: entries of {@code Path:}, {@code Lines:} and as many lines, in
 * which {@code EOF} at the end says that the file has no last newline.
 */
final class TextArchive {
    private TextArchive() {}

    static void unpack(Path archive, String top, Path into, String... prefixes) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(archive)) {
            Path file = into;
            boolean wanted = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("Path: " + top)) {
                    String name = line.substring("Path: ".length() + top.length());
                    wanted = isWanted(name, prefixes);
                    file = into.resolve(name);
                } else if (line.startsWith("Lines: ")) {
                    String text = text(reader, Integer.parseInt(line.substring("Lines: ".length())));
                    if (wanted) {
                        Files.createDirectories(file.getParent());
                        Files.writeString(file, text);
                    }
                }
            }
        }
    }

    private static boolean isWanted(String name, String... prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static String text(BufferedReader reader, int lines) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(reader.readLine()).append('\n');
        }
        String all = text.toString();
        return all.endsWith("EOF\n") ? all.substring(0, all.length() - "EOF\n".length()) : all;
    }
}
