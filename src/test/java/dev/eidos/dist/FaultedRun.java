package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.RealNode;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.proxy.FaultProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of the packaged {@code eidos snapshot --deploy-agent} in a test's namespace, through a proxy that faults. */
final class FaultedRun implements AutoCloseable {
    /** A bound against hanging, not a measurement. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final AgentProcess process;

    private FaultedRun(AgentProcess process) {
        this.process = process;
    }

    static FaultedRun start(FaultProxy proxy, Path directory, TestNamespace namespace, String... args)
            throws IOException {
        return start(Map.of("KUBECONFIG", proxy.kubeconfig(directory).toString()), namespace, args);
    }

    static FaultedRun start(Map<String, String> environment, TestNamespace namespace, String... args)
            throws IOException {
        return new FaultedRun(
                AgentProcess.start(environment, words(namespace.name(), args).toArray(String[]::new)));
    }

    static List<String> words(String namespace, String... args) {
        List<String> words = new ArrayList<>(List.of("snapshot", "--deploy-agent", "--namespace", namespace));
        words.addAll(List.of("--image-pull-policy", "IfNotPresent", "--progress", "plain"));
        words.addAll(List.of("--node-selector", RealNode.selector()));
        words.addAll(List.of(args));
        return words;
    }

    AgentProcess process() {
        return process;
    }

    void signal(String name) throws IOException, InterruptedException {
        process.signal(name);
    }

    FaultedRun awaitStep(String step) throws InterruptedException {
        process.awaitLine(" s  " + step, LONGEST);
        return this;
    }

    FaultedRun awaitWords(String regex) throws InterruptedException {
        process.awaitLine(regex, LONGEST);
        return this;
    }

    /** Its exit code is this one; gives what it wrote to standard error. */
    String endsWith(int code) throws InterruptedException {
        int actual = process.exitCode(LONGEST);
        assertThat(actual).as(process.err()).isEqualTo(code);
        return process.err();
    }

    /** It ends well, with a snapshot. */
    String succeeds() throws InterruptedException {
        String err = endsWith(0);
        assertThat(process.out()).startsWith("apiVersion: eidos.nvidia.com/");
        return err;
    }

    Duration wallTime() {
        return process.wallTime();
    }

    @Override
    public void close() {
        process.close();
    }
}
