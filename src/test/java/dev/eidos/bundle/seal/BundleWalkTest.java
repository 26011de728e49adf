package dev.eidos.bundle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.bundle.directory.BundleWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories that someone hostile has laid out. */
@Timeout(60)
class BundleWalkTest {
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

    private void chmod(String mode, String path) throws Exception {
        Command.output("chmod", mode, bundle.resolve(path).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "4644, README.md, its mode is 4644: no file of a bundle has set-user-ID",
        "2755, deploy.sh, its mode is 2755: no file of a bundle has set-user-ID",
        "1644, checksums.txt, its mode is 1644: no file of a bundle has set-user-ID",
        "0755, README.md, 'it can be run, and is no script'",
        "0645, checksums.txt, 'it can be run, and is no script'",
        "0646, README.md, everybody can change it",
        "0757, deploy.sh, everybody can change it",
        "0777, gpu-operator, everybody can change it",
        "1777, ., everybody can change it",
    })
    void whatMayBeDoneWithAFileAndNotWithOneOfABundleIsFound(String mode, String path, String reason) throws Exception {
        // given
        chmod(mode, path);

        // then
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("mode");
            assertThat(finding.path()).isEqualTo(path);
            assertThat(finding.reason()).startsWith(reason);
        });
    }

    @Test
    void whatGitKeepsInTheRootOfACheckoutIsLeftOutAndTold() throws Exception {
        // given
        Path git = Files.createDirectories(bundle.resolve(".git/hooks"));
        Files.createSymbolicLink(git.resolve("pre-commit"), Path.of("/bin/true"));

        // when
        VerificationReport report = BundleVerifier.verify(bundle, null);

        // then
        assertThat(report.findings()).isEmpty();
        assertThat(report.leftOut()).containsExactly(".git");
        assertThat(VerificationText.lines(report))
                .first()
                .isEqualTo(".git: left out, because it is git's and no part of the bundle");
        assertThat(VerificationDocument.of(report).items("leftOut")).hasSize(1);
    }

    @Test
    void theFileOfAWorkTreeIsLeftOutToo() throws Exception {
        // given
        Files.writeString(bundle.resolve(".git"), "gitdir: ../.git/worktrees/x\n");

        // then
        assertThat(BundleVerifier.verify(bundle, null).passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu-operator/.git/config", ".gitignore", ".github/x", ".hg/x", ".Git/x"})
    void whatElseLooksLikeGitsIsFound(String path) throws Exception {
        // given
        Files.createDirectories(bundle.resolve(path).getParent());
        Files.writeString(bundle.resolve(path), "x");

        // then
        assertThat(findings()).extracting(BundleFinding::kind).containsExactly("extra");
    }

    @Test
    void aLinkIsNotGits() throws Exception {
        // given
        Files.createSymbolicLink(bundle.resolve(".git"), Path.of("/"));

        // then
        assertThat(findings()).extracting(BundleFinding::kind).containsExactly("symlink");
    }

    @Test
    void aCheckoutIsNotReplacedAsAnUntouchedBundle() throws Exception {
        // given
        Files.createDirectories(bundle.resolve(".git"));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> BundleWriter.write(bundle, Bundles.unsigned(), false))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(bundle.resolve(".git")).exists();
    }

    @Test
    void whatAnotherUmaskAndAnotherOwnersFolderMakePasses() throws Exception {
        // given
        for (String path : List.of("README.md", "checksums.txt", "gpu-operator/values.yaml")) {
            chmod("0664", path);
        }
        chmod("2775", "gpu-operator");
        chmod("0700", "deploy.sh");

        // then
        assertThat(findings()).isEmpty();
    }

    @Test
    void aNameOutsideOfTheBundleIsFound() throws IOException {
        // given
        Files.createLink(folder.resolve("outside"), bundle.resolve("README.md"));
        Files.createLink(folder.resolve("list"), bundle.resolve("checksums.txt"));

        // then
        assertThat(findings())
                .containsExactly(new BundleFinding.HardLink("README.md"), new BundleFinding.HardLink("checksums.txt"));
    }

    @Test
    void namesThatAreAllInTheBundleAreNoneOutside() throws IOException {
        // given
        Files.createLink(bundle.resolve("again.md"), bundle.resolve("README.md"));

        // then
        assertThat(findings()).containsExactly(new BundleFinding.Extra("again.md"));
    }

    @Test
    void whatIsLooserThanItWasIsStillAnUntouchedBundle() throws Exception {
        // given
        chmod("0666", "README.md");
        Files.createLink(folder.resolve("outside"), bundle.resolve("README.md"));

        // when
        BundleWriter.write(bundle, Bundles.unsigned(), false);

        // then
        assertThat(findings()).isEmpty();
    }

    @Test
    void aFileOfTheKernelIsReadNoFurtherThanItsSize() {
        assertThat(BundleVerifier.verify(Path.of("/proc/sys/kernel/random"), null)
                        .findings())
                .anySatisfy(finding -> {
                    assertThat(finding.path()).isEqualTo("uuid");
                    assertThat(finding.reason()).startsWith("it has more than the 0 bytes that are its size");
                });
    }

    @Test
    void directoriesThatGoDeeperThanABundleAreLeft() throws IOException {
        // given
        Path at = bundle;
        for (int depth = 0; depth < 150; depth++) {
            at = Files.createDirectory(at.resolve("d"));
        }
        Files.createFile(at.resolve("hidden"));

        // then
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path()).hasSize(201);
            assertThat(finding.reason()).contains("what is in it was not looked at");
        });
    }

    @Test
    void tooManyDirectoriesAreLeft() throws IOException {
        // given
        for (int i = 0; i < 10_001; i++) {
            Files.createDirectory(bundle.resolve("d" + i));
        }

        // then
        assertThat(findings())
                .extracting(BundleFinding::reason)
                .contains("it is one file more than the 10000 that are looked at");
    }

    @Test
    void whatDoesNotEndIsLeft() throws Exception {
        // given
        var never = new CountDownLatch(1);
        var walk = new FutureTask<FoundBundle>(() -> {
            never.await();
            throw new IllegalStateException();
        });

        // when
        FoundBundle found = BundleWalk.within(Duration.ofMillis(50), new FileVisit(folder), walk);

        // then
        assertThat(BundleVerifier.report("b", found, null).findings())
                .extracting(BundleFinding::path, BundleFinding::reason)
                .contains(tuple(".", "it was not read after 0 s; what comes after it was not looked at"));
        never.countDown();
    }
}
