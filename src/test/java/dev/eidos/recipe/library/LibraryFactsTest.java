package dev.eidos.recipe.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that break a cluster if our library has them wrong. Their sources stand in the library. */
class LibraryFactsTest {
    private final RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});

    /** @param words such as {@code eks}, each of which is the value of one criterion */
    private Recipe recipe(String words) {
        Criteria criteria = Criteria.NONE;
        for (String word : words.split(" ", -1)) {
            Criterion criterion = Arrays.stream(Criterion.values())
                    .filter(one -> one.known().contains(word))
                    .findFirst()
                    .orElseThrow();
            criteria = criteria.with(criterion, word);
        }
        return new RecipeResolver(library, "test").resolve(criteria, null).recipe();
    }

    private static @Nullable String asked(Recipe recipe, String name) {
        return recipe.constraints().stream()
                .filter(constraint -> constraint.name().equals(name))
                .map(Constraint::value)
                .findFirst()
                .orElse(null);
    }

    private static ComponentRef component(Recipe recipe, String name) {
        return recipe.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Value values(Recipe recipe, String name) {
        return ComponentValues.of(component(recipe, name), library);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aks gb200", "oke gb200", "gke cos gb300", "eks amazonlinux gb300", "kind gb200", "oke ol gb300"
            })
    void hostDriversAreAskedForWhatComputeDomainsNeed(String words) {
        Recipe recipe = recipe(words);
        assertThat(asked(recipe, "GPU.smi.driver")).isEqualTo(">= 570.158.01");
        assertThat(asked(recipe, "SystemD.nvidia-imex.ActiveState")).isEqualTo("!= active");
        assertThat(asked(recipe, "GPU.gpu-*.mig-mode")).isEqualTo("!= Enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aks b200", "oke b200", "gke cos b200", "eks amazonlinux b200", "kind b200", "oke ol b200"})
    void hostDriversAreAskedForWhatBlackwellNeeds(String words) {
        assertThat(asked(recipe(words), "GPU.smi.driver")).isEqualTo(">= 570.133.20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eks", "eks h100 ubuntu training", "gke cos b200", "aks a100", "oke", "kind l40"})
    void draIsOnlyWhereNvlinkReachesOverNodes(String words) {
        Recipe recipe = recipe(words);
        assertThat(recipe.components()).extracting(ComponentRef::name).doesNotContain("nvidia-dra-driver-gpu");
        assertThat(asked(recipe, "K8s.server.version")).startsWith(">= 1.32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eks gb200", "gke cos gb200", "aks gb200", "oke gb200", "kind gb200", "self-managed gb200"})
    void computeDomainsNeedAKubernetesWithStableDra(String words) {
        Recipe recipe = recipe(words);
        assertThat(recipe.components()).extracting(ComponentRef::name).contains("nvidia-dra-driver-gpu");
        assertThat(asked(recipe, "K8s.server.version")).startsWith(">= 1.34.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aks", "oke", "gke cos", "eks amazonlinux", "kind"})
    void hostDriversAreAskedForABranchThatTheOperatorKnows(String words) {
        Recipe recipe = recipe(words);
        assertThat(asked(recipe, "GPU.smi.driver")).isEqualTo(">= 535");
        assertThat(values(recipe, "nvsentinel").text("labeler", "assumeDriverInstalled"))
                .isEqualTo("true");
    }

    @Test
    void noRecipeWaitsForMofed() {
        for (String words : List.of("eks", "self-managed ubuntu", "gke ubuntu")) {
            assertThat(values(recipe(words), "gpu-operator").text("driver", "rdma", "enabled"))
                    .isEqualTo("false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gke cos", "gke ubuntu"})
    void googlesDevicePluginIsToBeOff(String words) {
        assertThat(asked(recipe(words), "NodeTopology.gpu-nodes.label"))
                .isEqualTo("gke-no-default-nvidia-gpu-device-plugin=true");
    }

    @Test
    void onGkeContainerdIsConfiguredFromItsFile() {
        for (String words : List.of("gke cos", "gke ubuntu")) {
            assertThat(values(recipe(words), "gpu-operator").items("toolkit", "env"))
                    .anySatisfy(variable -> {
                        assertThat(variable.text("name")).isEqualTo("RUNTIME_CONFIG_SOURCE");
                        assertThat(variable.text("value")).isEqualTo("file");
                    });
        }
    }

    @Test
    void gkeAdmitsCriticalPodsOfTheDraDriver() {
        assertThat(component(recipe("gke cos gb200"), "nvidia-dra-driver-gpu").manifestFiles())
                .containsExactly("components/nvidia-dra-driver-gpu/manifests/gke-critical-pods-quota.yaml");
        assertThat(values(recipe("eks gb200"), "nvidia-dra-driver-gpu").text("controller", "priorityClassName"))
                .isEmpty();
    }

    @Test
    void aksLeavesDriverToolkitAndRuntimeClassToItsImages() {
        Value values = values(recipe("aks"), "gpu-operator");
        assertThat(values.text("driver", "enabled")).isEqualTo("false");
        assertThat(values.text("toolkit", "enabled")).isEqualTo("false");
        assertThat(values.text("operator", "runtimeClass")).isEqualTo("nvidia-container-runtime");
    }

    @Test
    void aksHasAPolicyForItsInfiniBand() {
        ComponentRef operator = component(recipe("aks"), "network-operator");
        assertThat(operator.manifestFiles())
                .containsExactly("components/network-operator/manifests/aks-nic-cluster-policy.yaml");
        assertThat(library.files().text(operator.manifestFiles().getFirst()))
                .contains("kind: NicClusterPolicy", "network-operator-v" + operator.version());
    }

    @Test
    void whatRoutesToModelsSupportsWhatBaseAsksFor() {
        Recipe recipe = recipe("self-managed inference");
        assertThat(recipe.components())
                .extracting(ComponentRef::name)
                .contains("agentgateway")
                .doesNotContain("kgateway");
        assertThat(asked(recipe, "K8s.server.version")).isEqualTo(">= 1.32, < 1.37");
    }

    @Test
    void whatGkeInstallsItselfIsNotInstalledTwice() {
        // when
        Recipe recipe = recipe("gke inference");

        // then
        assertThat(asked(recipe, "K8s.server.version")).isEqualTo(">= 1.34.2, < 1.37");
        assertThat(recipe.deploymentOrder())
                .contains("agentgateway")
                .doesNotContain("gateway-api-crds", "inference-extension-crds");
    }

    @Test
    void googlesInstallerPutsTheDriverOnCosBeforeTheOperatorLooksForOne() {
        List<String> order = recipe("gke cos").deploymentOrder();
        assertThat(order.indexOf("gke-driver-installer")).isBetween(0, order.indexOf("gpu-operator"));
        assertThat(recipe("gke ubuntu").deploymentOrder()).doesNotContain("gke-driver-installer");
    }

    @Test
    void computeDomainsFindTheDriverWhereItsOwnerPutsIt() {
        assertThat(driverRoot("aks gb200")).isEqualTo("/");
        assertThat(driverRoot("aks gb200 operator-managed")).isEqualTo("/run/nvidia/driver");
        assertThat(driverRoot("oke gb200 operator-managed")).isEqualTo("/run/nvidia/driver");
        assertThat(driverRoot("eks gb200 ubuntu")).isEqualTo("/run/nvidia/driver");
        assertThat(driverRoot("eks gb200 ubuntu driver-preinstalled")).isEqualTo("/");
        assertThat(driverRoot("gke gb200 cos")).isEqualTo("/home/kubernetes/bin/nvidia");
    }

    private String driverRoot(String words) {
        return values(recipe(words), "nvidia-dra-driver-gpu").text("nvidiaDriverRoot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aks h100 operator-managed", "oke h100 operator-managed", "eks h100 ubuntu driver-preinstalled"})
    void whoOwnsTheStackBringsNoDraDriver(String words) {
        assertThat(recipe(words).components()).extracting(ComponentRef::name).doesNotContain("nvidia-dra-driver-gpu");
    }

    @Test
    void whereGkeInstallsTheDriverItsInstallerIsNotStartedAsWell() {
        assertThat(recipe("gke cos provider-managed").deploymentOrder()).doesNotContain("gke-driver-installer");
    }

    @Test
    void noRecipeBringsAPasswordForGrafana() {
        for (String words : List.of("eks", "gke cos inference", "kind", "self-managed")) {
            assertThat(values(recipe(words), "kube-prometheus-stack").text("grafana", "adminPassword"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eks cos",
                "gke amazonlinux",
                "gke rhel",
                "aks amazonlinux",
                "aks cos",
                "aks rhel",
                "oke cos",
                "oke amazonlinux",
                "oke rhel",
                "gb200 rhel",
                "gb300 rhel",
                "gh200 rhel",
                "eks ol",
                "gke ol",
                "aks ol",
                "self-managed ol operator-managed",
                "self-managed gb200 rhel"
            })
    void whatNoImageExistsForIsRefused(String words) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> recipe(words))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.what()).isEqualTo("there is no recipe for this combination"));
    }

    @Test
    void rhelIsAskedForAReleaseAndAnArchitectureWithADriverImage() {
        Recipe recipe = recipe("self-managed h100 rhel");
        assertThat(asked(recipe, "OS.release.VERSION_ID")).startsWith("8.8 || 8.10 ||");
        assertThat(asked(recipe, "OS.kernel.architecture")).isEqualTo("x86_64");
    }

    @Test
    void ubuntuMayBeOlderButForTunedNodes() {
        assertThat(asked(recipe("self-managed h100 ubuntu"), "OS.release.VERSION_ID"))
                .isEqualTo("22.04 || 24.04 || 26.04");
        assertThat(asked(recipe("eks h100 ubuntu training"), "OS.release.VERSION_ID"))
                .isEqualTo("24.04");
    }

    @Test
    void graceNodesHaveNoPartitionsAndNoImexOfTheirOwn() {
        assertThat(values(recipe("self-managed gb200 ubuntu"), "gpu-operator").text("migManager", "enabled"))
                .isEqualTo("false");
        for (String words : List.of("gke cos gb200", "oke gb200", "eks amazonlinux gb200")) {
            assertThat(asked(recipe(words), "SystemD.nvidia-imex.ActiveState")).isEqualTo("!= active");
        }
    }

    @Test
    void blackwellIsAskedForAnOperatorThatKnowsIt() {
        for (String words : List.of("b200", "gb200")) {
            assertThat(recipe(words).validation().items("deployment", "constraints"))
                    .anySatisfy(
                            constraint -> assertThat(constraint.text("value")).isEqualTo(">= v25.3.0"));
        }
    }

    @Test
    void managedControlPlanesAreNotMeasured() {
        for (String words : List.of("eks", "gke", "aks", "oke")) {
            Value values = values(recipe(words), "kube-prometheus-stack");
            for (String part : List.of("kubeControllerManager", "kubeScheduler", "kubeEtcd", "kubeProxy")) {
                assertThat(values.text(part, "enabled")).isEqualTo("false");
            }
        }
    }

    @Test
    void onKindTheHealthMonitorFindsItsEngine() {
        assertThat(values(recipe("kind"), "gpu-operator").text("dcgm", "enabled"))
                .isEqualTo("true");
    }

    @Test
    void everyComponentThatRunsPrivilegedSaysSo() {
        assertThat(library.registry().values().stream()
                        .filter(component -> !component.namespaceLabels().isEmpty())
                        .map(RegisteredComponent::name))
                .containsExactly(
                        "gpu-operator",
                        "nvidia-dra-driver-gpu",
                        "nvsentinel",
                        "network-operator",
                        "skyhook-operator",
                        "kube-prometheus-stack",
                        "slurm");
    }

    @Test
    void rtxProIsAskedForADriverThatKnowsIt() {
        for (String words : List.of("eks amazonlinux rtx-pro-6000", "aks rtx-pro-6000", "oke ol rtx-pro-6000")) {
            Recipe recipe = recipe(words);
            assertThat(asked(recipe, "GPU.smi.driver")).isEqualTo(">= 575.57.08");
            assertThat(asked(recipe, "GPU.kernel-module.flavour")).isEqualTo("open");
        }
    }

    @Test
    void graceHostsAreArmAndHaveNoPartitions() {
        for (String words : List.of("self-managed gh200 ubuntu", "eks gb300 ubuntu")) {
            Recipe recipe = recipe(words);
            assertThat(asked(recipe, "OS.kernel.architecture")).isEqualTo("aarch64");
            assertThat(values(recipe, "gpu-operator").text("migManager", "enabled"))
                    .isEqualTo("false");
        }
        assertThat(asked(recipe("self-managed b300 ubuntu"), "OS.kernel.architecture"))
                .isEqualTo("x86_64");
        assertThat(recipe("self-managed gh200 ubuntu").components())
                .extracting(ComponentRef::name)
                .doesNotContain("nvidia-dra-driver-gpu");
    }

    @Test
    void oracleLinuxHasTheDriverOfItsImage() {
        Value values = values(recipe("oke ol h200"), "gpu-operator");
        assertThat(values.text("driver", "enabled")).isEqualTo("false");
        assertThat(values.text("devicePlugin", "enabled")).isEqualTo("false");
        assertThat(values(recipe("self-managed ol h200"), "gpu-operator").text("driver", "enabled"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aks h100", "eks amazonlinux h100", "kind h100"})
    void whereNoToolkitIsInstalledContainerdMustHandOnDevicesByItself(String words) {
        assertThat(asked(recipe(words), "SystemD.containerd-config.enable_cdi")).isEqualTo("true");
    }

    @Test
    void networksThatReachGpuMemoryAreAskedForTheirDrivers() {
        Recipe recipe = recipe("aks h100 ubuntu training");
        assertThat(asked(recipe, "GPU.kernel-module.flavour")).isEqualTo("open");
        assertThat(asked(recipe, "OS.kmod.mlx5_core")).isEqualTo("true");
    }

    @Test
    void noFlagSetsAValueThatNothingReads() {
        String registry = String.valueOf(library.files().text(LibraryFiles.REGISTRY));
        Stream.of("daemonsets.nodeSelector", "dynamo-operator.controllerManager.nodeSelector")
                .forEach(path -> assertThat(registry).doesNotContain(path));
        assertThat(values(recipe("eks"), "aws-ebs-csi-driver").text("node", "tolerateAllTaints"))
                .isEqualTo("false");
        assertThat(values(recipe("eks"), "skyhook-operator").text("controllerManager", "manager", "resources"))
                .isEmpty();
    }
}
