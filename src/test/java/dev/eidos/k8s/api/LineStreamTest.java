package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineStreamTest {
    private static final List<String> LINES = List.of("one", "", "grüße 🚀", "x".repeat(40_000), "last");

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16_384, 100_000})
    void linesAreTheSameHoweverTheyArrive(int atATime) throws IOException {
        // given
        byte[] sent = (String.join("\n", LINES) + "\n").getBytes(StandardCharsets.UTF_8);

        // when
        List<String> read = all(new LineStream(dribble(sent, atATime)));

        // then
        assertThat(read).isEqualTo(LINES);
    }

    @Test
    void aLastLineNeedsNoEnd() throws IOException {
        assertThat(all(new LineStream(new ByteArrayInputStream("a\nb".getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("a", "b");
    }

    @Test
    void aLineThatDoesNotEndIsGivenUp() {
        // given
        var endless = new SequenceInputStream(
                new ByteArrayInputStream(new byte[17 << 20]), InputStream.nullInputStream());

        // when
        var lines = new LineStream(endless);

        // then
        assertThatIOException().isThrownBy(lines::next).withMessageContaining("a line longer than");
    }

    private static List<String> all(LineStream lines) throws IOException {
        List<String> all = new ArrayList<>();
        for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    /** A connection that brings at most so many bytes at once. */
    private static InputStream dribble(byte[] bytes, int atATime) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, atATime));
            }
        };
    }
}
