package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Path home = copyOfHome();
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

    /** A rebuilt jar has another name, and so the cache of the old one is not used: see ADR 004. */
    @Test
    void aStaleCacheNeverRunsOldCode() throws Exception {
        // given
        Path home = copyOfHome();
        Path jar;
        try (var jars = Files.newDirectoryStream(home.resolve("lib"), "eidos-*.jar")) {
            jar = jars.iterator().next();
        }
        Path source = Files.createDirectories(folder.resolve("dev/eidos/cli")).resolve("Version.java");
        Files.writeString(
                source,
                "package dev.eidos.cli; final class Version { static String current() { return \"rebuilt\"; } }");
        jdkTool("javac", "--release", "25", "-d", folder.toString(), source.toString());
        jdkTool("jar", "--update", "--file", jar.toString(), "-C", folder.toString(), "dev/eidos/cli/Version.class");
        Path renamed = jar.resolveSibling("eidos-rebuilt.0123456789ab.jar");
        Files.move(jar, renamed);
        Path launcher = home.resolve("bin/eidos");
        Files.writeString(
                launcher,
                Files.readString(launcher)
                        .replace(String.valueOf(jar.getFileName()), String.valueOf(renamed.getFileName())));

        // when
        Packaged run = Packaged.command(Map.of(), List.of(launcher.toString(), "--version"));

        // then
        assertThat(run.out()).isEqualTo("eidos rebuilt\n");
    }

    @Test
    void everyJarsNameCarriesTheHashOfItsContent() throws Exception {
        try (var jars = Files.newDirectoryStream(Packaged.HOME.resolve("lib"), "*.jar")) {
            assertThat(jars).hasSizeGreaterThan(5).allSatisfy(jar -> {
                String name = String.valueOf(jar.getFileName());
                String hash = name.substring(name.length() - 16, name.length() - 4);
                assertThat(Packaged.command(Map.of(), List.of("sha256sum", jar.toString()))
                                .out())
                        .startsWith(hash);
            });
        }
    }

    private Path copyOfHome() throws IOException, InterruptedException {
        // with the times of the files, which the JVM holds against the cache
        Packaged copied = Packaged.command(Map.of(), List.of("cp", "-a", Packaged.HOME.toString(), folder.toString()));
        assertThat(copied.code()).isZero();
        return folder.resolve("eidos");
    }

    private static void jdkTool(String name, String... args) {
        int code = java.util.spi.ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, args);
        assertThat(code).isZero();
    }
}
