package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assert files that a registry names, asked of a real cluster. */
class AssertFileIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final RawApi api = RawApi.require();

    @SuppressWarnings("NullAway.Init")
    private LiveShop shop;

    @BeforeEach
    void open() {
        shop = new LiveShop(api, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aHealthyComponentPassesAndWhatIsOtherwiseIsTold() throws IOException {
        // given
        TestCluster place = shop.running("well", LiveShop.VERSION);
        asserts(place.namespace(), "");

        // when
        await("passed");
        asserts(place.namespace(), """
            - name: many
              try:
              - assert:
                  resource:
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: controller, namespace: %1$s}
                    ((status.availableReplicas || `0`) == spec.replicas && spec.replicas > `1`): true
            - name: none
              try:
              - error: {resource: {apiVersion: v1, kind: Pod, metadata: {namespace: %1$s}, status: {phase: Running}}}
              - assert: {resource: {apiVersion: v1, kind: Service, metadata: {name: front, namespace: %1$s}}}
              - script: {content: exit 0}
            """.formatted(place.namespace()).indent(2));
        Value failed = await("failed");

        // then
        assertThat(failed.items("findings"))
                .extracting(finding -> finding.text("reason"))
                .anySatisfy(reason -> assertThat(reason)
                        .contains("does not hold: (status.availableReplicas || `0`) is 1, spec.replicas is 1")
                        .contains("checks/well/health-check.yaml:")
                        .contains("step many"))
                .anySatisfy(reason ->
                        assertThat(reason).startsWith("status.phase is Running, and no such object may be there"))
                .anySatisfy(reason -> assertThat(reason).startsWith("there is none"))
                .anySatisfy(reason -> assertThat(reason).startsWith("step 'none' is not read: 'script'"));
    }

    /** @param more steps */
    private void asserts(String namespace, String more) throws IOException {
        Path data = shop.data();
        Files.writeString(data.resolve("registry.yaml"), """
            apiVersion: aicr.nvidia.com/v1alpha1
            kind: ComponentRegistry
            components:
            - {name: well, healthCheck: {assertFile: checks/well/health-check.yaml}, helm: {defaultChart: well}}
            """);
        Path checks = Files.createDirectories(data.resolve("checks/well"));
        Files.writeString(checks.resolve("health-check.yaml"), """
            apiVersion: chainsaw.kyverno.io/v1alpha1
            kind: Test
            metadata: {name: well}
            spec:
              timeouts: {assert: 5m}
              steps:
              - name: controller
                try:
                - assert:
                    resource:
                      apiVersion: apps/v1
                      kind: Deployment
                      metadata: {name: controller, namespace: %1$s}
                      status:
                        (availableReplicas > `0`): true
                        (conditions[?type == 'Available'] | [0].status): "True"
                - assert:
                    resource:
                      apiVersion: v1
                      kind: Namespace
                      metadata: {name: %1$s}
                      status: {phase: Active}
              - name: pods
                try:
                - error: {resource: {apiVersion: v1, kind: Pod, metadata: {namespace: %1$s}, status: {phase: Pending}}}
            """.formatted(namespace) + more);
    }

    private Value await(String status) {
        return Await.present(
                "well " + status,
                SOON,
                () -> Optional.of(result())
                        .filter(result -> result.text("status").equals(status)));
    }

    private Value result() {
        Run run = validate();
        assertThat(run.code()).as(run.err()).isIn(0, 9);
        return DocumentReader.read(run.out(), "report").items("results").stream()
                .filter(result -> result.text("name").equals("well"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.err() + run.out()));
    }

    private Run validate() {
        try {
            return Run.of(
                    "validate",
                    "-r",
                    shop.recipe().toString(),
                    "--cluster",
                    "--data",
                    folder.resolve("data").toString(),
                    "--kubeconfig",
                    api.server().kubeconfig().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
