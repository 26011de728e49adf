package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherIT {
    @TempDir
    Path folder;

    @Test
    void theVersionIsOneLineAndNothingElse() throws Exception {
        // when
        Packaged run = Packaged.run("--version");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("eidos \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void itRunsThroughLinksFromAnywhere() throws Exception {
        // given
        Path link =
                Files.createSymbolicLink(folder.resolve("link"), folder.relativize(Packaged.HOME.resolve("bin/eidos")));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("again"), Path.of("link"));

        // when
        Packaged run = Packaged.command(Map.of(), List.of("sh", "-c", "cd / && " + linkToLink + " --version"));

        // then
        assertThat(run.code()).isZero();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void itRunsWithoutJavaOrPath() throws Exception {
        // when
        Packaged run = Packaged.run(Map.of("PATH", "/nonexistent", "JAVA_HOME", "/nonexistent"), "--version");

        // then
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--image-pull-policy=Sometimes, 2", "--output=/proc/none/snapshot.yaml, 3"})
    void aCommandThatIsRefusedRunsNoCredentialPlugin(String flag, int code) throws Exception {
        // given
        Path ran = folder.resolve("ran");
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
            {apiVersion: v1, kind: Config, current-context: t,
             clusters: [{name: t, cluster: {server: "https://127.0.0.1:1"}}],
             contexts: [{name: t, context: {cluster: t, user: t}}],
             users: [{name: t, user: {exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,
               command: touch, args: ["%s"]}}}]}
            """.formatted(ran));

        // when
        Packaged refused = Packaged.run("snapshot", "--deploy-agent", "--kubeconfig=" + kubeconfig, flag);
        Packaged accepted =
                Packaged.run("snapshot", "--deploy-agent", "--kubeconfig=" + kubeconfig, "--dry-run=client");

        // then
        assertThat(refused.code()).as(refused.err()).isEqualTo(code);
        assertThat(accepted.code()).as(accepted.err()).isZero();
        assertThat(ran).doesNotExist();

        // when: nothing is wrong with the flags
        Packaged.run("snapshot", "--deploy-agent", "--kubeconfig=" + kubeconfig);

        // then
        assertThat(ran).exists();
    }

    /** A terminal of 60 columns is made by script(1); what is not printed to it does not depend on it. */
    @ParameterizedTest
    @CsvSource({"'', 60", "' | cat', 80"})
    void linesAreAsWideAsTheTerminalThatTheyArePrintedTo(String rest, int columns) throws Exception {
        // given
        String help = Packaged.HOME.resolve("bin/eidos") + " snapshot --help" + rest;

        // when
        Packaged run = Packaged.command(
                Map.of("TERM", "xterm", "NO_COLOR", "1"),
                List.of("script", "-qec", "stty cols 60; " + help, "/dev/null"));

        // then
        assertThat(run.code()).isZero();
        int widest = run.out()
                .lines()
                .mapToInt(line -> line.stripTrailing().length())
                .max()
                .orElseThrow();
        assertThat(widest).isBetween(columns - 10, columns);
    }

    /** Else the JVM's first own file would be read in its place. */
    @Test
    void aClosedStandardInputIsEmpty() throws Exception {
        // when
        Packaged run = Packaged.command(
                Map.of(), List.of("sh", "-c", "exec " + Packaged.HOME.resolve("bin/eidos") + " bundle -r - <&-"));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("standard input: the document is empty");
    }

    @Test
    void javasOwnVariablesDoNotLeakIntoTheOutput() throws Exception {
        // when
        Packaged run = Packaged.run(
                Map.of("JDK_JAVA_OPTIONS", "-Xmx64m", "JAVA_TOOL_OPTIONS", "-Dx=y", "_JAVA_OPTIONS", "-Dx=y"),
                "--version");

        // then
        assertThat(run.out()).startsWith("eidos ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anUnusableCacheCostsSpeedOnly() throws Exception {
        // given
        Path home = copy(Packaged.HOME, folder);
        try (var caches = Files.newDirectoryStream(home.resolve("lib"), "*.aot")) {
            for (Path cache : caches) {
                Files.writeString(cache, "not a cache");
            }
        }

        // when
        Packaged run =
                Packaged.command(Map.of(), List.of(home.resolve("bin/eidos").toString(), "--version"));

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("eidos ").hasLineCount(1);
        assertThat(run.err()).isEmpty();
    }

    /**
     * JDK 25 runs the classes of the AOT cache that it is given, whatever the jars hold. So a rebuild must lead to
     * another cache, which this does as the build does it: a changed jar, then {@code Dist}.
     */
    @Test
    void afterARebuildTheNewCodeRuns() throws Exception {
        // given
        Path project = Files.createDirectory(folder.resolve("project"));
        for (String part : List.of("LICENSE", "src")) {
            Files.createSymbolicLink(project.resolve(part), Path.of(part).toAbsolutePath());
        }
        Path target = Files.createDirectory(project.resolve("target"));
        copy(Path.of("target/runtime.classpath"), target);
        copy(Path.of("target/optional.classpath"), target);
        copy(Path.of("target/sources"), target);
        copy(Path.of("target/dist-work"), target);
        copy(Packaged.HOME, target);
        Path jar = copy(jar(Path.of("target")), target);
        Packaged before = Packaged.command(
                Map.of(), List.of(target.resolve("eidos/bin/eidos").toString(), "--version"));

        // when
        Path source =
                Files.createDirectories(folder.resolve("dev/eidos/cli/option")).resolve("ToolVersion.java");
        Files.writeString(
                source,
                "package dev.eidos.cli.option;"
                        + " public final class ToolVersion { public static String current() { return \"rebuilt\"; } }");
        jdkTool("javac", "--release", "25", "-d", folder.toString(), source.toString());
        jdkTool(
                "jar",
                "--update",
                "--file",
                jar.toString(),
                "-C",
                folder.toString(),
                "dev/eidos/cli/option/ToolVersion.class");
        Packaged dist = Packaged.command(
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        "cd '" + project + "' && exec '" + System.getProperty("java.home") + "/bin/java' -cp '"
                                + System.getProperty("java.class.path") + "' dev.eidos.build.Dist 1 false"));

        // then
        Packaged after = Packaged.command(
                Map.of(), List.of(target.resolve("eidos/bin/eidos").toString(), "--version"));
        assertThat(dist.code()).as(dist.err()).isZero();
        assertThat(before.out()).doesNotContain("rebuilt");
        assertThat(after.out()).isEqualTo("eidos rebuilt\n");
    }

    @Test
    void theLauncherNamesTheCachesOfExactlyTheseJars() throws Exception {
        // given
        String launcher = Files.readString(Packaged.HOME.resolve("bin/eidos"));

        // when
        Packaged hash = Packaged.command(
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        "home=" + Packaged.HOME + "; cp=$(sed -n 's/.*-cp \"\\([^\"]*\\)\".*/\\1/p' $home/bin/eidos); "
                                + "eval \"cat $(echo $cp | tr : ' ')\" | sha256sum"));

        // then
        String expected = hash.out().substring(0, 12);
        assertThat(launcher).contains("lib/answers-" + expected + ".aot").contains("lib/work-" + expected + ".aot");
        assertThat(Packaged.HOME.resolve("lib/work-" + expected + ".aot")).exists();
    }

    private static Path jar(Path folder) throws IOException {
        try (var jars = Files.newDirectoryStream(folder, "eidos-[0-9]*.jar")) {
            return jars.iterator().next();
        }
    }

    /** With the times of the files, as an archive keeps them. */
    private static Path copy(Path from, Path into) throws IOException, InterruptedException {
        Packaged copied = Packaged.command(Map.of(), List.of("cp", "-a", from.toString(), into.toString()));
        assertThat(copied.code()).as(copied.err()).isZero();
        return into.resolve(String.valueOf(from.getFileName()));
    }

    private static void jdkTool(String name, String... args) {
        int code = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, args);
        assertThat(code).isZero();
    }
}
