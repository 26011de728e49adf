package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.RealNode;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.proxy.Exchange;
import dev.eidos.testing.proxy.Fault;
import dev.eidos.testing.proxy.FaultProxy;
import dev.eidos.testing.proxy.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs of the packaged tool in a namespace of the test's own, by way of a proxy. The node must have the image, as no
 * registry is asked for it.
 */
final class AgentRuns implements BeforeEachCallback, AfterEachCallback {
    private static final Pattern COMMAND = Pattern.compile("\"command\":\\[(.*?)]");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestNamespace namespace;
    private final FaultProxy proxy;
    private final List<AgentProcess> started = new ArrayList<>();
    private Path directory = Path.of("");

    AgentRuns(String test) {
        namespace = new TestNamespace(test);
        proxy = new FaultProxy(namespace.api().server());
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("eidos-runs");
        namespace.beforeEach(context);
    }

    /** Takes this namespace out of the bindings that all tests share. */
    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        started.forEach(AgentProcess::close);
        try (var cluster = new Cluster(namespace, directory)) {
            cluster.remove(Cluster.config(namespace).build());
        } finally {
            namespace.close();
            proxy.close();
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    TestNamespace namespace() {
        return namespace;
    }

    RawApi api() {
        return namespace.api();
    }

    FaultProxy proxy() {
        return proxy;
    }

    /** For files of the test. */
    Path directory() {
        return directory;
    }

    /** Begins a run with these flags besides those that every run here has. */
    AgentProcess start(String... flags) throws IOException {
        List<String> all = new ArrayList<>(List.of("snapshot", "--deploy-agent", "--progress", "plain"));
        List<String> given = Arrays.asList(flags);
        if (!given.contains("--kubeconfig")) {
            all.addAll(List.of("--kubeconfig", proxy.kubeconfig(directory).toString()));
        }
        if (!given.contains("--namespace")) {
            all.addAll(List.of("--namespace", namespace.name()));
        }
        if (!given.contains("--image-pull-policy")) {
            all.addAll(List.of("--image-pull-policy", "Never"));
        }
        if (!given.contains("--node-selector")) {
            all.addAll(List.of("--node-selector", RealNode.selector()));
        }
        all.addAll(given);
        AgentProcess process = AgentProcess.start(Map.of("JAVA_TOOL_OPTIONS", ""), all.toArray(String[]::new));
        started.add(process);
        return process;
    }

    /** A run from its start to its end. */
    Ended run(String... flags) throws Exception {
        return Ended.of(start(flags));
    }

    /**
     * From the first Job's creation until eidos begins to clean up. The start of the programs, several at once on a
     * busy machine, and the time that a kubelet takes to confirm a pod's end are another matter. Zero where no Job was
     * created.
     */
    Duration noticed() {
        return first(Request.of("delete", "jobs"))
                .flatMap(end -> first(Request.of("create", "jobs")).map(end::minus))
                .orElse(Duration.ZERO);
    }

    private Optional<Duration> first(Predicate<Request> wanted) {
        return proxy.log().stream()
                .filter(exchange -> wanted.test(exchange.request())
                        && !exchange.request().query().contains("dryRun"))
                .map(Exchange::at)
                .findFirst();
    }

    /**
     * From now on the agent's container runs this shell script, as a webhook could have it; {@code "$@"} is what it
     * would have run.
     */
    void agentRuns(String script) {
        agentRuns(script, Integer.MAX_VALUE);
    }

    /** As {@link #agentRuns(String)}, for so many Jobs from now on. */
    void agentRuns(String script, int jobs) {
        String shell = "\"sh\",\"-c\",\"" + script.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"sh\",";
        changeJob(
                jobs,
                body -> COMMAND.matcher(body)
                        .replaceFirst(
                                found -> Matcher.quoteReplacement("\"command\":[" + shell + found.group(1) + "]")));
    }

    /** From now on Jobs are created otherwise than they were asked for. */
    void changeJob(UnaryOperator<String> change) {
        changeJob(Integer.MAX_VALUE, change);
    }

    private void changeJob(int jobs, UnaryOperator<String> change) {
        proxy.when(Request.of("create", "jobs"))
                .times(jobs)
                .then((request, upstream) -> upstream.answer(new Request(
                        request.method(),
                        request.path(),
                        request.query(),
                        request.headers(),
                        change.apply(request.body()))));
    }

    /** Between RBAC and the Job something happens in the cluster. */
    void beforeTheJob(Runnable event) {
        proxy.when(Request.of("create", "jobs")).nth(1).then((request, upstream) -> {
            event.run();
            return upstream.answer(request);
        });
    }

    /** What is told of this resource, by watches and otherwise, is not what the server has sent. */
    void changeAnswers(String resource, UnaryOperator<String> change) {
        proxy.when(Request.of("watch", resource)).then(Fault.replaceLines(line -> change.apply(line)));
        proxy.when(Request.of("get", resource).or(Request.of("list", resource))).then(Fault.replaceBody(change));
    }

    /** The only Job of eidos in the namespace, as soon as there is one. */
    Value.Mapping awaitJob() {
        return Await.present("a Job", SOON, () -> jobs().stream().findFirst().map(Value.Mapping.class::cast));
    }

    List<Value> jobs() {
        return Fields.items(api().get(namespace.jobs()), "items");
    }

    /** The only pod in the namespace, once its container runs. */
    Value awaitRunningPod() {
        return Await.present(
                "a running pod",
                SOON,
                () -> Fields.items(api().get(namespace.core("pods")), "items").stream()
                        .filter(pod -> Fields.has(pod, "status", "containerStatuses", 0, "state", "running"))
                        .findFirst());
    }

    /** Nothing of a run is in the namespace, or it goes: a kubelet may take 20 s to confirm a pod's end. */
    void assertNoRunLeft(String... butFor) {
        namespace.assertNoRunLeft(SOON, butFor);
    }

    /** How a run ended. */
    record Ended(int code, String out, String err, Duration took) {
        static Ended of(AgentProcess process) throws InterruptedException {
            int code = process.exitCode(Duration.ofMinutes(2));
            return new Ended(code, process.out(), process.err(), process.wallTime());
        }

        /** The message of the failure, which is the last of what it said. */
        String error() {
            int begin = ("\n" + err).lastIndexOf("\nerror: ");
            if (begin < 0) {
                throw new AssertionError("no error:\n" + err);
            }
            return err.substring(begin);
        }
    }
}
