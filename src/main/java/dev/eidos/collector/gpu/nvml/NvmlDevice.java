package dev.eidos.collector.gpu.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** One GPU, or one MIG device of it, while the {@link Nvml} that it came from is open. */
public final class NvmlDevice {
    /** Two values that NVML returns together, a current and a pending mode or a minimum and a maximum. */
    public record Pair(int first, int second) {}

    private static final int VERSION_1 = 1 << 24;

    private final Arena arena;
    private final NvmlCalls calls;
    private final MemorySegment handle;

    NvmlDevice(Arena arena, NvmlCalls calls, MemorySegment handle) {
        this.arena = arena;
        this.calls = calls;
        this.handle = handle;
    }

    /** Calls {@code f(device, char *text, unsigned int length)}. */
    public NvmlAnswer<String> text(String function) {
        MemorySegment text = arena.allocate(NvmlCalls.TEXT_BYTES);
        return calls.answer(function, calls.text(function, handle, text), () -> NvmlCalls.text(text));
    }

    /** Calls {@code f(device, unsigned int *value)}. */
    public NvmlAnswer<Integer> number(String function) {
        MemorySegment number = arena.allocate(JAVA_INT);
        return calls.answer(function, calls.value(function, handle, number), () -> number.get(JAVA_INT, 0));
    }

    /** Calls {@code f(device, T *structure)}. */
    NvmlAnswer<NvmlStruct.Filled> fill(NvmlStruct struct) {
        MemorySegment memory = allocate(arena, struct);
        return calls.answer(
                struct.function(),
                calls.value(struct.function(), handle, memory),
                () -> new NvmlStruct.Filled(struct, memory));
    }

    /** Memory for a structure, twice what is known of it: a library that takes the version lightly must not hurt. */
    static MemorySegment allocate(Arena arena, NvmlStruct struct) {
        MemorySegment memory = arena.allocate(2L * struct.bytes(), JAVA_LONG.byteAlignment());
        if (struct.version() > 0) {
            memory.set(JAVA_INT, 0, struct.tag());
        }
        return memory;
    }

    /** Calls {@code f(device, unsigned int *a, unsigned int *b, unsigned int *c, unsigned int *d)}. */
    NvmlAnswer<List<Integer>> four(String function) {
        MemorySegment values = arena.allocate(JAVA_INT, 4);
        return calls.answer(
                function,
                calls.four(function, handle, values),
                () -> List.of(
                        values.getAtIndex(JAVA_INT, 0),
                        values.getAtIndex(JAVA_INT, 1),
                        values.getAtIndex(JAVA_INT, 2),
                        values.getAtIndex(JAVA_INT, 3)));
    }

    /** The library's sentence for one of its codes. */
    String errorString(int code) {
        return calls.errorString(code);
    }

    /** What should be done that this GPU works again, {@code nvmlDeviceGpuRecoveryAction_t}. */
    NvmlAnswer<Long> recoveryAction() {
        String function = "nvmlDeviceGetFieldValues";
        MemorySegment field = NvmlFieldValues.recoveryAction(arena);
        int code = calls.indexed(function, handle, 1, field);
        Long action = code == NvmlCalls.SUCCESS ? NvmlFieldValues.value(field) : null;
        if (action != null) {
            return new NvmlAnswer.Value<>(action);
        }
        // older drivers know the function and not the field, which some of them call an invalid argument
        NvmlReturn refusal = NvmlReturn.of(code);
        boolean unknown = refusal == NvmlReturn.SUCCESS || refusal == NvmlReturn.INVALID_ARGUMENT;
        return new NvmlAnswer.Refused<>(function, unknown ? NvmlReturn.NOT_SUPPORTED : refusal, errorString(code));
    }

    /** Calls {@code f(device, unsigned int *first, unsigned int *second)}. */
    public NvmlAnswer<Pair> pair(String function) {
        MemorySegment first = arena.allocate(JAVA_INT);
        MemorySegment second = arena.allocate(JAVA_INT);
        return calls.answer(
                function,
                calls.pair(function, handle, first, second),
                () -> new Pair(first.get(JAVA_INT, 0), second.get(JAVA_INT, 0)));
    }

    /** The GSP firmware's version; the caller's buffer is NVML_GSP_FIRMWARE_VERSION_BUF_SIZE (64) or more. */
    public NvmlAnswer<String> gspFirmwareVersion() {
        String function = "nvmlDeviceGetGspFirmwareVersion";
        MemorySegment text = arena.allocate(NvmlCalls.TEXT_BYTES);
        return calls.answer(function, calls.value(function, handle, text), () -> NvmlCalls.text(text));
    }

    /** Total memory in bytes, the first member of {@code nvmlMemory_t} (three unsigned long long). */
    public NvmlAnswer<Long> memoryTotal() {
        String function = "nvmlDeviceGetMemoryInfo";
        MemorySegment memory = arena.allocate(JAVA_LONG, 3);
        return calls.answer(function, calls.value(function, handle, memory), () -> memory.get(JAVA_LONG, 0));
    }

    public NvmlAnswer<NvmlPciInfo> pciInfo() {
        String function = "nvmlDeviceGetPciInfo_v3";
        MemorySegment pci = NvmlPciInfo.allocate(arena);
        return calls.answer(function, calls.value(function, handle, pci), () -> NvmlPciInfo.of(pci));
    }

    /** 0 none, 1 HMM, 2 ATS: {@code nvmlDeviceAddressingMode_t} is a version (its size, version 1) and the value. */
    public NvmlAnswer<Integer> addressingMode() {
        String function = "nvmlDeviceGetAddressingMode";
        MemorySegment mode = arena.allocate(JAVA_INT, 2);
        mode.set(JAVA_INT, 0, (int) mode.byteSize() | VERSION_1);
        return calls.answer(function, calls.value(function, handle, mode), () -> mode.getAtIndex(JAVA_INT, 1));
    }

    /** The state of the NVLink with this number: true if it is up. */
    public NvmlAnswer<Boolean> nvLinkActive(int link) {
        String function = "nvmlDeviceGetNvLinkState";
        MemorySegment active = arena.allocate(JAVA_INT);
        return calls.answer(
                function, calls.indexed(function, handle, link, active), () -> active.get(JAVA_INT, 0) != 0);
    }

    /** The speed in MB/s that this GPU's active links have in common. */
    public NvmlAnswer<Long> nvLinkSpeed(int activeLink) {
        String function = "nvmlDeviceGetFieldValues";
        MemorySegment fields = NvmlFieldValues.nvLinkSpeeds(arena, activeLink);
        int code = calls.indexed(function, handle, NvmlFieldValues.NVLINK_SPEEDS, fields);
        Long speed = code == NvmlCalls.SUCCESS ? NvmlFieldValues.firstValue(fields) : null;
        return speed != null
                ? new NvmlAnswer.Value<>(speed)
                : new NvmlAnswer.Refused<>(function, NvmlReturn.NOT_SUPPORTED, "no NVLink speed");
    }

    public NvmlAnswer<NvmlDevice> migDevice(int index) {
        String function = "nvmlDeviceGetMigDeviceHandleByIndex";
        MemorySegment device = arena.allocate(ADDRESS);
        return calls.answer(
                function,
                calls.indexed(function, handle, index, device),
                () -> new NvmlDevice(arena, calls, device.get(ADDRESS, 0)));
    }
}
