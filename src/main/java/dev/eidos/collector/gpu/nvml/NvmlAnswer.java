package dev.eidos.collector.gpu.nvml;

/** The outcome of one NVML call: a value, or the library's refusal. */
public sealed interface NvmlAnswer<T> {

    record Value<T>(T value) implements NvmlAnswer<T> {}

    /**
     * No value.
     *
     * @param function the C function that was called
     * @param code what it returned
     * @param message the library's sentence for the code
     */
    record Refused<T>(String function, NvmlReturn code, String message) implements NvmlAnswer<T> {

        /** The same refusal of something else that was to be made of the value. */
        <R> Refused<R> as() {
            return new Refused<>(function, code, message);
        }
    }
}
