package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateCommandTest {
    @TempDir
    private Path folder;

    private String library = "";
    private String charts = "";
    private Path registry = Path.of("registry.yaml");

    @BeforeEach
    void write() {
        library = folder.resolve("library").toString();
        charts = folder.resolve("charts").toString();
        registry = folder.resolve("library/registry.yaml");
        new LibraryFolder(folder.resolve("library"))
                .file("registry.yaml", """
                    # Ours.
                    kind: ComponentRegistry
                    components:
                      - name: gpu
                        helm:
                          defaultRepository: https://charts.example
                          defaultChart: gpu
                          defaultVersion: "1.0.0" # the last that works
                        nodeScheduling:
                          system: {nodeSelectorPaths: [operator.nodeSelector]}
                    """)
                .file("components/gpu/values.yaml", "driver: {rdma: true}\nfree: {ours: 1}")
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu, overrides: {etcd: {enabled: false}}}]");
        chart(
                "1.0.0",
                "driver: {rdma: false, kind: auto}\nfree: {}\netcd: {enabled: true}\noperator: {nodeSelector: {}}");
        chart("2.0.0", "driver: {kind: open}\nfree: {}\noperator: {nodeSelector: {}, replicas: 2}");
        new LibraryFolder(folder.resolve("charts")).file("gpu-2.0.0/crds/gpus.yaml", "kind: CustomResourceDefinition");
    }

    private void chart(String version, String values) {
        new LibraryFolder(folder.resolve("charts"))
                .file("gpu-" + version + "/Chart.yaml", "apiVersion: v2\nname: gpu\nversion: " + version)
                .file("gpu-" + version + "/values.yaml", values);
    }

    @Test
    void theVersionAloneIsWrittenAndWhatItChangesIsTold() throws IOException {
        // given
        String before = Files.readString(registry);

        // when
        Run run = Run.of("recipe", "update", "gpu", "--to", "2.0.0", "--library", library, "--charts", charts);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
            Set by the library, and read no more
              driver.rdma
              etcd.enabled

            Custom resource definitions, which Helm leaves as they are in a cluster
              crds/gpus.yaml is new

            Values that are gone
              driver.rdma
              etcd.enabled

            Other defaults
              driver.kind: auto is now open

            New values
              operator.replicas
            """);
        assertThat(Files.readString(registry)).isEqualTo(before.replace("\"1.0.0\" #", "\"2.0.0\" #"));
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        // given
        String before = Files.readString(registry);

        // when
        Run run = Run.of("recipe", "update", "gpu", "--to", "2.0.0", "--library", library, "--dry-run");

        // then
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("would have gpu 2.0.0 in place of 1.0.0");
        assertThat(Files.readString(registry)).isEqualTo(before);
    }

    @Test
    void aChartThatIsNotThereLeavesTheRegistryAsItIs() throws IOException {
        // given
        String before = Files.readString(registry);

        // when
        Run run = Run.of("recipe", "update", "gpu", "--to", "3.0.0", "--library", library, "--charts", charts);

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("there is no such chart: gpu 3.0.0");
        assertThat(Files.readString(registry)).isEqualTo(before);
    }

    @Test
    void aChartThatDoesNotParseLeavesTheRegistryAsItIs() throws IOException {
        // given
        String before = Files.readString(registry);
        chart("2.0.0", "driver: {");

        // when
        Run run = Run.of("recipe", "update", "gpu", "--to", "2.0.0", "--library", library, "--charts", charts);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("malformed YAML: " + charts + "/gpu-2.0.0/values.yaml:1:10");
        assertThat(Files.readString(registry)).isEqualTo(before);
    }

    @Test
    void whatCannotBeUpdatedIsTold() {
        assertThat(Run.of("recipe", "update", "gpu", "--to", "2.0.0").err())
                .contains("the embedded library cannot be changed");
        assertThat(Run.of("recipe", "update", "gpu", "--library", library).err())
                .contains("a version is needed");
        Run other = Run.of("recipe", "update", "net", "--to", "2.0.0", "--library", library);
        assertThat(other.code()).isEqualTo(3);
        assertThat(other.err()).contains("does not register a version of the component: net");
    }
}
