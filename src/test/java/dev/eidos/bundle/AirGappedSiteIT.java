package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.testing.ChartFolder;
import dev.eidos.testing.LibraryFolder;
import dev.eidos.testing.RawApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chapter on air-gapped sites of {@code docs/bundles.md}, typed along: outside there are charts, inside a cluster
 * and the bundle. The recipe has its charts from a place where nobody answers.
 */
class AirGappedSiteIT {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final RawApi api = RawApi.require();
    private final String namespace =
            "eidos-airgap-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void outside() throws IOException {
        ChartFolder.of(Files.createDirectories(folder.resolve("charts")), "net")
                .file("values.yaml", "image: {registry: ghcr.io}\n")
                .template(settings("net"));
        ChartFolder.of(folder.resolve("charts"), "gpu")
                .file("Chart.yaml", """
                    apiVersion: v2
                    name: gpu
                    version: 1.0.0
                    dependencies: [{name: discovery, version: 1.0.0, repository: "%s"}]
                    """.formatted(NOWHERE))
                .file("values.yaml", "image: {registry: ghcr.io}\n")
                .file("charts/discovery/Chart.yaml", "apiVersion: v2\nname: discovery\nversion: 1.0.0\n")
                .file("charts/discovery/templates/a.yaml", """
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: discovery}
                    """)
                .template(settings("gpu"));
        new LibraryFolder(folder.resolve("library"))
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                    - name: net
                      helm: {defaultRepository: "%1$s", defaultChart: net, defaultVersion: 1.0.0, defaultNamespace: %2$s}
                      imageRegistryPaths: [{path: image.registry, default: ghcr.io}]
                    - name: gpu
                      helm: {defaultRepository: "%1$s", defaultChart: gpu, defaultVersion: 1.0.0, defaultNamespace: %2$s}
                      imageRegistryPaths: [{path: image.registry, default: ghcr.io}]
                    """.formatted(NOWHERE, namespace))
                .overlay("base", """
                    criteria: {}
                    componentRefs:
                    - {name: net}
                    - {name: gpu, dependencyRefs: [net]}
                    """);
    }

    @AfterEach
    void clean() {
        api.delete("/api/v1/namespaces/" + namespace);
    }

    @Test
    void aBundleWithItsChartsIsInstalledWhereNoChartRepositoryAnswers() throws Exception {
        // given
        eidos("recipe", "--allow-base", "-o", folder.resolve("r.yaml").toString());
        Run list = eidos("mirror", "list", "-r", recipe(), "--charts", charts(), "--strict", "-o", "yaml");
        assertThat(list.out()).contains("ghcr.io/example/gpu:1.0", "ghcr.io/example/net:1.0");
        eidos(
                "bundle",
                "-r",
                recipe(),
                "--image-registry",
                "registry.example.com",
                "--charts",
                charts(),
                "--vendor-charts",
                charts(),
                "-o",
                folder.resolve("bundle").toString());

        // when
        Path inside = Files.move(folder.resolve("bundle"), folder.resolve("on the other side"));
        assertThat(Run.of("verify", inside.toString()).code()).isZero();
        HelmShell shell = HelmShell.in(folder, api.server().kubeconfig());
        shell.succeeds("on the other side/install.sh", "--yes");

        // then
        assertThat(api.get(object("configmaps/gpu")).text("data", "image"))
                .isEqualTo("registry.example.com/example/gpu:1.0");
        assertThat(api.find(object("configmaps/discovery"))).isPresent();
        assertThat(version("configmaps/net")).isLessThan(version("configmaps/gpu"));

        // when
        long before = version("configmaps/gpu");
        shell.succeeds("on the other side/install.sh", "--yes");

        // then
        assertThat(version("configmaps/gpu")).isEqualTo(before);
        assertThat(Files.readString(inside.resolve("images.txt"))).contains("ghcr.io/example/gpu:1.0");

        // when
        shell.succeeds("on the other side/uninstall.sh", "--yes");
    }

    @Test
    void withoutItsChartsTheSameBundleEndsAtTheRepository() throws Exception {
        // given
        eidos("recipe", "--allow-base", "-o", folder.resolve("r.yaml").toString());
        eidos("bundle", "-r", recipe(), "-o", folder.resolve("bundle").toString());

        // when
        String output = HelmShell.in(folder, api.server().kubeconfig()).fails("bundle/install.sh", "--yes");

        // then
        assertThat(output).contains("== 1/2 net", "127.0.0.1:1").doesNotContain("== 2/2");
    }

    private static String settings(String name) {
        return """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: %1$s}
            data:
              image: {{ .Values.image.registry }}/example/%1$s:1.0
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: %1$s}
            spec:
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}}
                spec:
                  nodeSelector: {eidos.test/nowhere: "true"}
                  containers: [{name: main, image: "{{ .Values.image.registry }}/example/%1$s:1.0"}]
            """.formatted(name);
    }

    private String recipe() {
        return folder.resolve("r.yaml").toString();
    }

    private String charts() {
        return folder.resolve("charts").toString();
    }

    private Run eidos(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--library";
        all[words.length + 1] = folder.resolve("library").toString();
        Run run = Run.of(all);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private String object(String resource) {
        return "/api/v1/namespaces/" + namespace + "/" + resource;
    }

    private long version(String resource) {
        return Long.parseLong(api.get(object(resource)).text("metadata", "resourceVersion"));
    }
}
