package dev.eidos.collector.gpu.nvml;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Calls of C functions by name. One method per shape of signature in nvml.h; a handle is linked per shape when it is
 * first needed, not per function, because linking is what costs time.
 */
final class NvmlCalls {
    static final int SUCCESS = 0;
    /** More than any text buffer that nvml.h asks for (at most 96). */
    static final int TEXT_BYTES = 256;

    private static final int FUNCTION_NOT_FOUND = 13;
    private static final int MAX_ERROR_STRING = 1024;

    private enum Shape {
        PLAIN,
        ERROR_STRING,
        SYSTEM_VALUE,
        SYSTEM_TEXT,
        BY_INDEX,
        VALUE,
        PAIR,
        FOUR,
        TEXT,
        INDEXED;

        FunctionDescriptor descriptor() {
            return switch (this) {
                case PLAIN -> FunctionDescriptor.of(JAVA_INT);
                case ERROR_STRING -> FunctionDescriptor.of(ADDRESS, JAVA_INT);
                case SYSTEM_VALUE -> FunctionDescriptor.of(JAVA_INT, ADDRESS);
                case SYSTEM_TEXT -> FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
                case BY_INDEX -> FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS);
                case VALUE -> FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
                case PAIR -> FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
                case FOUR -> FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
                case TEXT -> FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
                case INDEXED -> FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
            };
        }
    }

    private interface Invocation {
        Object invoke(MethodHandle handle, MemorySegment function) throws Throwable;
    }

    private final SymbolLookup symbols;
    private final Map<Shape, MethodHandle> handles = new EnumMap<>(Shape.class);

    NvmlCalls(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /** {@code nvmlReturn_t f(void)}. */
    int plain(String function) {
        return call(Shape.PLAIN, function, (handle, f) -> (int) handle.invokeExact(f));
    }

    /** {@code nvmlReturn_t f(T *value)}. */
    int systemValue(String function, MemorySegment value) {
        return call(Shape.SYSTEM_VALUE, function, (handle, f) -> (int) handle.invokeExact(f, value));
    }

    /** {@code nvmlReturn_t f(char *text, unsigned int length)}. */
    int systemText(String function, MemorySegment text) {
        int size = (int) text.byteSize();
        return call(Shape.SYSTEM_TEXT, function, (handle, f) -> (int) handle.invokeExact(f, text, size));
    }

    /** {@code nvmlReturn_t f(unsigned int index, T *value)}. */
    int byIndex(String function, int index, MemorySegment value) {
        return call(Shape.BY_INDEX, function, (handle, f) -> (int) handle.invokeExact(f, index, value));
    }

    /** {@code nvmlReturn_t f(nvmlDevice_t device, T *value)}. */
    int value(String function, MemorySegment device, MemorySegment value) {
        return call(Shape.VALUE, function, (handle, f) -> (int) handle.invokeExact(f, device, value));
    }

    /** {@code nvmlReturn_t f(nvmlDevice_t device, T *first, T *second)}. */
    int pair(String function, MemorySegment device, MemorySegment first, MemorySegment second) {
        return call(Shape.PAIR, function, (handle, f) -> (int) handle.invokeExact(f, device, first, second));
    }

    /** {@code nvmlReturn_t f(nvmlDevice_t device, T *a, T *b, T *c, T *d)}. */
    int four(String function, MemorySegment device, MemorySegment values) {
        long size = values.byteSize() / 4;
        MemorySegment a = values.asSlice(0, size);
        MemorySegment b = values.asSlice(size, size);
        MemorySegment c = values.asSlice(2 * size, size);
        MemorySegment d = values.asSlice(3 * size, size);
        return call(Shape.FOUR, function, (handle, f) -> (int) handle.invokeExact(f, device, a, b, c, d));
    }

    /** {@code nvmlReturn_t f(nvmlDevice_t device, char *text, unsigned int length)}. */
    int text(String function, MemorySegment device, MemorySegment text) {
        int size = (int) text.byteSize();
        return call(Shape.TEXT, function, (handle, f) -> (int) handle.invokeExact(f, device, text, size));
    }

    /** {@code nvmlReturn_t f(nvmlDevice_t device, unsigned int index, T *value)}. */
    int indexed(String function, MemorySegment device, int index, MemorySegment value) {
        return call(Shape.INDEXED, function, (handle, f) -> (int) handle.invokeExact(f, device, index, value));
    }

    <T> NvmlAnswer<T> answer(String function, int code, Supplier<T> value) {
        return code == SUCCESS
                ? new NvmlAnswer.Value<>(value.get())
                : new NvmlAnswer.Refused<>(function, NvmlReturn.of(code), errorString(code));
    }

    /** The library's sentence for a code: {@code const char *nvmlErrorString(nvmlReturn_t result)}. */
    String errorString(int code) {
        return symbols.find("nvmlErrorString")
                .map(f -> {
                    Object text =
                            invoke(Shape.ERROR_STRING, f, (handle, at) -> (MemorySegment) handle.invokeExact(at, code));
                    return ((MemorySegment) text).reinterpret(MAX_ERROR_STRING).getString(0);
                })
                .orElseGet(() -> "NVML error " + code);
    }

    static String text(MemorySegment buffer) {
        return buffer.getString(0).strip();
    }

    private int call(Shape shape, String function, Invocation invocation) {
        return symbols.find(function)
                .map(f -> (Integer) invoke(shape, f, invocation))
                .orElse(FUNCTION_NOT_FOUND);
    }

    private Object invoke(Shape shape, MemorySegment function, Invocation invocation) {
        MethodHandle handle =
                handles.computeIfAbsent(shape, key -> Linker.nativeLinker().downcallHandle(key.descriptor()));
        try {
            return invocation.invoke(handle, function);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
