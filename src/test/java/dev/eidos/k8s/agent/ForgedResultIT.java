package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.proxy.Fault;
import dev.eidos.testing.proxy.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs in a namespace in which another tenant may write ConfigMaps, and does. */
class ForgedResultIT {
    private static final String FORGED = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: '2026-01-01T00:00:00Z', version: '1', source-node: forged}
        measurements: []
        """;

    @RegisterExtension
    final AgentRuns runs = new AgentRuns("forged");

    @TempDir
    Path root;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void oneThatWasWrittenBeforeTheAgentsIsNotBelievedAndTheAgentsIsFound() throws Exception {
        // given
        runs.changeJob(job -> {
            String run = runOf(job);
            forge("eidos-snapshot-" + run, run);
            return job;
        });

        // when
        var ended = runs.run();

        // then
        assertTheAgents(ended);
        assertThat(ended.err())
                .containsPattern("warning: namespaces/" + namespace()
                        + "/configmaps/eidos-snapshot-[a-z0-9-]+ was there before the agent wrote its result");
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aPartOfALargeOneThatWasWrittenBeforeIsNotBelievedEither() throws Exception {
        // given
        Path settings = Files.createDirectories(root.resolve("proc/sys/vm"));
        byte[] noise = new byte[4000];
        for (int i = 0; i < 200; i++) {
            new SecureRandom().nextBytes(noise);
            Files.writeString(settings.resolve("s" + i), HexFormat.of().formatHex(noise));
        }
        runs.changeJob(job -> {
            String run = runOf(job);
            forge("eidos-snapshot-" + run + "-part-1", run);
            return job;
        });

        // when
        var ended = runs.run("--host-root", root.toString());

        // then
        assertTheAgents(ended);
        assertThat(ended.out().length()).isGreaterThan(1 << 20);
        assertThat(ended.err()).contains("was there before the agent wrote its result");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onesOwnCannotBeChangedAndAnotherInItsPlaceIsNotBelieved() throws Exception {
        // given
        beforeItIsRead(configMap -> {
            String run = configMap.substring(configMap.lastIndexOf("eidos-snapshot-") + "eidos-snapshot-".length());
            var refused = runs.api().send("PATCH", configMap, "application/merge-patch+json", data());
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("immutable");
            runs.api().delete(configMap);
            forge("eidos-snapshot-" + run, run);
        });

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(7);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.error())
                .contains("the result is not the one that the agent wrote: namespaces/" + namespace()
                        + "/configmaps/eidos-snapshot-")
                .contains("its SHA-256 is " + sha256() + ", and the agent wrote ")
                .contains("take the snapshot again", "--show-managed-fields");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void oneThatTheUserNamedAndSomebodyChangedIsNotBelieved() throws Exception {
        // given
        beforeItIsRead(configMap -> runs.api().patch(configMap, data()));

        // when
        var ended = runs.run("-o", "cm://" + namespace() + "/mine");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(7);
        assertThat(ended.error())
                .contains("the result is not the one that the agent wrote: namespaces/" + namespace()
                        + "/configmaps/mine")
                .contains("its SHA-256 is " + sha256() + ", and the agent wrote ");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void oneWithoutItsAnnotationsIsNotBelieved() throws Exception {
        // given
        beforeItIsRead(configMap -> runs.api().patch(configMap, """
            {"metadata":{"annotations":{"eidos.nvidia.com/length":null,"eidos.nvidia.com/sha256":null}}}
            """));

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("is not the one that was written: namespaces/" + namespace() + "/configmaps/eidos-snapshot-")
                .contains("its annotation eidos.nvidia.com/length is missing");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withoutALogTheTerminationMessageIsEnough() throws Exception {
        // given
        runs.agentRuns("exec \"$@\" 2>/dev/null");

        // when
        var ended = runs.run();

        // then
        assertTheAgents(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void oneOfAnAgentThatSealsNothingIsNotBelieved() throws Exception {
        // given
        runs.agentRuns("unset EIDOS_AGENT; exec \"$@\"");

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("the agent did not say which result it wrote: namespaces/" + namespace()
                        + "/configmaps/eidos-snapshot-")
                .contains("anybody who may write ConfigMaps there could have written this one")
                .contains("leave --image out");
    }

    private void assertTheAgents(AgentRuns.Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        var snapshot = SnapshotReader.read(ended.out(), "stdout", notice -> {});
        assertThat(snapshot.metadata().sourceNode()).isNotEqualTo("forged");
    }

    /** When the launcher asks for it, as it does where its watch shows something else; told is the ConfigMap's path. */
    private void beforeItIsRead(Consumer<String> event) {
        runs.proxy()
                .when(Request.of("watch", "configmaps"))
                .then(Fault.replaceLines(line -> line.replace("eidos.nvidia.com/sha256", "eidos.nvidia.com/other")));
        runs.proxy().when(Request.of("get", "configmaps")).nth(1).then((request, upstream) -> {
            event.accept(request.path());
            return upstream.answer(request);
        });
    }

    private void forge(String name, String run) {
        runs.api().post(runs.namespace().core("configmaps"), """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s","annotations":{
              "eidos.nvidia.com/run-id":"%s","eidos.nvidia.com/length":"%d","eidos.nvidia.com/sha256":"%s"}},
             "data":{"format":"yaml","snapshot.yaml":"%s"}}
            """.formatted(
                        name, run, FORGED.length(), sha256(), FORGED.replace("\n", "\\n")));
    }

    /** A merge patch that makes another document of a result, and leaves whose it is. */
    private static String data() {
        return """
            {"metadata":{"annotations":{"eidos.nvidia.com/length":"%d","eidos.nvidia.com/sha256":"%s"}},
             "data":{"snapshot.yaml":"%s"}}
            """.formatted(FORGED.length(), sha256(), FORGED.replace("\n", "\\n"));
    }

    private static String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(FORGED.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String runOf(String job) {
        return DocumentReader.read(job, "job").text("metadata", "labels", EidosLabels.RUN_ID);
    }

    private String namespace() {
        return runs.namespace().name();
    }
}
