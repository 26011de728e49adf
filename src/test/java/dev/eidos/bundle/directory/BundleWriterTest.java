package dev.eidos.bundle.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.BundleVerifier;
import dev.eidos.bundle.seal.Bundles;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.bundle.seal.Sha256;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
    private static final SealedBundle OTHER = SealedBundle.of(List.of(new BundleFile("other.yaml", "x\n")), null);

    @TempDir
    Path folder;

    @Test
    void aBundleIsWrittenWithItsParents() throws IOException {
        // given
        Path target = folder.resolve("a/b/bundle");

        // when
        WrittenBundle written = BundleWriter.write(target, Bundles.unsigned(), false);

        // then
        assertThat(written).isEqualTo(new WrittenBundle(target, null));
        assertThat(Bundles.tree(target))
                .containsOnlyKeys(
                        "", "README.md", "checksums.txt", "deploy.sh", "gpu-operator", "gpu-operator/values.yaml")
                .containsEntry("README.md", "# GPU äöü\n");
        assertThat(folder.resolve("a/b")).isDirectoryNotContaining(entry -> !entry.equals(target));
    }

    @Test
    void scriptsCanBeRunAndNothingElse() throws IOException {
        // given
        Path target = folder.resolve("bundle");

        // when
        BundleWriter.write(target, Bundles.unsigned(), false);

        // then
        assertThat(Files.getPosixFilePermissions(target.resolve("deploy.sh")))
                .contains(PosixFilePermission.OWNER_EXECUTE);
        assertThat(Files.getPosixFilePermissions(target.resolve("README.md")))
                .doesNotContain(PosixFilePermission.OWNER_EXECUTE);
    }

    @Test
    void anEmptyDirectoryIsFilledAndKeepsItsPermissions() throws IOException {
        // given
        Path target = Files.createDirectory(folder.resolve("bundle"));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));

        // when
        BundleWriter.write(target, Bundles.unsigned(), false);

        // then
        assertThat(Bundles.tree(target)).containsKey("checksums.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rwx------");
    }

    @Test
    void aBundleAsItWasWrittenIsReplaced() throws IOException {
        // given
        Path target = folder.resolve("bundle");
        BundleWriter.write(target, Bundles.unsigned(), false);

        // when
        BundleWriter.write(target, OTHER, false);

        // then
        assertThat(Bundles.tree(target)).containsOnlyKeys("", "checksums.txt", "other.yaml");
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(target));
    }

    @Test
    void aBundleThatWasChangedIsReplacedOnlyByForce() throws IOException {
        // given
        Path target = folder.resolve("bundle");
        BundleWriter.write(target, Bundles.unsigned(), false);
        Files.writeString(target.resolve("README.md"), "mine");
        Map<String, String> before = Bundles.tree(folder);

        // when
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> BundleWriter.write(target, OTHER, false))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .satisfies(e -> assertThat(e.suggestion()).contains("--force"));

        // then
        assertThat(Bundles.tree(folder)).isEqualTo(before);

        // when
        BundleWriter.write(target, OTHER, true);

        // then
        assertThat(Bundles.tree(folder)).containsOnlyKeys("", "bundle", "bundle/checksums.txt", "bundle/other.yaml");
    }

    @Test
    void aDirectoryOfSomeoneElseIsLeftAlone() throws IOException {
        // given
        Path target = Files.createDirectory(folder.resolve("release"));
        Files.writeString(target.resolve("a"), "x");
        Files.writeString(target.resolve("checksums.txt"), Sha256.hex(new byte[] {'x'}) + " *a\n");

        // when, then
        assertThat(BundleVerifier.verify(target, null).passed()).isTrue();
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> BundleWriter.write(target, OTHER, false))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(target.resolve("a")).hasContent("x");
    }

    @Test
    void aLinkKeepsPointingAtTheDirectoryItNames() throws IOException {
        // given
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));

        // when
        BundleWriter.write(link, OTHER, false);

        // then
        assertThat(link).isSymbolicLink();
        assertThat(real.resolve("other.yaml")).hasContent("x");
    }

    @Test
    void whatALinkInTheOldDirectoryNamesIsNotRemovedWithIt() throws IOException {
        // given
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("a"), "x");
        Path target = Files.createDirectory(folder.resolve("bundle"));
        Files.createSymbolicLink(target.resolve("link"), precious);

        // when
        BundleWriter.write(target, OTHER, true);

        // then
        assertThat(target.resolve("link")).doesNotExist();
        assertThat(precious.resolve("a")).hasContent("x");
    }

    @Test
    void aDanglingLinkAndAFileAreRefusedEvenByForce() throws IOException {
        // given
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        Path file = Files.writeString(folder.resolve("file"), "x");

        // when, then
        for (Path target : List.of(link, file, file.resolve("below"))) {
            assertThatExceptionOfType(EidosException.class).isThrownBy(() -> BundleWriter.write(target, OTHER, true));
        }
        assertThat(Bundles.tree(folder)).containsOnlyKeys("", "file", "link");
        assertThat(file).hasContent("x");
    }

    @Test
    void dangerousPlacesAreRefusedEvenByForce() throws IOException {
        // given
        Path home = Files.createDirectories(folder.resolve("home/me"));
        Path work = Files.createDirectories(folder.resolve("work/here"));
        Path target = Files.createDirectory(folder.resolve("bundle"));

        // when, then
        for (Path dangerous : List.of(home, folder.resolve("home"), work, folder.resolve("work"))) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> BundleTarget.check(dangerous.toRealPath(), true, work, home))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
        }
        assertThat(BundleTarget.check(target.toRealPath(), true, work, home)).isEqualTo(BundleTarget.State.FREE);
        for (String dangerous : List.of("/", ".", "..", "/proc", System.getProperty("user.home"))) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> BundleWriter.write(Path.of(dangerous), OTHER, true))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
        }
    }

    @Test
    void whatAKilledProcessLeftBehindIsUndone() throws IOException {
        // given
        Path target = folder.resolve("bundle");
        Path old = Files.createDirectory(folder.resolve(".bundle.999999999.old"));
        Files.writeString(old.resolve("mine"), "x");
        Files.createDirectories(folder.resolve(".bundle.999999999.part/a"));
        Path running = Files.createDirectory(folder.resolve(".bundle.1.part"));
        Path unrelated = Files.createDirectory(folder.resolve(".bundle.x.part"));

        // when
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> BundleWriter.write(target, OTHER, false))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));

        // then
        assertThat(folder.resolve("bundle/mine")).hasContent("x");
        assertThat(folder).isDirectoryNotContaining(entry -> entry.toString().contains("999999999"));
        assertThat(running).exists();
        assertThat(unrelated).exists();
    }

    @Test
    void whatAnotherUserLaidBesideItIsNotTakenUp() throws IOException {
        // given
        Path target = folder.resolve("bundle");
        Path old = Files.createDirectory(folder.resolve(".bundle.999999999.old"));
        Path part = Files.createDirectories(folder.resolve(".bundle.999999998.part"));
        Path link = Files.createSymbolicLink(folder.resolve(".bundle.999999997.old"), folder);
        Assumptions.assumeTrue(Files.isWritable(Path.of("/")), "only root can give files away");
        for (Path planted : List.of(old, part)) {
            Files.setAttribute(planted, "unix:uid", 65534);
        }

        // when
        BundleWriter.write(target, OTHER, false);

        // then
        assertThat(Bundles.tree(target)).containsOnlyKeys("", "checksums.txt", "other.yaml");
        assertThat(List.of(old, part)).allSatisfy(planted -> assertThat(planted).exists());
        assertThat(link).isSymbolicLink();
    }

    @Test
    void theNamesBesideItCannotBeTakenBefore() throws IOException {
        // given
        Path target = folder.resolve("bundle");
        BundleWriter.write(target, Bundles.unsigned(), false);
        long pid = ProcessHandle.current().pid();
        Path part = Files.createDirectory(folder.resolve(".bundle." + pid + ".part"));
        Path old = Files.createDirectory(folder.resolve(".bundle." + pid + ".old"));
        Assumptions.assumeTrue(Files.isWritable(Path.of("/")), "only root can give files away");
        for (Path planted : List.of(old, part)) {
            Files.writeString(planted.resolve("x"), "");
            Files.setAttribute(planted, "unix:uid", 65534);
        }

        // when
        BundleWriter.write(target, OTHER, false);

        // then
        assertThat(Bundles.tree(target)).containsOnlyKeys("", "checksums.txt", "other.yaml");
    }

    @Test
    void othersNeverMayWriteInABundle() throws Exception {
        // when
        String output = Command.output(
                "sh",
                "-c",
                "umask 0; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                Writing.class.getName(),
                folder.resolve("bundle").toString());

        // then
        assertThat(output.lines())
                .contains("bundle rwxrwxr-x", "a rwxrwxr-x", "b rw-rw-r--", "c.sh rwxrwxr-x")
                .noneMatch(line -> line.endsWith("w-") || line.endsWith("wx"));
    }

    /** Writes a bundle and says what may be done with it. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            Path target = Path.of(arguments[0]);
            List<BundleFile> files = List.of(new BundleFile("a/b", "x"), new BundleFile("c.sh", "x"));
            BundleWriter.write(target, SealedBundle.of(files, null), false);
            try (var walk = Files.walk(target)) {
                for (Path path : walk.toList()) {
                    System.out.println(path.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
                }
            }
        }
    }
}
