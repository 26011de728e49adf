package dev.eidos.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {
    @TempDir
    Path folder;

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aFileThatOthersMayNotReadIsAtNoTimeReadByThem() throws IOException {
        // given
        Path target = Files.writeString(folder.resolve("s.yaml"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));

        // when
        try (PartFile part = PartFile.beside(target)) {
            part.write(out -> out.write("new".getBytes(UTF_8)));

            // then
            assertThat(permissions(part.path())).isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-rw-", "r--r--r--", "-w-------", "rwxr-x--x"})
    void permissionsArriveWhateverTheUmaskIs(String expected) throws IOException {
        // given
        Path target = Files.writeString(folder.resolve("s.yaml"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(expected));

        // when
        try (PartFile part = PartFile.beside(target)) {
            part.write(out -> out.write("new".getBytes(UTF_8)));
            part.move();
        }

        // then
        assertThat(permissions(target)).isEqualTo(expected);
    }

    @Test
    void aPartThatIsNotMovedIsRemoved() throws IOException {
        // given
        Path target = Files.writeString(folder.resolve("s.yaml"), "old");

        // when
        try (PartFile part = PartFile.beside(target)) {
            part.write(out -> out.write("new".getBytes(UTF_8)));
        }

        // then
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(target));
    }

    @Test
    void noTwoNamesAreTheSame() throws IOException {
        assertThat(HiddenName.random()).matches("[0-9a-f]{16}").isNotEqualTo(HiddenName.random());
    }
}
