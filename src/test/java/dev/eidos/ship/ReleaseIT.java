package dev.eidos.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each form of the release, installed where there is nothing else, takes a snapshot. */
class ReleaseIT {
    private static final String SNAPSHOT = "/tmp/snapshot.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void require() {
        MadeRelease.require();
    }

    private CleanRoot root() throws IOException, InterruptedException {
        return CleanRoot.make(Files.createDirectory(folder.resolve("root")));
    }

    private static void assertSnapshot(CleanRoot root, CleanRoot.Ran run) throws IOException {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(root.root().resolve(SNAPSHOT.substring(1)))
                .content()
                .contains(
                        "kind: Snapshot",
                        "/proc/sys/kernel/osrelease: " + Files.readString(Path.of("/proc/sys/kernel/osrelease")));
    }

    @Test
    void theSelfContainedArchive() throws Exception {
        // given
        CleanRoot root = root();
        Path archive = MadeRelease.file("eidos-.*-linux-" + MadeRelease.platform() + "\\.tar\\.gz");
        Path tool = MadeRelease.unpack(archive, root.root().resolve("opt"));

        // when
        String program = "/opt/" + tool.getFileName() + "/bin/eidos";
        CleanRoot.Ran run = root.inside(program, "snapshot", "-o", SNAPSHOT);

        // then
        assertSnapshot(root, run);
        assertThat(tool.resolve("share/man/man1/eidos-snapshot.1")).exists();
        assertThat(tool.resolve("share/bash-completion/completions/eidos")).exists();
    }

    @Test
    void theDebianPackageIsInstalledVerifiedAndRemovedWithoutATrace() throws Exception {
        // given
        CleanRoot root = root();
        Path file = MadeRelease.file("eidos_.*_" + MadeRelease.architecture() + "\\.deb");

        // when
        CleanRoot.Ran install = dpkg(root, "--install", file.toString());
        CleanRoot.Ran run = root.inside("eidos", "snapshot", "-o", SNAPSHOT);
        CleanRoot.Ran verify = dpkg(root, "--verify", "eidos");

        // then
        assertThat(install.code()).as(install.out() + install.err()).isZero();
        assertSnapshot(root, run);
        assertThat(verify.out()).isEmpty();
        assertThat(root.inside("kubectl-eidos", "--version").out()).startsWith("eidos ");
        assertThat(root.root().resolve("usr/share/man/man1/eidos-agent-cleanup.1.gz"))
                .exists();
        assertThat(root.root().resolve("usr/share/zsh/vendor-completions/_eidos"))
                .exists();

        // when
        CleanRoot.Ran purge = dpkg(root, "--purge", "eidos");

        // then
        assertThat(purge.code()).as(purge.err()).isZero();
        try (Stream<Path> left = Files.walk(root.root())) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("eidos"));
        }
    }

    private static CleanRoot.Ran dpkg(CleanRoot root, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("dpkg", "--root=" + root.root()));
        command.addAll(List.of(arguments));
        return CleanRoot.run(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"), command);
    }

    @Test
    void theJarsWithAJavaThatIsThere() throws Exception {
        // given
        CleanRoot root = root();
        Path tool = MadeRelease.unpack(
                MadeRelease.file("eidos-.*-java\\.tar\\.gz"), root.root().resolve("opt"));
        String program = "/opt/" + tool.getFileName() + "/bin/eidos";
        String jdk = System.getProperty("java.home", "");

        // when
        CleanRoot.Ran without = root.inside(program, "--version");
        CleanRoot.Ran with =
                root.inside(List.of(), Map.of("JDK", jdk, "JAVA_HOME", "/java"), program, "snapshot", "-o", SNAPSHOT);

        // then
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.err()).startsWith("error: no Java").contains("install Java 25");
        assertSnapshot(root, with);
    }

    @Test
    void kubectlFindsThePluginThatKrewWouldInstall() throws Exception {
        // given: what krew does: folders and plain files, and a link to the one that the manifest names
        Assumptions.assumeTrue(
                CleanRoot.run(Map.of(), List.of("kubectl", "version", "--client"))
                                .code()
                        == 0,
                "no kubectl");
        Path archive = MadeRelease.file("eidos-.*-linux-" + MadeRelease.platform() + "\\.tar\\.gz");
        String listed = CleanRoot.run(Map.of(), List.of("tar", "-tvzf", archive.toString()))
                .out();
        Path tool = MadeRelease.unpack(archive, folder);
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("kubectl-eidos"), tool.resolve("bin/eidos"));
        Map<String, String> path = Map.of("PATH", bin + ":/usr/bin:/bin");

        // when
        CleanRoot.Ran version = CleanRoot.run(path, List.of("kubectl", "eidos", "--version"));
        CleanRoot.Ran plugins = CleanRoot.run(path, List.of("kubectl", "plugin", "list"));

        // then
        assertThat(listed.lines()).allMatch(line -> line.startsWith("-") || line.startsWith("d"));
        assertThat(version.out()).as(version.err()).startsWith("eidos ").hasLineCount(1);
        assertThat(plugins.out()).contains(bin + "/kubectl-eidos");
        assertThat(MadeRelease.file("eidos-.*-krew\\.yaml")).content().contains(ReleaseFolder.sha256(archive));
    }

    @Test
    void thePluginOfTheArchiveItself() throws Exception {
        // given
        Path tool = MadeRelease.unpack(
                MadeRelease.file("eidos-.*-linux-" + MadeRelease.platform() + "\\.tar\\.gz"), folder);

        // when
        CleanRoot.Ran run = CleanRoot.run(
                Map.of(), List.of(tool.resolve("bin/kubectl-eidos").toString(), "--version"));

        // then
        assertThat(run.out()).as(run.err()).startsWith("eidos ");
    }

    @Test
    void theArm64PackageUnderAnEmulator() throws Exception {
        // given
        Path file = MadeRelease.find("eidos_.*_arm64\\.deb").orElse(null);
        Assumptions.assumeTrue(
                file != null && MadeRelease.platform().equals("x64"), "no arm64, or it is this machine's");
        Path root = folder.resolve("arm64");
        CleanRoot.run(Map.of(), List.of("dpkg-deb", "--extract", String.valueOf(file), root.toString()));
        Path snapshot = folder.resolve("snapshot.yaml");

        // when
        CleanRoot.Ran run = CleanRoot.run(
                Map.of("HOME", System.getProperty("user.home", "")),
                List.of(
                        "dev/emulated",
                        root.resolve("usr/lib/eidos").toString(),
                        "snapshot",
                        "-o",
                        snapshot.toString()));

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(snapshot).content().contains("kind: Snapshot");
        assertThat(Files.readSymbolicLink(root.resolve("usr/bin/eidos"))).hasToString("../lib/eidos/bin/eidos");
        assertThat(Files.exists(root.resolve("usr/bin/eidos"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void theChecksumsAreOfAllOtherFiles() throws Exception {
        // when
        CleanRoot.Ran check = CleanRoot.run(
                Map.of(),
                List.of("sh", "-c", "cd " + MadeRelease.FOLDER + " && sha256sum --check --strict SHA256SUMS"));

        // then
        assertThat(check.code()).as(check.err()).isZero();
        try (Stream<Path> files = Files.list(MadeRelease.FOLDER)) {
            assertThat(check.out().lines().map(line -> line.replaceFirst(": OK$", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals(ReleaseFolder.SUMS) && !name.endsWith(".sig"))
                                    .toList());
        }
    }
}
