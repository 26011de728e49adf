package dev.eidos.bundle.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamespaceLabelsTest {
    private static final String KEY = "pod-security.kubernetes.io/enforce";

    private static BundledComponent labelled(String name, String namespace, String value) {
        BundledComponent component = Plans.inNamespace(Plans.chart(name, List.of()), namespace);
        return new BundledComponent(
                component.ref(),
                component.values(),
                component.dependencies(),
                component.manifests(),
                new TreeMap<>(Map.of(KEY, value)));
    }

    /** Two components share a namespace, and one of them needs it labelled. */
    private static BundlePlan plan() {
        return Plans.of(
                Plans.inNamespace(Plans.chart("tools", List.of()), "gpu"),
                labelled("driver", "gpu", "privileged"),
                Plans.chart("other", List.of()));
    }

    @Test
    void helmHasThemBeforeTheFirstComponentOfTheNamespace() {
        // when
        List<BundleFile> files = Deployer.HELM.files(plan(), DeployerOptions.DEFAULTS);

        // then
        String script = Plans.text(files, "install.sh");
        String labels = """
            kubectl create namespace 'gpu' --dry-run=client --output yaml |
              kubectl label --local --filename - --output yaml 'pod-security.kubernetes.io/enforce=privileged' |
              kubectl apply --server-side --force-conflicts --filename -
            """;
        assertThat(script)
                .contains(labels + "helm upgrade --install 'tools'", labels + "helm upgrade --install 'driver'");
        assertThat(script).doesNotContain("create namespace 'other-system'");
        assertThat(Plans.text(files, "README.md")).contains("Needs Helm 3.17 or newer, kubectl, and a kubeconfig");
        assertThat(Plans.text(files, "driver/README.md")).contains(labels);
    }

    @Test
    void helmfileHasAReleaseOfTheNamespaceThatOutlivesIt() {
        // when
        List<BundleFile> files = Deployer.HELMFILE.files(plan(), DeployerOptions.DEFAULTS);

        // then
        Value helmfile = YamlDocuments.of(Plans.text(files, "helmfile.yaml")).getFirst();
        assertThat(helmfile.items("releases"))
                .extracting(release -> release.text("name"))
                .containsExactly("tools-namespace", "tools", "driver", "other");
        assertThat(helmfile.items("releases").get(0).text("takeOwnership")).isEqualTo("true");
        for (int at : List.of(1, 2)) {
            assertThat(helmfile.items("releases").get(at).items("needs"))
                    .extracting(Value::text)
                    .contains("gpu/tools-namespace");
        }
        Value namespace = YamlDocuments.of(Plans.text(files, "tools/namespace/manifests/namespace.yaml"))
                .getFirst();
        assertThat(namespace.text("metadata", "labels", KEY)).isEqualTo("privileged");
        assertThat(namespace.text("metadata", "annotations", "helm.sh/resource-policy"))
                .isEqualTo("keep");
    }

    @Test
    void argoCdManagesThemWithTheNamespace() {
        // when
        List<BundleFile> files = Deployer.ARGOCD.files(plan(), Plans.IN_GIT);

        // then
        for (String name : List.of("tools", "driver")) {
            Value application = YamlDocuments.of(Plans.text(files, name + "/application.yaml"))
                    .getFirst();
            assertThat(application.text("spec", "syncPolicy", "managedNamespaceMetadata", "labels", KEY))
                    .isEqualTo("privileged");
        }
        assertThat(Plans.text(files, "other/application.yaml")).doesNotContain("managedNamespaceMetadata");
    }

    @Test
    void fluxMergesThemIntoWhatIsThere() {
        // when
        List<BundleFile> files = Deployer.FLUX.files(plan(), Plans.IN_GIT);

        // then
        List<Value> namespaces = YamlDocuments.of(Plans.text(files, "namespaces.yaml"));
        assertThat(namespaces).extracting(YamlDocuments::name).containsExactly("gpu", "other-system");
        assertThat(namespaces.get(0).text("metadata", "labels", KEY)).isEqualTo("privileged");
        assertThat(namespaces)
                .extracting(one -> one.text("metadata", "annotations", "kustomize.toolkit.fluxcd.io/ssa"))
                .containsExactly("Merge", "IfNotPresent");
    }

    @Test
    void aNamespaceThatEveryClusterHasIsNotLabelled() {
        // given
        BundlePlan plan = Plans.of(labelled("driver", "kube-system", "privileged"));

        // then
        assertThat(Plans.text(Deployer.HELM.files(plan, DeployerOptions.DEFAULTS), "install.sh"))
                .doesNotContain("kubectl create namespace");
    }

    @Test
    void whatContradictsItselfOrIsNoLabelIsRefused() {
        // given
        BundlePlan two = Plans.of(labelled("one", "gpu", "privileged"), labelled("other", "gpu", "baseline"));
        BundlePlan none = Plans.of(labelled("one", "gpu", "$(reboot)"));

        // then
        for (BundlePlan plan : List.of(two, none)) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> Deployer.HELM.files(plan, DeployerOptions.DEFAULTS))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
        }
    }
}
