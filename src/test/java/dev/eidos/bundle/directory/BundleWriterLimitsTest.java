package dev.eidos.bundle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.error.EidosException;
import dev.eidos.testing.Command;
import dev.eidos.testing.Unprivileged;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterLimitsTest {
    @TempDir
    Path folder;

    /** Writes a bundle of 1 MiB and says what comes of it, and what is in the folder then. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) throws Exception {
            Path target = Path.of(arguments[0]);
            Path shown = Path.of(arguments[1]);
            List<BundleFile> files =
                    List.of(new BundleFile("a/b", "x"), new BundleFile("big", "0123456789abcdef".repeat(1 << 16)));
            String outcome;
            try {
                BundleWriter.write(target, SealedBundle.of(files, null), arguments.length > 2);
                outcome = "written";
            } catch (EidosException e) {
                outcome = e.code() + " " + e.getMessage();
            }
            try (var walk = Files.walk(shown)) {
                System.out.println(outcome + " "
                        + walk.map(path -> shown.relativize(path).toString())
                                .sorted()
                                .toList());
            }
        }
    }

    @Test
    void aDirectoryWithoutPermissionIsAnErrorAndNothingIsWritten() throws Exception {
        // given
        Path closed = Files.createDirectory(folder.resolve("readonly"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));

        // when
        String output = Unprivileged.output(
                folder, Writing.class, closed.resolve("a/bundle").toString(), closed.toString());

        // then
        assertThat(output)
                .startsWith("FORBIDDEN cannot write the bundle: permission denied")
                .endsWith(" []");
    }

    @Test
    void aFullDiskIsAnErrorAndWhatWasThereStays() throws Exception {
        // given
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String prepare = "mount -t tmpfs -o size=256k tmpfs \"$1\" && mkdir \"$1/bundle\" && touch \"$1/bundle/mine\"";

        // when
        String output = inMountNamespace(prepare, disk, disk.resolve("bundle"), "force");

        // then
        assertThat(output).isEqualTo("FAILED cannot write the bundle: No space left on device [, bundle, bundle/mine]");
    }

    @Test
    void aFullDiskLeavesNoParentsBehind() throws Exception {
        // given
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String prepare = "mount -t tmpfs -o size=256k tmpfs \"$1\"";

        // when
        String output = inMountNamespace(prepare, disk, disk.resolve("new/er/bundle"), "");

        // then
        assertThat(output).isEqualTo("FAILED cannot write the bundle: No space left on device []");
    }

    @Test
    void aMountPointIsNotReplaced() throws Exception {
        // given
        Path mounted = Files.createDirectories(folder.resolve("parent/mounted"));
        String prepare = "mount -t tmpfs tmpfs \"$1/mounted\" && touch \"$1/mounted/mine\"";

        // when
        String output = inMountNamespace(prepare, folder.resolve("parent"), mounted, "force");

        // then
        assertThat(output)
                .startsWith("INVALID_INPUT cannot write a bundle there: a file system is mounted there")
                .endsWith("[, mounted, mounted/mine]");
    }

    @Test
    void whatIsMountedInTheOldDirectoryIsNotRemovedWithIt() throws Exception {
        // given
        Files.createDirectories(folder.resolve("parent/bundle/mounted"));
        String prepare = "mount -t tmpfs tmpfs \"$1/bundle/mounted\" && touch \"$1/bundle/mounted/mine\"";

        // when
        String output = inMountNamespace(prepare, folder.resolve("parent"), folder.resolve("parent/bundle"), "force");

        // then
        assertThat(output)
                .contains("another file system is mounted at")
                .endsWith("[, bundle, bundle/mounted, bundle/mounted/mine]");
    }

    private static List<String> java(Class<?> main, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home", ""), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path", System.getProperty("java.class.path", "")),
                                main.getName()),
                        Stream.of(arguments))
                .toList();
    }

    private static String inMountNamespace(String prepare, Path shown, Path target, String force) throws Exception {
        Assumptions.assumeTrue(
                Command.output("unshare", "-m", "sh", "-c", "mount -t tmpfs tmpfs /mnt && echo yes")
                        .equals("yes"),
                "no way to mount a file system");
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        "unshare",
                                        "-m",
                                        "sh",
                                        "-c",
                                        prepare + " && shift && exec \"$@\"",
                                        "sh",
                                        shown.toString()),
                                java(Writing.class, target.toString(), shown.toString(), force).stream())
                        .toList())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
