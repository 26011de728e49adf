package dev.eidos.recipe.lint.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.lint.LibraryLint;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.render.HelmLimits;
import dev.eidos.recipe.render.HelmProcess;
import dev.eidos.testing.ChartFolder;
import dev.eidos.testing.LibraryFolder;
import dev.eidos.testing.PackedChart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library of one component, {@code gpu}, and its chart: in order, but for what a test makes wrong. */
class ChartLintTest {
    private static final String TEMPLATE = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: gpu}
        spec:
          template:
            spec:
              nodeSelector: {{ toJson .Values.nodeSelector }}
              tolerations: {{ toJson .Values.tolerations }}
              containers:
              - name: gpu
                image: {{ .Values.image.repository }}:1.0
                env: [{name: NODES, value: {{ .Values.nodes | quote }}}, {name: MODE, value: {{ .Values.mode }}}]
        """;

    @TempDir
    private static Path engine;

    private static HelmProcess helm = HelmProcess.open(Path.of("."), HelmLimits.STANDARD);

    @TempDir
    private Path folder;

    private LibraryFolder library = new LibraryFolder(Path.of("."));
    private ChartFolder chart = new ChartFolder(Path.of("."));

    @BeforeAll
    static void oneEngineForAll() {
        helm = HelmProcess.open(engine, HelmLimits.STANDARD);
    }

    @AfterAll
    static void noEngineIsLeft() {
        helm.close();
    }

    @BeforeEach
    void aLibraryThatFitsItsChart() {
        library = new LibraryFolder(folder.resolve("library"))
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}]")
                .file("components/gpu/values.yaml", "mode: fast\n");
        registry("");
        chart = ChartFolder.of(folder.resolve("charts"), "gpu")
                .file("values.yaml", "image: {repository: nvcr.io/nvidia/gpu}\nnodes: 1\nmode: slow\n")
                .template(TEMPLATE);
    }

    private void registry(String more) {
        library.file("registry.yaml", """
            kind: ComponentRegistry
            components:
              - name: gpu
                helm:
                  defaultRepository: https://charts.example/gpu
                  defaultChart: example/gpu
                  defaultVersion: 1.0.0
                  defaultNamespace: gpu-system
                nodeScheduling:
                  nodeCountPaths: [nodes]
                  accelerated:
                    nodeSelectorPaths: [nodeSelector]
                    tolerationPaths: [tolerations]
                imageRegistryPaths: [{path: image.repository, default: nvcr.io/nvidia/gpu}]
            """ + more.indent(4));
    }

    @Test
    void whatFitsHasNoFindings() throws Exception {
        assertThat(findings()).isEmpty();
    }

    @Test
    void aValueThatNoTemplateReadsIsAWarningAtItsLine() throws Exception {
        // given
        library.file("components/gpu/values.yaml", "mode: fast\ndriver:\n  enabled: true\n  versoin: '570'\n")
                .overlay(
                        "eks",
                        "criteria: {service: eks}\nbase: base\ncomponentRefs: [{name: gpu, overrides: {efa: yes}}]");
        chart.template(TEMPLATE + "# {{ .Values.driver.enabled }}\n");

        // then
        assertThat(findings())
                .containsExactly(
                        "WARNING components/gpu/values.yaml:4: gpu: chart gpu 1.0.0 does not read 'driver.versoin'",
                        "WARNING overlays/eks.yaml:8: gpu: chart gpu 1.0.0 does not read 'efa'");
    }

    @Test
    void aValueIsReadIfAnyRecipeMakesItsReaderWork() throws Exception {
        // given
        library.file("components/gpu/values.yaml", "mode: fast\ndcgm: {enabled: false, level: 1}\n")
                .overlay(
                        "eks",
                        "criteria: {service: eks}\nbase: base\n"
                                + "componentRefs: [{name: gpu, overrides: {dcgm: {enabled: true}}}]");
        chart.template(TEMPLATE + "{{ if .Values.dcgm.enabled }}# {{ .Values.dcgm.level }}{{ end }}\n");

        // then
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTextThatIsOnlyComparedAndAnApiThatIsOnlyAskedForAreRead() throws Exception {
        // given
        library.file("components/gpu/values.yaml", "mode: fast\nkind: other\nmonitor: true\n");
        chart.file("values.yaml", "image: {repository: nvcr.io/nvidia/gpu}\nnodes: 1\nkind: usual\n")
                .template(TEMPLATE + """
                    {{ if eq .Values.kind "usual" }}# usual{{ end }}
                    {{ if and .Values.monitor (.Capabilities.APIVersions.Has "monitoring.coreos.com/v1") }}# seen{{ end }}
                    """);

        // then
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatIsMadeAnewEachTimeDoesNotHideWhatIsNotRead() throws Exception {
        // given
        library.file("components/gpu/values.yaml", "mode: fast\nunread: x\n");
        chart.template(TEMPLATE + """
            ---
            kind: Secret
            metadata: {name: gpu}
            data:
              password: {{ randAlphaNum 20 | b64enc }}
            """);

        // then
        assertThat(findings())
                .containsExactly("WARNING components/gpu/values.yaml:2: gpu: chart gpu 1.0.0 does not read 'unread'");
    }

    @Test
    void flagsThatReachNothingAreWarningsInTheRegistry() throws Exception {
        // given
        chart.template(TEMPLATE.replace("{{ toJson .Values.nodeSelector }}", "{}")
                .replace("{{ toJson .Values.tolerations }}", "[{operator: Exists}]")
                .replace("{{ .Values.nodes | quote }}", "x"));

        // then
        assertThat(findings())
                .containsExactly(
                        "WARNING registry.yaml:10: gpu: chart gpu 1.0.0 does not read 'nodes', where the bundle's"
                                + " number of nodes is put, so that it is lost",
                        "WARNING registry.yaml:12: gpu: chart gpu 1.0.0 does not read 'nodeSelector', where the"
                                + " bundle's accelerated-node-selector is put, so that it is lost",
                        "WARNING registry.yaml:13: gpu: chart gpu 1.0.0 does not read 'tolerations', where the"
                                + " bundle's accelerated-node-toleration is put, so that it is lost");
    }

    @Test
    void imagesThatAMirrorDoesNotGetAreWarnings() throws Exception {
        // given
        chart.file("values.yaml", """
            image: {repository: nvcr.io/nvidia/gpu}
            nodes: 1
            hook: {image: quay.io/tools/kubectl:1.30}
            """).template(TEMPLATE + """
                ---
                kind: Pod
                metadata: {name: hook}
                spec:
                  containers:
                  - {name: a, image: {{ .Values.hook.image }}}
                  - {name: b, image: busybox, args: [--agent=ghcr.io/tools/agent:2]}
                """);

        // then
        assertThat(findings())
                .containsExactly(
                        "WARNING registry.yaml:14: gpu: docker.io/busybox of Pod hook is not moved by the bundle's"
                                + " image-registry",
                        "WARNING registry.yaml:14: gpu: ghcr.io/tools/agent of Pod hook is not moved by the bundle's"
                                + " image-registry",
                        "WARNING registry.yaml:14: gpu: quay.io/tools/kubectl of Pod hook is not moved by the"
                                + " bundle's image-registry; the chart names it at 'hook.image'");
    }

    @Test
    void aValueOfAnotherTypeThanTheSchemaIsAnError() throws Exception {
        // given
        library.file("components/gpu/values.yaml", "mode: fast\nnodes: many\n");
        chart.file(
                "values.schema.json",
                "{\"properties\": {\"nodes\": {\"type\": \"integer\"}, \"mode\": {\"enum\": [\"slow\", \"fast\"]}}}");

        // then
        assertThat(findings())
                .containsExactly("ERROR components/gpu/values.yaml:2: gpu: chart gpu 1.0.0 refuses 'nodes': it must be"
                        + " of type integer, and is string, by its values.schema.json");
    }

    @Test
    void aValueOfAnotherKindThanTheChartHasIsAWarning() throws Exception {
        // given
        library.file("components/gpu/values.yaml", "mode: fast\nrdma: {enabled: 'false'}\n");
        chart.file("values.yaml", "image: {repository: nvcr.io/nvidia/gpu}\nnodes: 1\nrdma: {enabled: true}\n")
                .template(TEMPLATE + "# {{ .Values.rdma.enabled }}\n");

        // then
        assertThat(findings())
                .containsExactly("WARNING components/gpu/values.yaml:2: gpu: 'rdma.enabled' is a text, which to a"
                        + " template is always true, and a flag in the values.yaml of chart gpu 1.0.0");
    }

    @Test
    void aFieldThatADefinitionDoesNotKnowIsAnErrorWhereTheLibrarySetsIt() throws Exception {
        // given
        library.file("components/gpu/values.yaml", "mode: fast\npolicy:\n  driver: {version: '570', rmda: true}\n")
                .file("components/gpu/manifests/policy.yaml", """
                    # ours
                    apiVersion: nvidia.com/v1
                    kind: Policy
                    metadata: {name: ours}
                    spec:
                      driver:
                        version: {a: b}
                        old: 1
                    """);
        registry("manifestFiles: [components/gpu/manifests/policy.yaml]");
        chart.file("values.yaml", "image: {repository: nvcr.io/nvidia/gpu}\nnodes: 1\npolicy: {driver: {}}\n")
                .file("crds/policy.yaml", """
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    spec:
                      group: nvidia.com
                      names: {kind: Policy}
                      versions:
                      - name: v1
                        schema:
                          openAPIV3Schema:
                            properties:
                              spec:
                                type: object
                                properties:
                                  driver: {type: object, properties: {version: {type: string}}}
                                  labels: {type: object, additionalProperties: {type: string}}
                    """)
                .template(TEMPLATE + """
                    ---
                    apiVersion: nvidia.com/v1
                    kind: Policy
                    metadata: {name: theirs}
                    spec: {driver: {{ toJson .Values.policy.driver }}, labels: {a: b}, theirFault: 1}
                    """);

        // then
        assertThat(findings())
                .containsExactly(
                        "ERROR components/gpu/manifests/policy.yaml:7: Policy ours: spec.driver.version must be of"
                                + " type string by its definition, and is a mapping",
                        "ERROR components/gpu/manifests/policy.yaml:8: Policy ours: spec.driver.old is not known to"
                                + " its definition",
                        "ERROR components/gpu/values.yaml:3: gpu: Policy theirs: spec.driver.rmda is not known to its"
                                + " definition");
    }

    @Test
    void aNamespaceWithoutTheLabelForItsPodsIsAWarning() throws Exception {
        // given
        String daemon = """
            ---
            kind: DaemonSet
            metadata: {name: driver}
            spec: {template: {spec: {volumes: [{name: dev, hostPath: {path: /dev}}]}}}
            """;
        chart.template(TEMPLATE + daemon);

        // then
        assertThat(findings())
                .containsExactly("WARNING registry.yaml:8: gpu: DaemonSet driver mounts /dev of the host, and namespace"
                        + " gpu-system has no label pod-security.kubernetes.io/enforce: privileged");

        // when
        registry("namespaceLabels: {pod-security.kubernetes.io/enforce: privileged}");

        // then
        assertThat(findings()).isEmpty();
    }

    @Test
    void chartsThatAreNotThereOrNotWhatTheyShouldBeAreTold() throws Exception {
        // given
        Path charts = folder.resolve("charts");
        Files.move(charts.resolve("gpu"), folder.resolve("elsewhere"));

        // then
        assertThat(findings())
                .containsExactly(
                        "WARNING registry.yaml:7: chart gpu 1.0.0 was not checked: " + charts + " does not have it");

        // when
        Path packed = PackedChart.of("gpu", "1.0.0").header('2', "gpu/x", 0).write(charts.resolve("gpu-1.0.0.tgz"));

        // then
        assertThat(findings())
                .containsExactly("ERROR registry.yaml:7: chart gpu 1.0.0 was not checked: cannot read the chart, "
                        + packed + ": it has a symbolic link, which no chart may have: gpu/x");
    }

    @Test
    void aChartThatHelmRefusesIsAnError() throws Exception {
        // given
        chart.template("{{ required \"say which\" .Values.which }}");

        // then
        assertThat(findings())
                .containsExactly("ERROR registry.yaml:7: chart gpu 1.0.0 cannot be rendered with the library's values:"
                        + " Helm refuses it: execution error at (gpu/templates/main.yaml:1:3): say which, and"
                        + " refuses the chart's own values likewise (for any criteria)");

        // when
        library.file("components/gpu/values.yaml", "mode: fast\n");
        chart.template("{{ if eq .Values.mode \"fast\" }}{{ fail \"too fast\" }}{{ end }}");

        // then
        assertThat(findings()).singleElement().asString().endsWith(": too fast (for any criteria)");
    }

    private List<String> findings() throws Exception {
        Path work = Files.createTempDirectory(folder, "work");
        List<LintFinding> findings = ChartLint.check(
                        library.files(), ChartDirectory.of(folder.resolve("charts")), helm, work, _ -> {})
                .findings();
        return LibraryLint.sorted(findings).stream().map(this::text).toList();
    }

    private String text(LintFinding finding) {
        String place = finding.place().replace(folder.resolve("library") + "/", "");
        return finding.severity() + " " + place + ": " + finding.message();
    }
}
