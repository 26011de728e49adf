package dev.eidos.recipe.lint.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.render.HelmLimits;
import dev.eidos.recipe.render.HelmProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was once wrong in the library and nobody had noticed, each with a small chart that does what the real one did.
 * {@link LibraryOfBeforeTest} looks for the same with the real ones.
 */
class LostSettingsTest {
    private static final String LOST = ", so that it is lost";

    @TempDir
    private static Path engine;

    private static HelmProcess helm = HelmProcess.open(Path.of("."), HelmLimits.STANDARD);

    @TempDir
    private Path folder;

    private ChartTrial trial = new ChartTrial(Path.of("."), helm);

    @BeforeAll
    static void oneEngineForAll() {
        helm = HelmProcess.open(engine, HelmLimits.STANDARD);
    }

    @AfterAll
    static void noEngineIsLeft() {
        helm.close();
    }

    @BeforeEach
    void nothingYet() {
        trial = new ChartTrial(folder, helm);
    }

    @Test
    void aSelectorThatTheOperatorsResourceDoesNotHave() throws Exception {
        // given: gpu-operator, daemonsets.nodeSelector
        trial.component("operator", """
            nodeScheduling:
              accelerated:
                nodeSelectorPaths: [daemonsets.nodeSelector]
                tolerationPaths: [daemonsets.tolerations]
            """);
        trial.chart("operator")
                .file("values.yaml", "daemonsets: {labels: {}, tolerations: []}\n")
                .template("""
                    apiVersion: nvidia.com/v1
                    kind: ClusterPolicy
                    metadata: {name: policy}
                    spec:
                      daemonsets:
                        labels: {{ toJson .Values.daemonsets.labels }}
                        tolerations: {{ toJson .Values.daemonsets.tolerations }}
                    """);

        // then
        assertThat(trial.findings())
                .containsExactly("WARNING registry.yaml:11: operator: chart operator 1.0.0 does not read"
                        + " 'daemonsets.nodeSelector', where the bundle's accelerated-node-selector is put" + LOST);
    }

    @Test
    void aNumberOfNodesThatOnlyTheChartsOwnPackagesWouldRead() throws Exception {
        // given: skyhook-operator, estimatedNodeCount
        trial.component("tuning", "nodeScheduling: {nodeCountPaths: [estimatedNodeCount]}");
        trial.chart("tuning")
                .file("values.yaml", "estimatedNodeCount: 1\nusePackages: false\n")
                .template("""
                    {{- if .Values.usePackages }}
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: tuning}
                    data: {nodes: {{ .Values.estimatedNodeCount | quote }}}
                    {{- end }}
                    """);

        // then
        assertThat(trial.findings())
                .containsExactly("WARNING registry.yaml:9: tuning: chart tuning 1.0.0 does not read"
                        + " 'estimatedNodeCount', where the bundle's number of nodes is put" + LOST);
    }

    @Test
    void tolerationsThatAnotherSettingOverrules() throws Exception {
        // given: aws-ebs-csi-driver, node.tolerations beside tolerateAllTaints
        trial.component("disk", "nodeScheduling: {accelerated: {tolerationPaths: [node.tolerations]}}");
        trial.chart("disk")
                .file("values.yaml", "node: {tolerateAllTaints: true, tolerations: []}\n")
                .template("""
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: disk}
                    spec:
                      {{- if .Values.node.tolerateAllTaints }}
                      tolerations: [{operator: Exists}]
                      {{- else }}
                      tolerations: {{ toJson .Values.node.tolerations }}
                      {{- end }}
                    """);

        // then
        assertThat(trial.findings())
                .containsExactly("WARNING registry.yaml:9: disk: chart disk 1.0.0 does not read 'node.tolerations',"
                        + " where the bundle's accelerated-node-toleration is put" + LOST);

        // when
        trial.values("disk", "node: {tolerateAllTaints: false}\n");

        // then
        assertThat(trial.findings()).isEmpty();
    }

    @Test
    void aSelectorThatTheChartInTheChartDoesNotHave() throws Exception {
        // given: dynamo-platform, dynamo-operator.controllerManager.nodeSelector
        trial.component(
                "platform",
                "nodeScheduling: {system: {nodeSelectorPaths: [inner.manager.nodeSelector, inner.nodeSelector]}}");
        trial.chart("platform")
                .file("charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 1.0.0\n")
                .file("charts/inner/values.yaml", "nodeSelector: {}\nmanager: {}\n")
                .file("charts/inner/templates/pod.yaml", """
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: inner}
                    spec: {nodeSelector: {{ toJson .Values.nodeSelector }}}
                    """);

        // then
        assertThat(trial.findings())
                .containsExactly("WARNING registry.yaml:9: platform: chart platform 1.0.0 does not read"
                        + " 'inner.manager.nodeSelector', where the bundle's system-node-selector is put" + LOST);
    }

    @Test
    void imagesOfSidecarsAndHooksAndOfWhatTheOperatorStarts() throws Exception {
        // given: the sidecars of aws-ebs-csi-driver, the hooks of dynamo-platform, the validator of gpu-operator
        trial.component("disk", "imageRegistryPaths: [{path: image.repository, default: public.ecr.aws/disk}]");
        trial.chart("disk").file("values.yaml", """
            image: {repository: public.ecr.aws/disk}
            sidecars: {attacher: {image: {repository: public.ecr.aws/attacher, tag: v1}}}
            """).template("""
                apiVersion: v1
                kind: Pod
                metadata: {name: disk}
                spec:
                  containers:
                  - {name: disk, image: "{{ .Values.image.repository }}:v1"}
                  - {name: attacher, image: "{{ .Values.sidecars.attacher.image.repository }}:v1"}
                ---
                apiVersion: batch/v1
                kind: Job
                metadata: {name: keygen, annotations: {helm.sh/hook: pre-install}}
                spec: {template: {spec: {containers: [{name: a, image: "bitnamisecure/git:latest"}]}}}
                ---
                apiVersion: nvidia.com/v1
                kind: ClusterPolicy
                metadata: {name: policy}
                spec: {validator: {repository: nvcr.io/nvidia, image: validator, version: v1}}
                """);

        // then
        String end = " is not moved by the bundle's image-registry";
        assertThat(trial.findings())
                .containsExactly(
                        "WARNING registry.yaml:9: disk: docker.io/bitnamisecure/git of Job keygen" + end,
                        "WARNING registry.yaml:9: disk: nvcr.io/nvidia/validator of ClusterPolicy policy" + end,
                        "WARNING registry.yaml:9: disk: public.ecr.aws/attacher of Pod disk" + end
                                + "; the chart names it at 'sidecars.attacher.image.repository'");
    }

    @Test
    void anImageOfAChartWhosePublisherWritesTheTagWhenItIsPacked() throws Exception {
        // given: kubeflow-trainer, jobset.image.repository
        trial.component("trainer", "imageRegistryPaths: [{path: image.repository, default: ghcr.io/trainer}]");
        trial.chart("trainer")
                .file("values.yaml", "image: {repository: ghcr.io/trainer}\n")
                .template("""
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: trainer}
                    spec:
                      containers:
                      - name: trainer
                        image: {{ .Values.image.repository }}:{{ .Chart.AppVersion }}
                        args: [--v]
                    """)
                .file("charts/jobset/Chart.yaml", "apiVersion: v2\nname: jobset\nversion: 0.1.0\n")
                .file("charts/jobset/values.yaml", "image: {repository: registry.k8s.io/jobset, tag: v1}\n")
                .file("charts/jobset/templates/pod.yaml", """
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: jobset}
                    spec: {containers: [{name: a, image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"}]}
                    """);

        // then
        assertThat(trial.findings())
                .containsExactly(
                        "WARNING registry.yaml:9: trainer: registry.k8s.io/jobset of Pod jobset is not moved by"
                                + " the bundle's image-registry; the chart names it at 'jobset.image.repository'");
    }

    @Test
    void aResourceOfTheLibraryThatNoFlagForNodesReaches() throws Exception {
        // given: skyhook-customizations
        trial.component("tuning", "manifestFiles: [components/tuning/manifests/nodes.yaml]");
        trial.library().file("components/tuning/manifests/nodes.yaml", """
            apiVersion: tuning.example/v1
            kind: Tuning
            metadata: {name: nodes}
            spec:
              nodeSelectors: {matchLabels: {a: b}}
            """);
        trial.chart("tuning").template("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: tunings}
            spec:
              group: tuning.example
              names: {kind: Tuning}
              versions:
              - name: v1
                schema:
                  openAPIV3Schema:
                    properties:
                      spec: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """);

        // then
        assertThat(trial.findings())
                .containsExactly("WARNING components/tuning/manifests/nodes.yaml:5: tuning: Tuning nodes:"
                        + " spec.nodeSelectors says which nodes it is for, and the bundle's flags for nodes do not"
                        + " reach it");
    }

    @Test
    void aNamespaceForPodsThatOnlyAnOperatorMakes() throws Exception {
        // given: network-operator makes DaemonSets, skyhook-operator pods on nodes that it reboots
        String role = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: manager}
            rules:
            - {apiGroups: [apps], resources: [deployments, %s], verbs: [get, create]}
            - {apiGroups: [""], resources: [nodes], verbs: [get, %s]}
            """;
        String end =
                " and namespace net-system has no label pod-security.kubernetes.io/enforce that says what it needs";
        trial.component("net", "");

        // when
        trial.chart("net").template(role.formatted("daemonsets", "list"));

        // then
        assertThat(trial.findings())
                .containsExactly("WARNING registry.yaml:8: net: ClusterRole manager lets an operator make DaemonSets,"
                        + " whose pods the chart does not show," + end);

        // when
        trial.chart("net").template(role.formatted("pods", "patch"));

        // then
        assertThat(trial.findings())
                .containsExactly(
                        "WARNING registry.yaml:8: net: ClusterRole manager lets an operator make pods, which the"
                                + " chart does not show, and change nodes," + end);

        // when
        trial.chart("net").template(role.formatted("pods", "list"));

        // then
        assertThat(trial.findings()).isEmpty();

        // when
        trial.chart("net").template(role.formatted("daemonsets", "list"));
        trial.component("net", "namespaceLabels: {pod-security.kubernetes.io/enforce: baseline}");

        // then
        assertThat(trial.findings()).isEmpty();
    }
}
