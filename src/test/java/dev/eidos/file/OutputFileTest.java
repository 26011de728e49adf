package dev.eidos.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path folder;

    @Test
    void anExistingFileIsReplacedAndKeepsItsPermissions() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("s.yaml"), "old and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        // when
        new OutputFile(file).write("new".getBytes(UTF_8));

        // then
        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void aLinkKeepsPointingAtTheFileItNames() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("real.yaml"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("real.yaml"));

        // when
        new OutputFile(link).write("new".getBytes(UTF_8));

        // then
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void whatSomeoneLaidBesideItIsNeitherOpenedNorTaken() throws IOException {
        // given
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path link = folder.resolve(".s.yaml." + ProcessHandle.current().pid() + ".part");
        Files.createSymbolicLink(link, victim);

        // when
        new OutputFile(folder.resolve("s.yaml")).write("new".getBytes(UTF_8));

        // then
        assertThat(folder.resolve("s.yaml")).isRegularFile().hasContent("new");
        assertThat(victim).hasContent("precious");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aNewFileHasThePermissionsThatTheUmaskLeaves() throws IOException {
        // given
        Path usual = Files.createFile(folder.resolve("usual"));

        // when
        new OutputFile(folder.resolve("s.yaml")).write("new".getBytes(UTF_8));

        // then
        assertThat(Files.getPosixFilePermissions(folder.resolve("s.yaml")))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void aNameAsLongAsNamesMayBeIsWritten() {
        // given
        Path file = folder.resolve("n".repeat(255));

        // when
        new OutputFile(file).write("x".getBytes(UTF_8));

        // then
        assertThat(file).hasContent("x");
    }

    @Test
    void aPipeIsWrittenToAsItIs() throws Exception {
        // given
        Path pipe = folder.resolve("pipe");
        Command.output("mkfifo", pipe.toString());
        var read = new FutureTask<>(() -> Files.readString(pipe));
        Thread.ofVirtual().start(read);

        // when
        new OutputFile(pipe).write("through".getBytes(UTF_8));

        // then
        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(pipe));
    }

    @Test
    void missingFoldersAreNotInvented() {
        // given
        Path file = folder.resolve("missing/s.yaml");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new OutputFile(file).check())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.suggestion()).isEqualTo("mkdir -p " + folder.resolve("missing")));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsNotToBeMadeAFolder() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("file"), "x");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new OutputFile(file.resolve("s.yaml")).check())
                .satisfies(e -> assertThat(e.reason()).isEqualTo(file + " is not a directory"))
                .satisfies(e -> assertThat(e.suggestion()).isEqualTo("choose another place"));
    }

    @Test
    void aFolderThatTakesNoFilesIsTheReason() {
        // given
        Path gone = folder.resolve("gone");

        // when, then
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PartFile.beside(gone.resolve("s.yaml")))
                .satisfies(e -> assertThat(IoReason.of(e)).isEqualTo("no file can be made in " + gone));
    }

    @Test
    void aDirectoryIsRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new OutputFile(folder).write(new byte[0]))
                .withMessageContaining("is a directory");
    }

    @Test
    void aFullDiskLeavesNothingBehind() {
        // given
        Path full = Path.of("/dev/full");

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new OutputFile(full).write("x".getBytes(UTF_8)))
                .withMessageContaining("No space left on device");
    }

    @Test
    void aDeviceIsWrittenToAsItIs() {
        // when
        new OutputFile(Path.of("/dev/null")).write("x".getBytes(UTF_8));

        // then
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
}
