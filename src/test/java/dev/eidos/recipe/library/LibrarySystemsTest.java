package dev.eidos.recipe.library;

import static dev.eidos.recipe.library.LibraryRecipes.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Expectation;
import dev.eidos.constraint.Match;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Recipe;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about operating systems and services that bring a part of the stack. Their sources stand in the library. */
class LibrarySystemsTest {
    private final LibraryRecipes recipes = new LibraryRecipes();

    @Test
    void onTalosDriverAndToolkitAreSystemExtensions() {
        // when
        Value values = recipes.values(recipes.recipe("self-managed talos h100 training"), "gpu-operator");

        // then
        assertThat(values.text("driver", "enabled")).isEqualTo("false");
        assertThat(values.text("toolkit", "enabled")).isEqualTo("false");
        assertThat(values.text("hostPaths", "driverInstallDir")).isEqualTo("/usr/local");
        assertThat(values.text("devicePlugin", "enabled")).isNotEqualTo("false");
    }

    @Test
    void nothingReadsAJournalThatTalosDoesNotHave() {
        assertThat(recipes.values(recipes.recipe("self-managed talos h100"), "nvsentinel")
                        .text("global", "syslogHealthMonitor", "enabled"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({"v1.13.0, HOLDS", "v1.14.2, HOLDS", "v1.12.6, DOES_NOT_HOLD", "v1.15.0, DOES_NOT_HOLD"})
    void talosIsAskedForReleasesThatAreDocumentedSo(String version, Match match) {
        String range = asked(recipes.recipe("self-managed talos h100"), "OS.release.VERSION_ID");
        assertThat(Expectation.parse(Objects.requireNonNull(range)).match(version))
                .isEqualTo(match);
    }

    @ParameterizedTest
    @CsvSource({
        "h100, >= 535, ",
        "b200, >= 570.133.20, open",
        "b300, >= 570.133.20, open",
        "gh200, >= 535, open",
        "rtx-pro-6000, >= 575.57.08, open",
    })
    void extensionsOfTalosAreAskedForWhatTheGpuNeeds(String gpu, String driver, String flavour) {
        Recipe recipe = recipes.recipe("self-managed talos " + gpu);
        assertThat(asked(recipe, "GPU.smi.driver")).isEqualTo(driver);
        assertThat(asked(recipe, "GPU.kernel-module.flavour")).isEqualTo(flavour);
        assertThat(asked(recipe, "SystemD.containerd-config.enable_cdi")).isEqualTo("true");
    }

    @Test
    void onTalosNobodyIsSentToAFileThatCannotBeWritten() {
        // when
        String remedy = recipes.recipe("self-managed talos h100").constraints().stream()
                .filter(constraint -> constraint.name().equals("SystemD.containerd-config.enable_cdi"))
                .map(Constraint::remedy)
                .findFirst()
                .orElseThrow();

        // then
        assertThat(remedy).contains("machine config").doesNotContain("/etc/containerd");
    }

    @Test
    void whatRunsPrivilegedOnTalosMay() {
        Recipe recipe = recipes.recipe("self-managed talos h100 training slurm");
        for (String name : List.of("gpu-operator", "nvsentinel", "kube-prometheus-stack", "skyhook-operator")) {
            assertThat(recipe.deploymentOrder()).contains(name);
            assertThat(Objects.requireNonNull(recipes.library.registry().get(name))
                            .namespaceLabels())
                    .containsEntry("pod-security.kubernetes.io/enforce", "privileged");
        }
    }

    @Test
    void rockyLinuxIsAskedForWhatTheOperatorIsValidatedWith() {
        Recipe recipe = recipes.recipe("self-managed h100 rocky training");
        assertThat(asked(recipe, "OS.release.ID")).isEqualTo("rocky");
        assertThat(asked(recipe, "OS.release.VERSION_ID")).isEqualTo("8.10 || 9.7 || 10.1");
        assertThat(asked(recipe, "OS.kernel.architecture")).isEqualTo("x86_64");
        assertThat(asked(recipe, "K8s.server.version")).isEqualTo(">= 1.33, < 1.37");
        assertThat(recipes.values(recipe, "gpu-operator").text("driver", "enabled"))
                .isNotEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "self-managed talos gb200 | does not find the driver of Talos' extensions",
                "self-managed talos gb300 | does not find the driver of Talos' extensions",
                "self-managed talos h100 operator-managed | no driver for Talos",
                "eks talos | the service is self-managed",
                "gke talos | the service is self-managed",
                "aks talos | the service is self-managed",
                "oke talos | the service is self-managed",
                "lke talos | the service is self-managed",
                "bcm talos | the service is self-managed",
                "kind talos | Docker or Podman",
                "lke cos | LKE has none",
                "lke amazonlinux | LKE has none",
                "lke ol | LKE has none",
                "lke provider-managed | leaves the device plugin to its users",
                "bcm cos | Google's",
                "bcm amazonlinux | AWS",
                "bcm provider-managed | installs the stack",
                "self-managed gb200 rocky | Arm host",
                "self-managed gb300 rocky | Arm host",
                "self-managed gh200 rocky | Arm host",
                "gke rocky | no image of Rocky Linux",
                "aks rocky | no image of Rocky Linux",
                "oke rocky | no image of Rocky Linux",
                "lke rocky | no image of Rocky Linux",
                "lke rhel | no image of Red Hat Enterprise Linux",
                "ocp h100 | from its catalog",
                "self-managed rhcos h100 | comes with OpenShift",
                "self-managed sles h100 | no driver image for SLES",
                "coreweave h100 training | runs the GPU Operator of its clusters itself",
                "eks h100 ubuntu runai | runai-installer",
            })
    void whatThereIsNoRecipeForHasAReason(String words, String reason) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> recipes.recipe(words))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.what()).isEqualTo("there is no recipe for this combination"))
                .satisfies(e -> assertThat(e.reason()).contains(reason));
    }

    @Test
    void whoAsksForAPlatformIsSentToAnother() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> recipes.recipe("eks runai"))
                .satisfies(e -> assertThat(e.suggestion()).isEqualTo("leave --platform out, or ask for another"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus", "slurm"})
    void onLkeVolumesAreOfItsDefaultClass(String who) {
        Recipe recipe = recipes.recipe("lke rtx-pro-6000 ubuntu slurm");
        assertThat(
                        who.equals("slurm")
                                ? recipes.values(recipe, "slurm").text("controller", "persistence", "storageClassName")
                                : storageClass(recipe))
                .isEqualTo("linode-block-storage-retain");
    }

    @Test
    void onLkeTheOperatorOwnsTheStackAndTheControlPlaneIsNotMeasured() {
        Recipe recipe = recipes.recipe("lke rtx-pro-6000 ubuntu");
        assertThat(recipes.values(recipe, "gpu-operator").text("driver", "enabled"))
                .isNotEqualTo("false");
        assertThat(recipes.values(recipe, "kube-prometheus-stack").text("kubeEtcd", "enabled"))
                .isEqualTo("false");
    }

    @Test
    void baseCommandManagerWritesNodesAnewAndHasLocalVolumes() {
        Recipe recipe = recipes.recipe("bcm h100 ubuntu training");
        assertThat(recipes.values(recipe, "skyhook-operator")
                        .text("controllerManager", "manager", "env", "reapplyOnReboot"))
                .isEqualTo("true");
        assertThat(storageClass(recipe)).isEqualTo("local-path");
    }

    @ParameterizedTest
    @CsvSource({
        "aks h100 ubuntu, nvidia-container-runtime",
        "aks h100 ubuntu operator-managed, nvidia",
        "aks gb200, nvidia-container-runtime",
    })
    void podsOfNvsentinelHaveARuntimeClassThatTheOperatorMakes(String words, String runtimeClass) {
        Recipe recipe = recipes.recipe(words);
        assertThat(recipes.values(recipe, "gpu-operator").text("operator", "runtimeClass"))
                .isEqualTo(runtimeClass);
        assertThat(recipes.values(recipe, "nvsentinel").text("metadata-collector", "runtimeClassName"))
                .isEqualTo(runtimeClass);
    }

    private String storageClass(Recipe recipe) {
        return recipes.values(recipe, "kube-prometheus-stack")
                .text("prometheus", "prometheusSpec", "storageSpec", "volumeClaimTemplate", "spec", "storageClassName");
    }
}
