package dev.eidos.fleet.folder;

import dev.eidos.document.DocumentLimits;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a YAML stream, one at a time, so that a file of any size can be read. Three dashes at the beginning
 * of a line begin a document, and can be nothing else there (YAML 1.2, 9.1.2).
 */
final class DocumentStream implements AutoCloseable {
    private static final String BEGIN = "---";

    private final Reader reader;
    private final String name;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private String begun = "";
    private boolean over;

    /** @param name of the file, for errors */
    DocumentStream(Reader reader, String name) {
        this.reader = reader;
        this.name = name;
    }

    /** The next document's text; null after the last. One that says nothing is left out. */
    @Nullable
    String next() {
        var document = new StringBuilder(begun);
        begun = "";
        while (!over) {
            int from = document.length();
            over = line(document);
            if (isBegin(document, from)) {
                begun = afterDashes(document.substring(from));
                document.setLength(from);
                if (saysSomething(document)) {
                    return document.toString();
                }
                document = new StringBuilder(begun);
                begun = "";
            }
        }
        return saysSomething(document) ? document.toString() : null;
    }

    private static boolean isBegin(StringBuilder text, int from) {
        int after = from + BEGIN.length();
        return text.length() >= after
                && text.substring(from, after).equals(BEGIN)
                && (text.length() == after || Character.isWhitespace(text.charAt(after)));
    }

    /** A document may begin on the line of the dashes; what eidos writes there is a comment. */
    private static String afterDashes(String line) {
        String rest = line.substring(BEGIN.length()).strip();
        return rest.isEmpty() || rest.startsWith("#") ? "" : rest + "\n";
    }

    private static boolean saysSomething(StringBuilder document) {
        return document.toString()
                .lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    /** Appends a line with its end; returns whether it was the last. */
    private boolean line(StringBuilder document) {
        while (true) {
            if (at == end && !fill()) {
                return true;
            }
            int newline = at;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            boolean whole = newline < end;
            int to = whole ? newline + 1 : newline;
            document.append(buffer, at, to - at);
            at = to;
            if (document.length() > DocumentLimits.MAX_CHARACTERS) {
                throw unreadable("a document in it has more than " + (DocumentLimits.MAX_CHARACTERS >> 20) + " MiB");
            }
            if (whole) {
                return false;
            }
        }
    }

    private boolean fill() {
        try {
            at = 0;
            end = Math.max(0, reader.read(buffer));
            return end > 0;
        } catch (CharacterCodingException e) {
            throw unreadable("it is no UTF-8");
        } catch (IOException e) {
            throw unreadable(IoReason.of(e));
        }
    }

    private EidosException unreadable(String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot read the document")
                .object(name)
                .reason(reason)
                .build();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(IoReason.of(e));
        }
    }
}
