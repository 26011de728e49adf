package dev.eidos.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.Command;
import dev.eidos.testing.Unprivileged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InputFileTest {
    @TempDir
    private Path directory;

    @Test
    void aFileIsReadUnderItsName() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("s.yaml"), "größe: 1 \ufffd\n");

        // when
        SourceText read = new InputFile(file).read();

        // then
        assertThat(read).isEqualTo(new SourceText(file.toString(), "größe: 1 \ufffd\n"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("s.json"), "\ufeff{}");

        // when, then
        assertThat(new InputFile(file).read().text()).isEqualTo("{}");
    }

    @Test
    void ofAHugeFileNothingIsRead() throws IOException {
        // given
        Path file = directory.resolve("huge");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(100L << 20);
        }

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new InputFile(file).read())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo(file.toString()))
                .withMessageContaining("100 MiB")
                .withMessageContaining("at most 32 MiB");
    }

    @Test
    void aDeviceWithoutEndIsNotReadToIt() {
        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new InputFile(Path.of("/dev/zero")).read())
                .withMessageContaining("at most 32 MiB");
    }

    @Test
    void standardInputWithoutEndIsNotReadToIt() {
        // given
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) ' ');
                given += length;
                return length;
            }
        };

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> InputFile.stdin(endless))
                .satisfies(e -> assertThat(e.object()).isEqualTo("standard input"))
                .withMessageContaining("at most 32 MiB");
        assertThat(endless.given).isEqualTo((32 << 20) + 1);
    }

    @Test
    void standardInputIsRead() {
        // when, then
        assertThat(InputFile.stdin(new ByteArrayInputStream("a: 1".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new SourceText("standard input", "a: 1"));
    }

    @Test
    void aPipeIsReadOnce() throws Exception {
        // given
        Path pipe = directory.resolve("pipe");
        Command.output("mkfifo", pipe.toString());
        Thread.ofVirtual().start(() -> write(pipe, "a: 1"));

        // when, then
        assertThat(new InputFile(pipe).read().text()).isEqualTo("a: 1");
    }

    private static void write(Path pipe, String text) {
        try {
            Files.writeString(pipe, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.yaml", "no-folder/none.yaml", "file/none.yaml"})
    void aFileThatIsNotThereIsNotFound(String name) throws IOException {
        // given
        Files.createFile(directory.resolve("file"));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new InputFile(directory.resolve(name)).read())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.suggestion()).contains(directory.toString()));
    }

    @Test
    void aFolderIsNoDocument() {
        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new InputFile(directory).read())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .withMessageContaining("is a directory");
    }

    @Test
    void aFileThatMayNotBeReadIsForbidden() throws Exception {
        // given
        Path file = Files.createFile(directory.resolve("secret"));
        Unprivileged.close(file);

        // when
        String code = Unprivileged.output(directory, Reading.class, file.toString());

        // then
        assertThat(code).isEqualTo("FORBIDDEN permission denied");
    }

    /** Says how reading a file fails. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) {
            try {
                System.out.println(new InputFile(Path.of(arguments[0])).read());
            } catch (EidosException e) {
                System.out.println(e.code() + " " + e.reason());
            }
        }
    }

    @Test
    void bytesThatAreNoUtf8AreNamedByPlace() throws IOException {
        // given
        byte[] text = "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(directory.resolve("latin1"), text);

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new InputFile(file).read())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .withMessageContaining("byte 11, in line 2, is 0xe9");
    }
}
