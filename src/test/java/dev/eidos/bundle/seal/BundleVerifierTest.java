package dev.eidos.bundle.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.bundle.directory.BundleWriter;
import dev.eidos.bundle.seal.VerificationReport.SignatureState;
import dev.eidos.document.JsonWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.Command;
import dev.eidos.testing.Unprivileged;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BundleVerifierTest {
    @TempDir
    Path folder;

    private Path bundle = Path.of("");

    @BeforeEach
    void write() {
        bundle = folder.resolve("bundle");
        BundleWriter.write(bundle, Bundles.unsigned(), false);
    }

    private List<BundleFinding> findings() {
        return BundleVerifier.verify(bundle, null).findings();
    }

    @Test
    void aBundleAsItWasWrittenPasses() {
        // when
        VerificationReport report = BundleVerifier.verify(bundle, null);

        // then
        assertThat(report)
                .isEqualTo(new VerificationReport(bundle.toString(), 3, SignatureState.ABSENT, List.of(), List.of()));
        assertThat(report.passed()).isTrue();
    }

    @Test
    void aLinkToABundlePasses() throws IOException {
        // given
        Path link = Files.createSymbolicLink(folder.resolve("link"), bundle);

        // then
        assertThat(BundleVerifier.verify(link, null).passed()).isTrue();
    }

    @Test
    void whatSha256sumListedPasses() throws Exception {
        // given
        Command.output(
                "sh",
                "-c",
                "cd \"$1\" && rm checksums.txt && sha256sum -b $(find * -type f) > /tmp/$$ && "
                        + "mv /tmp/$$ checksums.txt",
                "sh",
                bundle.toString());

        // then
        assertThat(Files.readString(bundle.resolve("checksums.txt"))).contains(" *deploy.sh");
        assertThat(findings()).isEmpty();
    }

    @Test
    void changedMissingAndExtraFilesAreFound() throws IOException {
        // given
        Files.writeString(bundle.resolve("README.md"), "other");
        Files.delete(bundle.resolve("deploy.sh"));
        Files.writeString(bundle.resolve("gpu-operator/extra.yaml"), "");

        // then
        assertThat(findings())
                .containsExactly(
                        new BundleFinding.Changed("README.md"),
                        new BundleFinding.Missing("deploy.sh"),
                        new BundleFinding.Extra("gpu-operator/extra.yaml"));
    }

    @Test
    void aBundleWithoutAListFails() throws IOException {
        // given
        Files.delete(bundle.resolve("checksums.txt"));

        // then
        assertThat(findings()).containsExactly(new BundleFinding.NoList("checksums.txt"));
    }

    @Test
    void anEmptyDirectoryAndAnEmptyListFail() throws IOException {
        // given
        Path empty = Files.createDirectory(folder.resolve("empty"));

        // then
        assertThat(BundleVerifier.verify(empty, null).findings())
                .containsExactly(new BundleFinding.NoList("checksums.txt"));

        // given
        Files.createFile(empty.resolve("checksums.txt"));

        // then
        assertThat(BundleVerifier.verify(empty, null).findings())
                .containsExactly(new BundleFinding.EmptyList("checksums.txt"));
    }

    @Test
    void linksAreFoundWhereverTheyPoint() throws IOException {
        // given
        Files.move(bundle.resolve("README.md"), folder.resolve("README.md"));
        Files.createSymbolicLink(bundle.resolve("README.md"), folder.resolve("README.md"));
        Files.move(bundle.resolve("gpu-operator"), folder.resolve("gpu-operator"));
        Files.createSymbolicLink(bundle.resolve("gpu-operator"), folder.resolve("gpu-operator"));
        Files.createSymbolicLink(bundle.resolve("loop"), bundle);

        // then
        assertThat(findings())
                .containsExactly(
                        new BundleFinding.Symlink("README.md"),
                        new BundleFinding.Symlink("gpu-operator"),
                        new BundleFinding.Missing("gpu-operator/values.yaml"),
                        new BundleFinding.Symlink("loop"));
    }

    @Test
    void aListThatIsALinkIsNotRead() throws IOException {
        // given
        Files.move(bundle.resolve("checksums.txt"), folder.resolve("list"));
        Files.createSymbolicLink(bundle.resolve("checksums.txt"), folder.resolve("list"));

        // then
        assertThat(findings()).containsExactly(new BundleFinding.Symlink("checksums.txt"));
    }

    @Test
    void aFifoIsFoundAndNotOpened() throws Exception {
        // given
        Files.delete(bundle.resolve("README.md"));
        Command.output("mkfifo", bundle.resolve("README.md").toString());

        // then
        assertThat(findings()).containsExactly(new BundleFinding.NotRegular("README.md"));
    }

    @Test
    void hugeFilesAreNotRead() throws IOException {
        // given
        for (String name : List.of("checksums.txt", "README.md")) {
            try (var file = new RandomAccessFile(bundle.resolve(name).toFile(), "rw")) {
                file.setLength(1L << 40);
            }
        }

        // then
        assertThat(findings())
                .extracting(BundleFinding::path, BundleFinding::kind)
                .contains(tuple("README.md", "beyondLimit"), tuple("checksums.txt", "beyondLimit"));
    }

    @Test
    void tooManyFilesAreNotLookedAt() throws IOException {
        // given
        Path many = Files.createDirectory(bundle.resolve("many"));
        for (int i = 0; i < 10_001; i++) {
            Files.createFile(many.resolve("f" + i));
        }

        // then
        assertThat(findings()).anyMatch(finding -> finding instanceof BundleFinding.BeyondLimit);
    }

    @Test
    void aListedPathThatLeadsOutIsNotFollowed() throws IOException {
        // given
        Files.writeString(folder.resolve("outside"), "x");
        Files.writeString(
                bundle.resolve("checksums.txt"),
                Files.readString(bundle.resolve("checksums.txt")) + Sha256.hex("x".getBytes(UTF_8)) + "  ../outside\n");

        // then
        assertThat(findings()).containsExactly(new BundleFinding.Escapes("../outside"));
    }

    @Test
    void whatIsNoDirectoryIsAnError() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> BundleVerifier.verify(folder.resolve("nowhere"), null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> BundleVerifier.verify(bundle.resolve("README.md"), null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }

    /** Verifies and prints. */
    static final class Verifying {
        private Verifying() {}

        public static void main(String[] arguments) {
            VerificationText.lines(BundleVerifier.verify(Path.of(arguments[0]), null))
                    .forEach(System.out::println);
        }
    }

    @Test
    void whatCannotBeReadIsFound() throws Exception {
        // given
        Unprivileged.close(bundle.resolve("README.md"));
        Unprivileged.close(bundle.resolve("gpu-operator"));

        // then
        assertThat(Unprivileged.output(folder, Verifying.class, bundle.toString()))
                .contains("README.md: it cannot be read: permission denied")
                .contains("gpu-operator: it cannot be read: permission denied")
                .contains("gpu-operator/values.yaml: it is listed, but not there");
    }

    @Test
    void whatWasReadBeforeIsHeldAgainstTheSameRules() {
        // given
        Map<String, byte[]> files = Map.of("a", new byte[] {'x'}, "b", new byte[0]);

        // then
        assertThat(BundleVerifier.verify("oci://x", files, null).findings())
                .containsExactly(new BundleFinding.NoList("checksums.txt"));
    }

    @Test
    void aReportIsADocumentAndLines() throws IOException {
        // given
        Files.writeString(bundle.resolve("README.md"), "other");
        Files.writeString(bundle.resolve("x\u001b[31m"), "");
        VerificationReport report = BundleVerifier.verify(bundle, null);

        // then
        assertThat(JsonWriter.writeLine(VerificationDocument.of(report)))
                .isEqualTo("{\"apiVersion\":\"eidos.nvidia.com/v1alpha1\",\"kind\":\"BundleVerification\",\"bundle\":\""
                        + bundle
                        + "\",\"verdict\":\"failed\",\"files\":3,\"signature\":\"absent\",\"findings\":["
                        + "{\"kind\":\"changed\",\"path\":\"README.md\",\"reason\":\"its content is not what"
                        + " was bundled\"},{\"kind\":\"extra\",\"path\":\"x\\u001B[31m\",\"reason\":\"it is"
                        + " there, but not listed\"}]}");
        assertThat(VerificationText.lines(report))
                .containsExactly(
                        "README.md: its content is not what was bundled",
                        "x\ufffd[31m: it is there, but not listed",
                        bundle + ": failed: 2 findings; 3 files listed; not signed");
    }
}
