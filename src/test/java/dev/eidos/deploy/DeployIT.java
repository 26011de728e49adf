package dev.eidos.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.Value;
import dev.eidos.testing.Command;
import dev.eidos.testing.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code deploy} in a real cluster, by kubectl, in another namespace than the one that they name. */
class DeployIT {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";

    @RegisterExtension
    private final TestNamespace namespace = new TestNamespace("deploy");

    @TempDir
    Path folder;

    private String kubeconfig = "";

    @BeforeEach
    void require() throws Exception {
        kubeconfig = Objects.requireNonNullElse(System.getenv("EIDOS_TEST_KUBECONFIG"), "");
        Assumptions.assumeFalse(
                Command.output("sh", "-c", "kubectl version --client 2>/dev/null || true")
                        .isEmpty(),
                "no kubectl");
        namespace.awaitDefaultServiceAccount();
    }

    @AfterEach
    void removeWhatIsOfTheCluster() {
        for (String name : List.of("eidos:", "eidos-fleet:")) {
            namespace.api().delete(RBAC + "clusterrolebindings/" + name + namespace.name());
        }
        namespace.api().delete(RBAC + "clusterroles/eidos-fleet:" + namespace.name());
    }

    private String file(String name) throws IOException {
        String text = Files.readString(Path.of("deploy").resolve(name)).replace("gpu-operator", namespace.name());
        return Files.writeString(folder.resolve(name.replace('/', '-')), text).toString();
    }

    private String kubectl(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "kubectl",
                "--kubeconfig",
                kubeconfig,
                "--cache-dir",
                folder.resolve("cache").toString()));
        command.addAll(List.of(words));
        return Command.output(command.toArray(String[]::new));
    }

    private Run eidos(String... words) {
        return Run.with(Map.of("HOME", "/nonexistent", "KUBECONFIG", kubeconfig), words);
    }

    @Test
    void aJobThatIsAppliedAndOneCommandDoTheSameWithTheSameRights() throws Exception {
        // when: from kubectl apply …
        kubectl("apply", "-f", file("rbac/rbac.yaml"), "-f", file("job/job.yaml"));
        String waited = kubectl(
                "wait", "--for=condition=complete", "--timeout=120s", "--namespace", namespace.name(), "job/eidos");
        Run applied = eidos(
                "get", "-s", "cm://" + namespace.name() + "/eidos-snapshot", "OS.sysctl./proc/sys/kernel/osrelease");

        // then
        assertThat(waited).isEqualTo("job.batch/eidos condition met");
        assertThat(applied.code()).as(applied.err()).isZero();
        assertThat(applied.out().strip())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());

        // when: … to one command
        Path snapshot = folder.resolve("snapshot.yaml");
        Run command = eidos("snapshot", "--deploy-agent", "--namespace", namespace.name(), "-o", snapshot.toString());

        // then
        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.err()).containsPattern("reused 5");
        assertThat(snapshot).content().contains("kind: Snapshot", applied.out().strip());
    }

    @Test
    void theCronJobIsTakenByTheServerWithItsRights() throws Exception {
        // given
        boolean served = namespace.api().get("/apis/batch/v1").items("resources").stream()
                .map(resource -> resource.text("name"))
                .anyMatch("cronjobs"::equals);
        Assumptions.assumeTrue(served, "this cluster has no CronJob in batch/v1, which came with Kubernetes 1.21");

        // when
        kubectl("apply", "-f", file("rbac/rbac.yaml"), "-f", file("cronjob/cronjob.yaml"));

        // then
        Value.Mapping cronJob =
                namespace.api().get("/apis/batch/v1/namespaces/" + namespace.name() + "/cronjobs/eidos-fleet");
        assertThat(cronJob.text("spec", "schedule")).isEqualTo(DeployFiles.SCHEDULE);
        assertThat(namespace.api().find(RBAC + "clusterroles/eidos-fleet:" + namespace.name()))
                .isPresent();
    }
}
