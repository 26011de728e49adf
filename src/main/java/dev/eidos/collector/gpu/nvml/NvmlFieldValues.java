package dev.eidos.collector.gpu.nvml;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of {@code nvmlFieldValue_t}: 40 bytes each, fieldId (0), scopeId (4), timestamp (8), latencyUsec (16),
 * valueType (24), nvmlReturn (28), value (32).
 */
final class NvmlFieldValues {
    /** The number of fields that {@link #nvLinkSpeeds} asks for. */
    static final int NVLINK_SPEEDS = 2;

    private static final int SIZE = 40;
    private static final int SCOPE_ID = 4;
    private static final int VALUE_TYPE = 24;
    private static final int RETURN = 28;
    private static final int VALUE = 32;

    private static final int NVLINK_SPEED_MBPS_COMMON = 90;
    private static final int NVLINK_GET_SPEED = 164;
    private static final int GET_GPU_RECOVERY_ACTION = 230;

    private NvmlFieldValues() {}

    /** The common speed of the active links, and, for drivers that have it no more, that of one active link. */
    static MemorySegment nvLinkSpeeds(Arena arena, int activeLink) {
        MemorySegment fields = arena.allocate((long) SIZE * NVLINK_SPEEDS, JAVA_LONG.byteAlignment());
        fields.set(JAVA_INT, 0, NVLINK_SPEED_MBPS_COMMON);
        fields.set(JAVA_INT, SIZE, NVLINK_GET_SPEED);
        fields.set(JAVA_INT, SIZE + SCOPE_ID, activeLink);
        return fields;
    }

    static MemorySegment recoveryAction(Arena arena) {
        MemorySegment field = arena.allocate(SIZE, JAVA_LONG.byteAlignment());
        field.set(JAVA_INT, 0, GET_GPU_RECOVERY_ACTION);
        return field;
    }

    /** The value of a single field, if it was answered. */
    static @Nullable Long value(MemorySegment field) {
        return field.get(JAVA_INT, RETURN) == NvmlCalls.SUCCESS ? value(field, 0) : null;
    }

    /** The first value that was answered and is not zero. */
    static @Nullable Long firstValue(MemorySegment fields) {
        for (long at = 0; at < fields.byteSize(); at += SIZE) {
            long value = fields.get(JAVA_INT, at + RETURN) == NvmlCalls.SUCCESS ? value(fields, at) : 0;
            if (value > 0) {
                return value;
            }
        }
        return null;
    }

    /**
     * {@code nvmlValueType_t}: 0 double, 1 unsigned int, 2 unsigned long, 3 unsigned long long, 4 signed long long, 5
     * signed int, 6 unsigned short.
     */
    private static long value(MemorySegment fields, long at) {
        return switch (fields.get(JAVA_INT, at + VALUE_TYPE)) {
            case 0 -> (long) fields.get(JAVA_DOUBLE, at + VALUE);
            case 1 -> Integer.toUnsignedLong(fields.get(JAVA_INT, at + VALUE));
            case 2, 3, 4 -> fields.get(JAVA_LONG, at + VALUE);
            case 5 -> fields.get(JAVA_INT, at + VALUE);
            case 6 -> fields.get(JAVA_INT, at + VALUE) & 0xffff;
            default -> 0;
        };
    }
}
