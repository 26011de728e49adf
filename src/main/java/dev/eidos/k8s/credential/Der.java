package dev.eidos.k8s.credential;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** As much of DER (ITU-T X.690) as keys are made of. */
final class Der {
    static final int SEQUENCE = 0x30;
    static final int OCTETS = 0x04;
    static final int INTEGER = 0x02;
    static final int OBJECT = 0x06;

    /** Context-specific, constructed, number 0. */
    static final int FIRST = 0xa0;

    private final byte[] bytes;
    private int at;

    /** Of what a value holds. */
    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A value, beginning with its tag. */
    static byte[] of(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        var value = new ByteArrayOutputStream(length + 4);
        value.write(tag);
        if (length >= 0x100) {
            value.write(0x82);
            value.write(length >> 8);
        } else if (length >= 0x80) {
            value.write(0x81);
        }
        value.write(length);
        for (byte[] content : contents) {
            value.writeBytes(content);
        }
        return value.toByteArray();
    }

    static byte[] number(int small) {
        return new byte[] {INTEGER, 1, (byte) small};
    }

    /** The values in a sequence; null if it is none. */
    static @Nullable Der inSequence(byte[] der) {
        byte[] content = new Der(der).next(SEQUENCE);
        return content == null ? null : new Der(content);
    }

    /** The values that stand in a value, by its content. */
    static Der in(byte[] content) {
        return new Der(content);
    }

    /** The content of the next value, if it has that tag, and then passes it. */
    byte @Nullable [] next(int tag) {
        if (at + 2 > bytes.length || (bytes[at] & 0xff) != tag) {
            return null;
        }
        int length = bytes[at + 1] & 0xff;
        int from = at + 2;
        if (length > 0x80) {
            int more = length - 0x80;
            length = 0;
            for (int i = 0; i < more && i < 4 && from < bytes.length; i++) {
                length = length << 8 | (bytes[from++] & 0xff);
            }
        }
        if (length < 0 || length > bytes.length - from) {
            return null;
        }
        at = from + length;
        return Arrays.copyOfRange(bytes, from, at);
    }
}
