package dev.eidos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Consumer;

/**
 * A reader, and right input that wrong input is made from.
 *
 * @param refusals what it may throw besides the failures that a user can meet
 */
public record FuzzTarget(String name, List<byte[]> seeds, Reader reader, List<Class<? extends Exception>> refusals) {

    /** Reads input, whatever it is. */
    public interface Reader {
        void read(byte[] input) throws Exception;
    }

    /** A reader of text. */
    public static FuzzTarget text(String name, Consumer<String> reader, String... seeds) {
        return bytes(
                name,
                input -> reader.accept(new String(input, UTF_8)),
                List.of(seeds).stream().map(seed -> seed.getBytes(UTF_8)).toList());
    }

    /** A reader of bytes. */
    public static FuzzTarget bytes(String name, Reader reader, List<byte[]> seeds) {
        return new FuzzTarget(name, seeds, reader, List.of());
    }

    /** The same reader, which says in its signature how it refuses. */
    public FuzzTarget refusing(Class<? extends Exception> refusal) {
        return new FuzzTarget(name, seeds, reader, List.of(refusal));
    }
}
