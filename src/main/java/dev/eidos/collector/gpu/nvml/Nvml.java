package dev.eidos.collector.gpu.nvml;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/**
 * The driver's management library, loaded and initialised; closing it shuts NVML down and unloads it.
 *
 * <p>To be used by the thread that opened it. Function names, signatures and buffer sizes are those of nvml.h.
 */
public final class Nvml implements AutoCloseable {
    private final Arena arena;
    private final NvmlCalls calls;

    private Nvml(Arena arena, NvmlCalls calls) {
        this.arena = arena;
        this.calls = calls;
    }

    /** Loads {@code library}, a name for the dynamic linker or a path, and initialises it. */
    @SuppressWarnings("MustBeClosedChecker") // the Nvml that is returned closes it
    public static Nvml open(String library) throws NvmlException {
        Arena arena = Arena.ofConfined();
        try {
            var calls = new NvmlCalls(SymbolLookup.libraryLookup(library, arena));
            int code = calls.plain("nvmlInit_v2");
            if (code != NvmlCalls.SUCCESS) {
                throw new NvmlException(NvmlReturn.of(code), "nvmlInit_v2: " + calls.errorString(code));
            }
            return new Nvml(arena, calls);
        } catch (NvmlException e) {
            arena.close();
            throw e;
        } catch (IllegalArgumentException | IllegalCallerException | UnsupportedOperationException e) {
            arena.close();
            throw new NvmlException(NvmlReturn.NOT_FOUND, String.valueOf(e.getMessage()));
        }
    }

    public NvmlAnswer<String> driverVersion() {
        String function = "nvmlSystemGetDriverVersion";
        MemorySegment text = arena.allocate(NvmlCalls.TEXT_BYTES);
        return calls.answer(function, calls.systemText(function, text), () -> NvmlCalls.text(text));
    }

    /** The newest CUDA version that the driver supports, as 1000 × major + 10 × minor. */
    public NvmlAnswer<Integer> cudaDriverVersion() {
        return systemNumber("nvmlSystemGetCudaDriverVersion_v2");
    }

    public NvmlAnswer<Integer> deviceCount() {
        return systemNumber("nvmlDeviceGetCount_v2");
    }

    public NvmlAnswer<NvmlDevice> device(int index) {
        String function = "nvmlDeviceGetHandleByIndex_v2";
        MemorySegment handle = arena.allocate(ValueLayout.ADDRESS);
        return calls.answer(
                function,
                calls.byIndex(function, index, handle),
                () -> new NvmlDevice(arena, calls, handle.get(ValueLayout.ADDRESS, 0)));
    }

    /** Calls {@code f(T *structure)}. */
    NvmlAnswer<NvmlStruct.Filled> fill(NvmlStruct struct) {
        MemorySegment memory = NvmlDevice.allocate(arena, struct);
        return calls.answer(
                struct.function(),
                calls.systemValue(struct.function(), memory),
                () -> new NvmlStruct.Filled(struct, memory));
    }

    private NvmlAnswer<Integer> systemNumber(String function) {
        MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
        return calls.answer(function, calls.systemValue(function, number), () -> number.get(ValueLayout.JAVA_INT, 0));
    }

    @Override
    public void close() {
        try {
            calls.plain("nvmlShutdown");
        } finally {
            arena.close();
        }
    }
}
