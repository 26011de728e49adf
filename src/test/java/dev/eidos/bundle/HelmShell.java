package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A shell that has a {@code helm}, with Helm's engine behind it, and a cluster, and nothing else of whoever tests.
 *
 * @param folder in which scripts are run
 */
record HelmShell(Path folder, Path kubeconfig) {

    /** Helm's library is unpacked by every process, which no one would remove. */
    static HelmShell in(Path folder, Path kubeconfig) throws IOException {
        Path helm = Files.createDirectories(folder.resolve("bin")).resolve("helm");
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // scripts change folders
        String classPath = Arrays.stream(given.split(File.pathSeparator, -1))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(helm, """
            #!/bin/sh
            unpacked=$(mktemp -d)
            export HELM_REPOSITORY_CONFIG="$unpacked/repositories.yaml" HELM_CACHE_HOME="$unpacked"
            '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
              -Djava.io.tmpdir="$unpacked" -cp '%s' %s "$@"
            code=$?
            rm -rf "$unpacked"
            exit $code
            """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"), classPath, HelmCli.class.getName()));
        assertThat(helm.toFile().setExecutable(true)).isTrue();
        return new HelmShell(folder, kubeconfig);
    }

    void succeeds(String script, String... arguments) throws IOException, InterruptedException {
        assertThat(run(script, arguments)).as(this::output).isZero();
    }

    /** What it wrote. */
    String fails(String script, String... arguments) throws IOException, InterruptedException {
        assertThat(run(script, arguments)).as(this::output).isNotZero();
        return output();
    }

    private int run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", script));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("KUBECONFIG", kubeconfig.toAbsolutePath().toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(script + " does not end: " + output());
        }
        return process.exitValue();
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
