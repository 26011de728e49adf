package dev.eidos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.bundle.registry.RegistryFuzz;
import dev.eidos.bundle.seal.ChecksumList;
import dev.eidos.bundle.values.HelmSet;
import dev.eidos.collector.gpu.smi.SmiFuzz;
import dev.eidos.constraint.ConstraintPath;
import dev.eidos.constraint.Requirement;
import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.host.CpuSet;
import dev.eidos.http.HttpFuzz;
import dev.eidos.jmespath.JmesPath;
import dev.eidos.k8s.credential.CredentialFuzz;
import dev.eidos.k8s.kubeconfig.KubeconfigFuzz;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.ImageReference;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.k8s.syntax.Quantity;
import dev.eidos.k8s.syntax.Resources;
import dev.eidos.k8s.syntax.Toleration;
import dev.eidos.live.assertion.AssertReader;
import dev.eidos.place.Source;
import dev.eidos.recipe.document.CriteriaReader;
import dev.eidos.recipe.document.OverlayReader;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.text.GoDuration;
import dev.eidos.text.PemSection;
import java.util.List;
import java.util.stream.Stream;

/** Every reader of what someone else wrote. */
final class FuzzTargets {
    private static final String YAML = """
        # a comment
        a: &x {k: "v\\u00e9\\n", n: [1, 2.5, -3e5, 0x1f, true, ~]}
        b: *x
        "c d": 'it''s'
        e: |
          lines
          more
        f: >-
          folded
          text
        ? g
        : !!str 12
        """;

    private static final String JSON = """
        {"a": {"k": "v\\u00e9\\ud83d\\ude00", "n": [1, 2.5, -3e5, true, null]}, "b": [[], {}, ""], "c": 1e999}
        """;

    private static final String TOML = """
        version = 3
        [plugins."io.containerd.cri.v1.runtime".containerd]
        default_runtime_name = "nvidia"
        [[a.b]]
        list = [1, 2.5, 'x', 2026-01-02T03:04:05Z]
        inline = {k = "v\\u00e9"}
        text = \"""
        more\"""
        """;

    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-01-01T00:00:00Z", version: 1.0.0, source-node: n}
        measurements:
        - type: GPU
          subtypes:
          - subtype: smi
            data: {gpu-count: 8, driver: 580.82.07, watts: 700.5}
            notCollected:
            - {object: nodes, reason: Forbidden, message: not allowed}
        """;

    private static final String RECIPE = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Recipe
        metadata: {version: 1.0.0, appliedOverlays: [base, eks]}
        criteria: {service: eks, accelerator: h100, intent: training, os: ubuntu, nodes: 8}
        constraints:
        - {name: K8s.server.version, value: ">= 1.32.4"}
        componentRefs:
        - {name: gpu-operator, namespace: gpu-operator, chart: gpu-operator, type: Helm, version: v25.3.3,
           source: "https://helm.ngc.nvidia.com/nvidia", valuesFile: components/gpu-operator/values.yaml,
           dependencyRefs: [cert-manager], overrides: {driver: {version: 1}}}
        deploymentOrder: [gpu-operator]
        """;

    private static final String OVERLAY = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: RecipeMetadata
        metadata: {name: eks-h100}
        spec:
          base: eks
          criteria: {service: eks, accelerator: h100}
          constraints: [{name: OS.release.ID, value: ubuntu}]
          componentRefs: [{name: gpu-operator, type: Helm, version: v1.0.0}]
        """;

    private static final String PEM = """
        -----BEGIN CERTIFICATE-----
        MIIBszCCAVmgAwIBAgIUXw==
        -----END CERTIFICATE-----
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIA==
        -----END PRIVATE KEY-----
        """;

    private FuzzTargets() {}

    static List<FuzzTarget> all() {
        return Stream.of(
                        documents(),
                        syntax(),
                        SmiFuzz.targets(),
                        RegistryFuzz.targets(),
                        HttpFuzz.targets(),
                        KubeconfigFuzz.targets(),
                        CredentialFuzz.targets())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FuzzTarget> documents() {
        return List.of(
                FuzzTarget.text("YAML", text -> written(DocumentReader.read(text, "f")), YAML, SNAPSHOT),
                FuzzTarget.text(
                        "values",
                        text -> written(DocumentReader.read(text, "f", Dialect.HELM), Dialect.HELM),
                        "a: {on: no, b: 0400, <<: {c: 1_000}}\nd: [0x1F, !!str 5, 1e3, 12345678901234567890, 1.50]",
                        YAML),
                FuzzTarget.text("JSON", text -> written(DocumentReader.readJson(text, "f", Selection.ALL)), JSON),
                FuzzTarget.text("TOML", text -> written(DocumentReader.readToml(text, "f")), TOML),
                FuzzTarget.text("snapshot", text -> SnapshotReader.read(text, "f", _ -> {}), SNAPSHOT),
                FuzzTarget.text("recipe", text -> RecipeReader.read(text, "f", _ -> {}), RECIPE),
                FuzzTarget.text(
                        "overlay",
                        text -> new OverlayReader("f", "f", _ -> {}).read(DocumentReader.read(text, "f")),
                        OVERLAY),
                FuzzTarget.text(
                        "criteria",
                        text -> CriteriaReader.document(DocumentReader.read(text, "f"), "f", _ -> {}),
                        "{apiVersion: eidos.nvidia.com/v1alpha1, kind: RecipeCriteria, spec: {service: eks, nodes:"
                                + " 4}}"));
    }

    /** What could be read can be written, and reads as the same. */
    private static void written(Value value) {
        written(value, Dialect.CORE);
    }

    private static void written(Value value, Dialect dialect) {
        String yaml = YamlWriter.write(value);
        String again = YamlWriter.write(DocumentReader.read(yaml, "yaml", dialect));
        String json = YamlWriter.write(DocumentReader.read(JsonWriter.write(value), "json", dialect));
        if (!again.equals(yaml) || !json.equals(yaml)) {
            throw new IllegalStateException("it is not the same when it is read back");
        }
    }

    private static List<FuzzTarget> syntax() {
        return List.of(
                FuzzTarget.text(
                        "constraint value", Requirement::parse, ">= 1.32.4", "!= ubuntu", "== v1.2.3-rc.1+x", "a"),
                FuzzTarget.text(
                        "constraint path", ConstraintPath::parse, "K8s.server.version", "OS.sysctl./proc/sys/a.b"),
                FuzzTarget.text(
                        "toleration", Toleration::parse, "a.b/c=d:NoSchedule", "a:NoExecute:300s", "Exists", "*"),
                FuzzTarget.text("quantity", Quantity::parse, "1.5Gi", "100m", "1e3", "12E", ".5k"),
                FuzzTarget.text("resources", text -> Resources.parse(List.of(text)), "cpu=1,memory=2Gi,a.b/c=1"),
                FuzzTarget.text(
                        "image",
                        ImageReference::parse,
                        "ghcr.io:443/nvidia/eidos:1.0.0",
                        "a/b__c@sha256:" + "0123456789abcdef".repeat(4)),
                FuzzTarget.text("node selector", text -> NodeSelector.parse(List.of(text)), "a.b/c=d,e=f"),
                FuzzTarget.text("ConfigMap URI", ConfigMapUri::parse, "cm://gpu-operator/eidos-snapshot"),
                FuzzTarget.text(
                        "place",
                        text -> Source.parse(text, "--from"),
                        "https://u@h:8443/p?q#f",
                        "a/b.yaml",
                        "cm://a/b"),
                FuzzTarget.text(
                        "JMESPath",
                        JmesPath::of,
                        "((a.b || `0`) == c && a[?d == 'x' || !e].f[] | [0] > `1`)",
                        "contains(a.\"b.c\"[*].d, length(@))"),
                FuzzTarget.text(
                        "assert file",
                        text -> AssertReader.read(text, "f"),
                        "apiVersion: chainsaw.kyverno.io/v1alpha1\nkind: Test\nspec: {steps: [{name: a, try: [{assert:"
                                + " {resource: {apiVersion: v1, kind: Pod, status: {(a > `0`): true}}}}]}]}"),
                FuzzTarget.text("duration", GoDuration::parse, "1h30m", "250ms", "4m30s"),
                FuzzTarget.text("--set", text -> HelmSet.parse(text, true), "a.b=1,c[0].d={x,y},e=null", "a\\.b=c\\,d"),
                FuzzTarget.text("CPU list", CpuSet::ofList, "0-3,8,10-11", "0"),
                FuzzTarget.text("CPU mask", CpuSet::ofMask, "ffffffff,0000000f", "1"),
                FuzzTarget.text("PEM", PemSection::in, PEM),
                FuzzTarget.bytes(
                        "checksums",
                        ChecksumList::parse,
                        List.of(("0123456789abcdef".repeat(4) + "  a/b.yaml\n").getBytes(UTF_8))));
    }
}
