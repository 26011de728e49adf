package dev.eidos.collector.gpu.nvml;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A structure that an NVML function fills, in one of its versions.
 *
 * <p>Sizes and members here and in the classes that read them are those of nvml.h 13.3.29 (R610, as go-nvml has it). A
 * structure with a version begins with it: its size, and the version in the highest byte ({@code NVML_STRUCT_VERSION}).
 *
 * @param version 0 for a structure without one
 * @param bytes as C lays it out, padding included
 */
record NvmlStruct(String function, int version, int bytes) {

    /** A structure that was filled, and what it is. */
    record Filled(NvmlStruct struct, MemorySegment memory) {
        int number(long offset) {
            return memory.get(JAVA_INT, offset);
        }

        /** An {@code unsigned char}. */
        int small(long offset) {
            return Byte.toUnsignedInt(memory.get(JAVA_BYTE, offset));
        }
    }

    /** What stands in the structure's version member. */
    int tag() {
        return bytes | version << 24;
    }

    /**
     * Asks with the first of several versions that the driver knows, the newest first. One that knows none of them
     * although it has the function is newer than all, which is worth telling.
     */
    static NvmlAnswer<Filled> first(List<NvmlStruct> versions, NvmlDevice gpu) {
        Refused<Filled> refusal = null;
        boolean tooNew = false;
        for (NvmlStruct struct : versions) {
            switch (gpu.fill(struct)) {
                case Value<Filled> value -> {
                    return value;
                }
                case Refused<Filled> refused
                when isUnknown(refused.code()) -> {
                    tooNew |= struct.version() > 0 && refused.code() != NvmlReturn.FUNCTION_NOT_FOUND;
                    refusal = refused;
                }
                case Refused<Filled> refused -> {
                    return refused;
                }
            }
        }
        NvmlStruct newest = versions.getFirst();
        return tooNew || refusal == null
                ? new Refused<>(
                        newest.function(),
                        NvmlReturn.OTHER,
                        "this driver fills a newer structure than version " + newest.version()
                                + ", the newest that is known here")
                : refusal;
    }

    private static boolean isUnknown(NvmlReturn code) {
        return code == NvmlReturn.FUNCTION_NOT_FOUND
                || code == NvmlReturn.ARGUMENT_VERSION_MISMATCH
                || code == NvmlReturn.INVALID_ARGUMENT;
    }
}
