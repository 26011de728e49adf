package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod that stands for the DCGM exporter, asked through a real API server. */
class ExporterIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final TestCluster cluster = TestCluster.require("exporter");

    @BeforeEach
    void open() {
        cluster.inside().awaitDefaultServiceAccount();
    }

    @AfterEach
    void close() {
        // or another test would find it
        String pod = "/api/v1/namespaces/" + cluster.namespace() + "/pods/exporter";
        cluster.api().delete(pod);
        Await.until("the exporter is gone", SOON, () -> cluster.api().find(pod).isEmpty());
        cluster.close();
    }

    @Test
    void thatAnswersWithTheCoreMetricsShowsThem() throws IOException {
        // given
        exporter("""
            for m in GPU_UTIL FB_USED GPU_TEMP POWER_USAGE; do
              echo "# TYPE DCGM_FI_DEV_$m gauge"
              echo "DCGM_FI_DEV_$m{gpu=\\"0\\",Hostname=\\"node-1\\"} 31"
            done > /www/metrics
            exec httpd -f -p 9400 -h /www
            """);

        // then
        Value result = result();
        assertThat(result.text("status")).as("%s", result).isEqualTo("passed");
        assertThat(Files.readString(folder.resolve("evidence/metrics/" + cluster.namespace() + "/exporter.txt")))
                .contains("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",Hostname=\"node-1\"} 31");
    }

    @Test
    void thatAnswersGarbageHasNoneOfThem() throws IOException {
        // given
        exporter("head -c 3000000 /dev/urandom > /www/metrics; exec httpd -f -p 9400 -h /www");

        // then
        assertThat(reason()).contains("what it answers has none of the core metrics");
    }

    @Test
    void thatLacksOneOfThemIsToldWithItsName() throws IOException {
        // given
        exporter("""
            for m in GPU_UTIL FB_USED GPU_TEMP; do echo "DCGM_FI_DEV_$m 1"; done > /www/metrics
            exec httpd -f -p 9400 -h /www
            """);

        // then
        assertThat(reason()).contains("it lacks DCGM_FI_DEV_POWER_USAGE");
    }

    @Test
    void thatSaysThatThereIsNoSuchPageDoesNotAnswer() throws IOException {
        // given
        exporter("exec httpd -f -p 9400 -h /www");

        // then
        assertThat(reason()).contains("does not answer: ");
    }

    @Test
    void thatTakesTheRequestAndNeverAnswersIsToldAfterAWhile() throws IOException {
        // given
        exporter("exec nc -ll -p 9400 -e sleep 600");

        // then
        assertThat(reason()).contains("does not answer: ");
    }

    @Test
    void thatNeverEndsItsAnswerIsToldAfterAWhile() throws IOException {
        // given
        exporter("""
            cat > /www/endless <<'END'
            printf 'HTTP/1.1 200 OK\\r\\n\\r\\n'
            while :; do echo more; sleep 1; done
            END
            exec nc -ll -p 9400 -e sh /www/endless
            """);

        // then
        assertThat(reason()).contains("does not answer: ");
    }

    /** A pod that is ready as soon as somebody listens. */
    private void exporter(String script) {
        RawApi api = cluster.api();
        String pods = "/api/v1/namespaces/" + cluster.namespace() + "/pods";
        api.post(pods, """
            apiVersion: v1
            kind: Pod
            metadata: {name: exporter, labels: {app: nvidia-dcgm-exporter}}
            spec:
              terminationGracePeriodSeconds: 0
              automountServiceAccountToken: false
              containers:
              - name: main
                image: localhost/tools:1
                imagePullPolicy: IfNotPresent
                readinessProbe:
                  exec: {command: [/bin/sh, -c, "grep -q :24B8 /proc/net/tcp /proc/net/tcp6"]}
                  periodSeconds: 1
                volumeMounts: [{name: www, mountPath: /www}]
                command:
                - /bin/sh
                - -c
                - |
            %s
              volumes: [{name: www, emptyDir: {}}]
            """.formatted(script.indent(6)));
        Await.until(
                "the exporter is ready",
                SOON,
                () -> api.get(pods + "/exporter").items("status", "conditions").stream()
                        .filter(condition -> condition.text("type").equals("Ready"))
                        .anyMatch(condition -> condition.text("status").equals("True")));
    }

    private String reason() throws IOException {
        Value result = result();
        assertThat(result.text("status")).as("%s", result).isEqualTo("failed");
        return result.items("findings").getFirst().text("reason");
    }

    private Value result() throws IOException {
        Path recipe = Files.writeString(
                folder.resolve("recipe.yaml"),
                "apiVersion: eidos.nvidia.com/v1alpha1\nkind: Recipe\nconstraints: []\n");
        Run run = Run.of(
                "validate",
                "-r",
                recipe.toString(),
                "--cluster",
                "--phase",
                "conformance",
                "--evidence",
                folder.resolve("evidence").toString(),
                "--kubeconfig",
                cluster.api().server().kubeconfig().toString());
        assertThat(run.code()).as(run.err()).isEqualTo(9);
        return DocumentReader.read(run.out(), "report").items("results").stream()
                .filter(result -> result.text("name").equals("accelerator_metrics"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.err() + run.out()));
    }
}
