package dev.eidos.ship;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An archive of {@code ar}, of the form that deb(5) asks for: names of at most 15 characters, without tables. */
record ArArchive(OutputStream out, long seconds) {
    private static final int LONGEST_NAME = 15;

    ArArchive begin() throws IOException {
        ascii("!<arch>\n");
        return this;
    }

    ArArchive add(String name, byte[] content) throws IOException {
        if (name.length() > LONGEST_NAME) {
            throw new IOException("a name is too long for an ar archive: " + name);
        }
        ascii(String.format(
                Locale.ROOT, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, seconds, 0, 0, "100644", content.length));
        out.write(content);
        if (content.length % 2 == 1) {
            out.write('\n');
        }
        return this;
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
