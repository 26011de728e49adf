package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes as bytes: what was parsed when the tool was built is read in a fraction of the time that YAML takes. Only for
 * bytes that the build wrote itself. Positions are not kept.
 */
public final class ValueBytes {
    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte WHOLE = 2;
    private static final byte DECIMAL = 3;
    private static final byte TRUE = 4;
    private static final byte FALSE = 5;
    private static final byte MAPPING = 6;
    private static final byte SEQUENCE = 7;

    private ValueBytes() {}

    public static byte[] write(Value node) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(node, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Value node, DataOutputStream out) throws IOException {
        switch (node) {
            case Value.Mapping mapping -> {
                out.writeByte(MAPPING);
                out.writeInt(mapping.entries().size());
                for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                    text(entry.getKey(), out);
                    write(entry.getValue(), out);
                }
            }
            case Value.Sequence sequence -> {
                out.writeByte(SEQUENCE);
                out.writeInt(sequence.items().size());
                for (Value item : sequence.items()) {
                    write(item, out);
                }
            }
            case Value.Scalar scalar -> {
                switch (scalar.value()) {
                    case null -> out.writeByte(NULL);
                    case Reading.Text(String value) -> {
                        out.writeByte(TEXT);
                        text(value, out);
                    }
                    case Reading.Whole(long value) -> {
                        out.writeByte(WHOLE);
                        out.writeLong(value);
                    }
                    case Reading.Decimal(BigDecimal value) -> {
                        out.writeByte(DECIMAL);
                        text(value.toString(), out);
                    }
                    case Reading.Flag(boolean value) -> out.writeByte(value ? TRUE : FALSE);
                }
            }
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads the node that begins at the buffer's position, and leaves the position behind it. */
    public static Value read(ByteBuffer in) {
        byte kind = in.get();
        return switch (kind) {
            case NULL -> new Value.Scalar(null, Position.NONE);
            case TEXT -> Value.scalar(text(in));
            case WHOLE -> Value.scalar(Reading.of(in.getLong()));
            case DECIMAL -> Value.scalar(Reading.of(new BigDecimal(text(in))));
            case TRUE -> Value.scalar(Reading.of(true));
            case FALSE -> Value.scalar(Reading.of(false));
            case MAPPING -> {
                int size = in.getInt();
                Map<String, Value> entries = LinkedHashMap.newLinkedHashMap(size);
                for (int i = 0; i < size; i++) {
                    entries.put(text(in), read(in));
                }
                yield new Value.Mapping(Collections.unmodifiableMap(entries), Position.NONE);
            }
            case SEQUENCE -> {
                int size = in.getInt();
                List<Value> items = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    items.add(read(in));
                }
                yield new Value.Sequence(Collections.unmodifiableList(items), Position.NONE);
            }
            default -> throw new IllegalStateException("not a node: " + kind);
        };
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        String text = new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
