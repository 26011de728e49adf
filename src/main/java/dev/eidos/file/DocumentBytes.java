package dev.eidos.file;

import dev.eidos.document.DocumentLimits;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of a document and their text: not too many, and UTF-8. */
public final class DocumentBytes {
    /** The most bytes that are read of a document: as many as it may have characters. */
    public static final int MAX = DocumentLimits.MAX_CHARACTERS;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char REPLACEMENT = '\ufffd';

    private DocumentBytes() {}

    public static String text(byte[] bytes, String name) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseMalformed(bytes, name);
        }
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /**
     * Fails if the bytes are not UTF-8, and says where. A replacement character alone may also be in the text itself.
     */
    private static void refuseMalformed(byte[] bytes, String name) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        if (result.isError()) {
            int line = 1;
            for (int at = 0; at < in.position(); at++) {
                line += bytes[at] == '\n' ? 1 : 0;
            }
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not UTF-8 text")
                    .object(name)
                    .reason("byte %d, in line %d, is 0x%02x".formatted(in.position(), line, bytes[in.position()]))
                    .build();
        }
    }

    /**
     * A failure that says how large a document may be.
     *
     * @param size how large it is, as a phrase
     */
    public static EidosException tooLarge(String name, String size, int max) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "document is too large")
                .object(name)
                .reason("it has " + size + "; at most " + bytes(max) + " are read")
                .build();
    }

    public static String bytes(long count) {
        return count < 1 << 20 ? count + " bytes" : count / (1 << 20) + " MiB";
    }
}
