package dev.eidos.recipe.library;

import static dev.eidos.recipe.library.LibraryRecipes.asked;
import static dev.eidos.recipe.library.LibraryRecipes.component;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.snapshot.SnapshotReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts about what schedules and runs the work. Their sources stand in the library. */
class LibraryPlatformsTest {
    private final LibraryRecipes recipes = new LibraryRecipes();

    @ParameterizedTest
    @CsvSource({
        "nim, cert-manager, k8s-nim-operator",
        "nim, gpu-operator, k8s-nim-operator",
        "nim, lws, k8s-nim-operator",
        "slurm, cert-manager, slurm-operator",
        "slurm, slurm-operator-crds, slurm-operator",
        "slurm, slurm-operator, slurm",
        "slurm, kube-prometheus-stack, slurm",
        "kueue, kube-prometheus-stack, kueue",
    })
    void whatAPlatformNeedsIsThereBefore(String platform, String before, String after) {
        List<String> order =
                recipes.recipe("self-managed h100 ubuntu " + platform).deploymentOrder();
        assertThat(order.indexOf(before)).isBetween(0, order.indexOf(after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubeflow", "dynamo", "eks h100 ubuntu training"})
    void otherRecipesHaveNothingOfIt(String words) {
        assertThat(recipes.recipe(words).deploymentOrder())
                .doesNotContain("kueue", "lws", "k8s-nim-operator", "slurm", "slurm-operator", "slurm-operator-crds");
    }

    @Test
    void onGkeTheNimOperatorsNamespaceHasItsQuota() {
        // when
        Recipe recipe = recipes.recipe("gke cos h100 inference nim");

        // then
        List<String> manifests = component(recipe, "k8s-nim-operator").manifestFiles();
        assertThat(manifests).containsExactly("components/k8s-nim-operator/manifests/gke-critical-pods-quota.yaml");
        assertThat(recipes.library.files().text(manifests.getFirst())).contains("namespace: nim-operator");
        assertThat(component(recipes.recipe("eks nim"), "k8s-nim-operator").manifestFiles())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"self-managed a100 ubuntu", "eks h100 ubuntu training", "oke h200"})
    void aWorkerOfSlurmTakesAllGpusOfItsNodeAndSlurmCountsAsMany(String words) {
        for (String count : List.of("1", "2", "3", "4", "6", "8", "10", "16")) {
            // when
            Recipe recipe = recipes.recipe(words + " slurm", "gpusPerNode=" + count);

            // then
            assertThat(worker(recipe, "enabled")).isEqualTo("true");
            assertThat(worker(recipe, "slurmd", "resources", "limits", "nvidia.com/gpu"))
                    .isEqualTo(count);
            assertThat(counted(recipe)).containsExactly("gpu:" + count);
            assertThat(asked(recipe, "GPU.smi.gpu-count")).isEqualTo("== " + count);
        }
        assertThat(recipes.recipe(words + " slurm")).isEqualTo(recipes.recipe(words + " slurm", "gpusPerNode=8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eks gb200 ubuntu", "gke gb300 cos", "self-managed gb200 ubuntu"})
    void traysOfNvl72HaveFourGpusAndLeaveNoChoice(String words) {
        Recipe recipe = recipes.recipe(words + " slurm");
        assertThat(worker(recipe, "slurmd", "resources", "limits", "nvidia.com/gpu"))
                .isEqualTo("4");
        assertThat(counted(recipe)).containsExactly("gpu:4");
        assertThat(asked(recipe, "GPU.smi.gpu-count")).isEqualTo("== 4");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> recipes.recipe(words + " slurm", "gpusPerNode=8"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("for this recipe it has gpusPerNode=4"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 4", ", 1"})
    void nodesOfGh200HaveOneSuperchipUnlessAnotherNumberIsNamed(@Nullable String named, String count) {
        Recipe recipe = recipes.recipe("gke gh200 ubuntu slurm", named == null ? null : "gpusPerNode=" + named);
        assertThat(worker(recipe, "enabled")).isEqualTo("true");
        assertThat(worker(recipe, "slurmd", "resources", "limits", "nvidia.com/gpu"))
                .isEqualTo(count);
        assertThat(counted(recipe)).containsExactly("gpu:" + count);
        assertThat(asked(recipe, "GPU.smi.gpu-count")).isEqualTo("== " + count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gb200 | 8 | == 4 | A node of GB200 has four GPUs",
                "gb300 | 3 | == 4 | A node of GB300 has four GPUs",
                "gh200 | 8 | == 1 | Make the recipe with --profile gpusPerNode= and the number",
                "h100  | 4 | == 8 | Make the recipe with --profile gpusPerNode= and the number",
            })
    void aSnapshotWithAnotherNumberOfGpusIsAnError(String gpu, String found, String expected, String remedy) {
        // given
        Criteria criteria = Criteria.NONE.with(Criterion.ACCELERATOR, gpu).with(Criterion.PLATFORM, "slurm");
        Snapshot snapshot = SnapshotReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Snapshot
            measurements:
              - type: GPU
                subtypes:
                  - subtype: smi
                    data:
                      gpu-count: %s
            """.formatted(found), "s.yaml", _ -> {});

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeResolver(recipes.library, "test").resolve(criteria, snapshot))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .satisfies(e -> assertThat(e.reason())
                        .isEqualTo("GPU.smi.gpu-count: expected " + expected + ", found " + found))
                .satisfies(e -> assertThat(e.suggestion()).startsWith(remedy));
    }

    @Test
    void withoutAnAcceleratorSlurmHasNoWorkers() {
        Recipe recipe = recipes.recipe("self-managed slurm");
        assertThat(worker(recipe, "enabled")).isEqualTo("false");
        assertThat(recipe.profile()).isNull();
    }

    private String worker(Recipe recipe, String... path) {
        return recipes.values(recipe, "slurm")
                .text(Stream.concat(Stream.of("nodesets", "gpu"), Arrays.stream(path))
                        .toArray(String[]::new));
    }

    private List<String> counted(Recipe recipe) {
        return recipes.values(recipe, "slurm").items("nodesets", "gpu", "extraConfMap", "Gres").stream()
                .map(Value::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"eks, gp2", "aks, managed-csi", "gke, standard-rwo", "oke, oci-bv"})
    void slurmsStateIsOnTheVolumesThatMetricsHave(String service, String storage) {
        Recipe recipe = recipes.recipe(service + " slurm");
        assertThat(recipes.values(recipe, "slurm").text("controller", "persistence", "storageClassName"))
                .isEqualTo(storage);
        assertThat(recipes.values(recipe, "kube-prometheus-stack")
                        .text(
                                "prometheus",
                                "prometheusSpec",
                                "storageSpec",
                                "volumeClaimTemplate",
                                "spec",
                                "storageClassName"))
                .isEqualTo(storage);
    }

    @Test
    void thePartsOfSlinkyAreOfOneRelease() {
        Recipe recipe = recipes.recipe("self-managed slurm");
        assertThat(List.of("slurm-operator-crds", "slurm-operator", "slurm"))
                .allSatisfy(
                        name -> assertThat(component(recipe, name).version()).isEqualTo("1.2.1"));
    }

    @Test
    void keysOfSlurmAreMadeOnceUnderArgoCdToo() {
        // given
        RegisteredComponent slurm =
                Objects.requireNonNull(recipes.library.registry().get("slurm"));

        // when
        List<String> left = slurm.document().items("installation", "changing").stream()
                .map(part -> part.text("name"))
                .toList();

        // then
        assertThat(left).containsExactly("slurm-auth-slurm", "slurm-auth-jwt");
        assertThat(recipes.values(recipes.recipe("slurm"), "slurm").text("fullnameOverride"))
                .isEmpty();
    }

    @Test
    void noImageOfSlurmChangesUnderItsTag() {
        Value values = recipes.values(recipes.recipe("slurm"), "slurm");
        assertThat(values.text("controller", "logfile", "image", "tag")).isEqualTo("3.23.3");
        assertThat(values.text("nodesetDefaults", "logfile", "image", "tag")).isEqualTo("3.23.3");
    }

    @Test
    void definitionsOfNimAreTheBundlesToUpgrade() {
        assertThat(recipes.values(recipes.recipe("nim"), "k8s-nim-operator").text("operator", "upgradeCRD"))
                .isEqualTo("false");
    }
}
