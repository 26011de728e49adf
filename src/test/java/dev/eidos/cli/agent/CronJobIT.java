package dev.eidos.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import dev.eidos.testing.RealNode;
import dev.eidos.testing.TestNamespace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The printed CronJob's pod with the printed rights and no others, in the cluster. Its template is started as a Job, as
 * the CronJob would at night, so that a cluster without CronJob v1 will do.
 */
class CronJobIT {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";

    @RegisterExtension
    private final TestNamespace namespace = new TestNamespace("cronjob");

    @AfterEach
    void removeWhatIsOfTheCluster() {
        namespace.api().delete(RBAC + "clusterrolebindings/eidos:" + namespace.name());
        namespace.api().delete(RBAC + "clusterrolebindings/eidos-fleet:" + namespace.name());
        namespace.api().delete(RBAC + "clusterroles/eidos-fleet:" + namespace.name());
    }

    private List<Value.Mapping> printed() {
        Run run = Run.of(
                "agent",
                "manifests",
                "--cron",
                "@daily",
                "-n",
                namespace.name(),
                "-o",
                "cm://" + namespace.name() + "/fleet");
        assertThat(run.code()).as(run.err()).isZero();
        return Arrays.stream(run.out().split("(?m)^---\n", -1))
                .map(text -> (Value.Mapping) DocumentReader.read(text, "out"))
                .toList();
    }

    private void apply(Value.Mapping object) {
        String kind = object.text("kind").toLowerCase(Locale.ROOT) + "s";
        String name = object.text("metadata", "name");
        String path = switch (kind) {
            case "namespaces" -> "/api/v1/namespaces/" + name;
            case "serviceaccounts" -> namespace.core("serviceaccounts/" + name);
            case "clusterroles", "clusterrolebindings" -> RBAC + kind + "/" + name;
            case "roles", "rolebindings" -> RBAC + "namespaces/" + namespace.name() + "/" + kind + "/" + name;
            case "cronjobs" -> namespace.jobs() + "/night";
            default -> throw new AssertionError(kind);
        };
        String json = kind.equals("cronjobs") ? job(object) : JsonWriter.writeLine(object);
        namespace.api().apply(path, "test", json);
    }

    /** In the network of the node, as the test cluster's API server listens on the loopback interface alone. */
    private static String job(Value.Mapping cronJob) {
        Value.Mapping template = (Value.Mapping) DocumentReader.read(
                JsonWriter.writeLine(Objects.requireNonNull(cronJob.at("spec", "jobTemplate", "spec")))
                        .replace("\"restartPolicy\":", "\"hostNetwork\":true,\"restartPolicy\":"),
                "job");
        return JsonWriter.writeLine(Value.mapping(job -> job.put("apiVersion", "batch/v1")
                .put("kind", "Job")
                .put("metadata", data -> data.put("name", "night"))
                .put("spec", template)));
    }

    @Test
    void whatIsPrintedCapturesTheNodesWithTheRightsThatArePrinted() {
        // given
        namespace.awaitDefaultServiceAccount();
        String snapshot = namespace.core("configmaps/fleet-night-node-" + RealNode.name());

        // when
        printed().forEach(this::apply);

        // then
        Await.until(
                "the node's snapshot",
                Duration.ofMinutes(2),
                () -> namespace.api().find(snapshot).isPresent());
    }
}
