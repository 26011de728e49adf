package dev.eidos.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.collector.gpu.FakeNvidiaSmi;
import dev.eidos.collector.gpu.PciTree;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.RealNode;
import dev.eidos.testing.TestNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way from a node with eight GPUs to what is installed on it: found by its label, captured by an agent in a real
 * pod that reads a tree with eight H100, to a recipe and a bundle. Where the cluster's node is this machine and has the
 * agent's image; otherwise it is skipped.
 */
class GpuNodeIT {
    private static final int GPUS = 8;
    private static final String LABEL = "nvidia.com/gpu.present";

    @RegisterExtension
    private final TestNamespace namespace = new TestNamespace("gpunode");

    @TempDir
    Path folder;

    private final String mark = "h100-" + UUID.randomUUID().toString().substring(0, 6);
    private String node = "";

    @BeforeEach
    void makeItANodeWithGpus() throws IOException {
        namespace.awaitDefaultServiceAccount();
        node = RealNode.name();
        patch("/api/v1/nodes/" + node, """
            {"metadata":{"labels":{"%s":"true","eidos.test/mark":"%s"}}}
            """.formatted(LABEL, mark));
        patch("/api/v1/nodes/" + node + "/status", """
            {"status":{"capacity":{"nvidia.com/gpu":"8"},"allocatable":{"nvidia.com/gpu":"8"}}}
            """);
        tree();
    }

    @AfterEach
    void makeItAsItWas() {
        patch("/api/v1/nodes/" + node, """
            {"metadata":{"labels":{"%s":null,"eidos.test/mark":null}}}
            """.formatted(LABEL));
        patch("/api/v1/nodes/" + node + "/status", """
            {"status":{"capacity":{"nvidia.com/gpu":null},"allocatable":{"nvidia.com/gpu":null}}}
            """);
    }

    private void patch(String path, String patch) {
        namespace.api().send("PATCH", path, "application/merge-patch+json", patch);
    }

    /** The machine: a PCI bus, and a driver whose program says what one of eight H100 does. */
    private void tree() throws IOException {
        Path root = Files.createDirectories(folder.resolve("node"));
        // the agent may run as anybody
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var tree = new PciTree(root);
        for (int gpu = 0; gpu < GPUS; gpu++) {
            tree.h100("0000:" + address(gpu));
        }
        tree.file("etc/os-release", """
            ID=ubuntu
            VERSION_ID="24.04"
            PRETTY_NAME="Ubuntu 24.04.2 LTS"
            """).file("proc/sys/kernel/osrelease", "6.8.0-60-generic\n");
        Path programs = Files.createDirectories(root.resolve("usr/bin"));
        Files.writeString(
                programs.resolve("answer.xml"),
                "<nvidia_smi_log>\n<driver_version>570.86.15</driver_version>\n<cuda_version>12.8</cuda_version>\n"
                        + "<attached_gpus>8</attached_gpus>\n"
                        + IntStream.range(0, GPUS).mapToObj(GpuNodeIT::gpu).collect(Collectors.joining())
                        + "</nvidia_smi_log>\n");
        // the agent's image has a shell, and no other program
        FakeNvidiaSmi.script(programs, """
            [ "$*" = "-q -x" ] || exit 2
            while IFS= read -r line; do printf '%s\\n' "$line"; done <"${0%/*}/answer.xml"\
            """);
    }

    private static String address(int gpu) {
        return "%02x:00.0".formatted(4 + gpu);
    }

    @Test
    void aNodeWithEightGpusIsFoundCapturedAndEquipped() throws IOException {
        // when it is captured
        Run captured = eidos(
                "snapshot",
                "--deploy-agent",
                "--per-node",
                "--node-selector",
                LABEL + "=true,eidos.test/mark in (" + mark + ")",
                "--host-root",
                folder.resolve("node").toString(),
                "--image-pull-policy",
                "Never",
                "--require-gpu",
                "--namespace",
                namespace.name(),
                "--cleanup-rbac",
                "-o",
                folder + "/fleet/");

        // then
        Assumptions.assumeFalse(
                captured.err().contains("ErrImageNeverPull"),
                "the node has no image of the agent: dev/cluster load-image");
        assertThat(captured.code()).as(captured.err()).isZero();
        String snapshot = folder.resolve("fleet/nodes/" + node + ".yaml").toString();
        Map<String, String> expected = Map.of(
                "GPU.smi.gpu-count", "8",
                "GPU.smi.driver", "570.86.15",
                "GPU.gpu-7.model", "NVIDIA H100 80GB HBM3",
                "GPU.pci.gpu-count", "8",
                "OS.release.ID", "ubuntu",
                "K8s.node.capacity.nvidia.com/gpu", "8");
        expected.forEach((path, value) ->
                assertThat(eidos("get", path, "-s", snapshot).out()).as(path).isEqualTo(value + "\n"));

        // when it gets its recipe and its bundle
        String recipe = folder.resolve("recipe.yaml").toString();
        String bundle = folder.resolve("bundle").toString();
        // recipes are of today's Kubernetes, which the test cluster need not be
        Run resolved = eidos(
                "recipe",
                "-s",
                folder + "/fleet/",
                "--service",
                "eks",
                "--intent",
                "training",
                "--ignore-constraints",
                "-o",
                recipe);
        Run validated = eidos("validate", "-r", recipe, "-s", snapshot, "-o", folder + "/report.yaml");
        Run bundled = eidos("bundle", "-r", recipe, "-o", bundle);

        // then
        assertThat(resolved.code()).as(resolved.err()).isZero();
        assertThat(Files.readString(Path.of(recipe))).contains("accelerator: h100");
        assertThat(validated.code()).as(validated.err()).isIn(0, 9);
        // what the node's own file does not have is its cluster's
        assertThat(Files.readString(folder.resolve("report.yaml")))
                .contains("K8s.server.version")
                .contains("unknown: 0");
        assertThat(bundled.code()).as(bundled.err()).isZero();
        assertThat(components(bundle)).contains("gpu-operator");
    }

    @Test
    void aClusterIsHeldAgainstItsRecipeWithWhatAgentsBring() throws IOException {
        // given
        Path recipe = Files.writeString(folder.resolve("ready.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            metadata: {name: ready}
            constraints:
            - {name: GPU.smi.driver, value: ">= 570"}
            - {name: OS.release.ID, value: ubuntu}
            - {name: K8s.server.version, value: ">= 1.0"}
            componentRefs: []
            """);

        // when
        Run run = eidos(
                "validate",
                "-r",
                recipe.toString(),
                "--cluster",
                "--deploy-agent",
                "-l",
                LABEL + "=true,eidos.test/mark in (" + mark + ")",
                "--host-root",
                folder.resolve("node").toString(),
                "--image-pull-policy",
                "Never",
                "-n",
                namespace.name(),
                "--cleanup-rbac",
                "--format",
                "json");

        // then
        Assumptions.assumeFalse(
                run.err().contains("ErrImageNeverPull"), "the node has no image of the agent: dev/cluster load-image");
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        Value report = DocumentReader.read(run.out(), "report");
        assertThat(report.text("metadata", "snapshot")).isEqualTo("agents on " + node);
        // three constraints, the versions of nodes, and their GPUs
        assertThat(report.text("summary", "passed")).isEqualTo("5");
        Value gpus = report.items("results").getLast();
        assertThat(gpus.text("name")).isEqualTo("gpus");
        assertThat(gpus.text("expected")).isEqualTo("8 GPUs on 1 node");
        assertThat(gpus.text("actual")).isEqualTo("8 usable");
        assertThat(run.err()).contains("collected " + node);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aSignalWhileAgentsAreAtWorkLeavesNothing() throws IOException, InterruptedException {
        // given
        Path recipe = Files.writeString(folder.resolve("ready.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            metadata: {name: ready}
            constraints: [{name: OS.release.ID, value: ubuntu}]
            componentRefs: []
            """);
        String kubeconfig = namespace.api().server().kubeconfig().toString();
        try (AgentProcess process = AgentProcess.ofClasses(
                Map.of("KUBECONFIG", kubeconfig),
                "validate",
                "-r",
                recipe.toString(),
                "--cluster",
                "--deploy-agent",
                "--node",
                node,
                // nobody answers there: the pod waits for its image until the signal comes
                "--image",
                "localhost:9/no-such/image:1",
                "--schedule-timeout",
                "2m",
                "-n",
                namespace.name(),
                "--cleanup-rbac")) {
            process.awaitLine("Job eidos-", Duration.ofMinutes(1));

            // when
            process.signal("INT");

            // then
            assertThat(process.exitCode(Duration.ofMinutes(2)))
                    .as(process.err())
                    .isEqualTo(130);
            assertThat(process.err()).contains("cleaning up");
            assertThat(leftovers()).isEmpty();
        }
    }

    /** What a run makes and shall take away. */
    private List<String> leftovers() {
        String in = "/namespaces/" + namespace.name() + "/";
        return Stream.of(
                        "/apis/batch/v1" + in + "jobs",
                        "/api/v1" + in + "configmaps",
                        "/api/v1" + in + "serviceaccounts")
                .flatMap(path -> namespace.api().get(path).items("items").stream())
                .map(object -> object.text("metadata", "name"))
                .filter(name -> name.startsWith("eidos"))
                .toList();
    }

    private static List<String> components(String bundle) throws IOException {
        try (var files = Files.walk(Path.of(bundle))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("^\\d+-", ""))
                    .distinct()
                    .toList();
        }
    }

    private Run eidos(String... words) {
        String kubeconfig = namespace.api().server().kubeconfig().toString();
        return Run.with(Map.of("HOME", "/nonexistent", "KUBECONFIG", kubeconfig), words);
    }

    /** The part of nvidia-smi's XML that names a GPU. */
    private static String gpu(int gpu) {
        return """
            <gpu id="00000000:%1$s">
            <product_name>NVIDIA H100 80GB HBM3</product_name>
            <product_brand>NVIDIA</product_brand>
            <product_architecture>Hopper</product_architecture>
            <mig_mode><current_mig>Disabled</current_mig><pending_mig>Disabled</pending_mig></mig_mode>
            <uuid>GPU-00000000-0000-0000-0000-00000000000%2$d</uuid>
            <minor_number>%2$d</minor_number>
            <pci><pci_bus>04</pci_bus><pci_bus_id>00000000:%1$s</pci_bus_id></pci>
            <fb_memory_usage><total>81559 MiB</total></fb_memory_usage>
            </gpu>
            """.formatted(address(gpu), gpu);
    }
}
