package dev.eidos.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.ConstraintCheck;
import dev.eidos.constraint.Verdict;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.ExcludedOverlay;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.evidence.Inference;
import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AICR's documents after its first format: all that are at hand are read, and have the values that they say. */
class AicrLaterTest {
    /** What tells of a bundle has no counterpart, and one ConfigMap has a placeholder for its snapshot. */
    private static final Set<String> REFUSED =
            Set.of("bundle-info.v1.yaml", "provenance.v1alpha2.yaml", "configmap.v1.yaml");

    private final Path data = SharedData.require("aicr-later");
    private final List<String> notices = new ArrayList<>();

    @Test
    void everyDocumentIsConvertedAndReadsBackAsItIs() throws IOException {
        // given
        List<Path> files;
        try (Stream<Path> all = Files.walk(data)) {
            files = all.filter(file -> !file.startsWith(data.resolve("schemas")))
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }

        // then
        assertThat(files).hasSize(42);
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            String text = Files.readString(file);
            if (REFUSED.contains(name)) {
                assertThatExceptionOfType(EidosException.class)
                        .as(name)
                        .isThrownBy(() -> Conversion.of(text, name, notices::add));
                continue;
            }
            String ours =
                    YamlWriter.write(Conversion.of(text, name, notices::add).document());
            Value again = Conversion.of(ours, name, notice -> {
                        throw new AssertionError(notice);
                    })
                    .document();
            assertThat(YamlWriter.write(again)).as(name).isEqualTo(ours);
        }
    }

    @Test
    void itemsAreFoundByTheirPlaceAndByWhatTheyAre() throws IOException {
        // given
        Snapshot snapshot = snapshot("slinky-slurm-items.v1.yaml");

        // then
        assertThat(check("K8s.slinky-slurm.nodeset-count", "== 1", snapshot)).isInstanceOf(Verdict.Passed.class);
        assertThat(check(
                        "K8s.slinky-slurm[id=nodeset/slurm/slinky-slurm-worker-slinky].partition-enabled",
                        "true",
                        snapshot))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(check("K8s.slinky-slurm[kind=Controller].cluster-name", "slinky", snapshot))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(check("K8s.slinky-slurm[4].external", "true", snapshot)).isInstanceOf(Verdict.Failed.class);
        assertThat(check("K8s.slinky-slurm[namespace=slurm].kind", "Controller", snapshot))
                .isInstanceOfSatisfying(
                        Verdict.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("5 items [namespace=slurm]"));
    }

    @Test
    void labelsAreReadFromItemsWhereTwoFoldOntoOneKey() throws IOException {
        // when
        Snapshot snapshot = snapshot("node-topology-refs.v1alpha2.yaml");

        // then
        assertThat(snapshot.measurement("NodeTopology")
                        .orElseThrow()
                        .subtype("label")
                        .orElseThrow()
                        .data())
                .isEqualTo(Map.of(
                        "nvidia.com/gpu.product=NVIDIA-H100-80GB-HBM3",
                        Reading.of("4: gpu-node-01, gpu-node-02 and 2 more"),
                        "zone=us-west",
                        Reading.of("1: gpu-node-01"),
                        "zone.us-west=true",
                        Reading.of("2: gpu-node-01, gpu-node-02")));
        assertThat(Inference.of(snapshot).criteria().text()).isEqualTo("accelerator=h100");
        assertThat(Inference.of(snapshot).criteria().nodes()).isEqualTo(4);
    }

    @Test
    void criteriaAreToldByProviderAndModel() throws IOException {
        assertThat(Inference.of(snapshot("client-testdata.v1.yaml")).criteria().text())
                .isEqualTo("service=eks accelerator=h100");
        assertThat(Inference.of(snapshot("kind-no-apiversion.yaml")).criteria().text())
                .isEqualTo("service=kind os=ubuntu");
    }

    @Test
    void hardwareCountsForWhatTheDriverSaidBefore() throws IOException {
        // given
        Snapshot snapshot = snapshot("gb300-filled.self-written.v1.yaml");

        // then
        assertThat(check("GPU.hardware.model", "gb300", snapshot)).isInstanceOf(Verdict.Passed.class);
        assertThat(check("GPU.smi.gpu-count", ">= 4", snapshot)).isInstanceOf(Verdict.Passed.class);
        assertThat(check("GPU.smi.driver", ">= 570", snapshot)).isInstanceOf(Verdict.Unknown.class);
        assertThat(check("NetworkTopology.pfs[1].connectedGPU", "GPU1", snapshot))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(check("NetworkTopology.pfs[pciAddress=0000:03:00.0].rail", "0", snapshot))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(check("NetworkTopology.identity.machineType", "x", snapshot)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void metadataAndUnquotedValuesAreAsTheyAre() throws IOException {
        // when
        Snapshot snapshot = snapshot("snapshotter-doc.v1alpha2.yaml");

        // then
        assertThat(snapshot.metadata().sourceNode()).isEqualTo("node-1");
        assertThat(snapshot.metadata().timestamp()).hasToString("2025-01-15T10:30:00Z");
        assertThat(snapshot.find("K8s", "server", "version")).contains(Reading.of("1.33.5"));
        assertThat(snapshot.find("GPU", "device", "driver")).contains(Reading.of("570.158.01"));
        assertThat(snapshot("mock-snapshot.2026-05.yaml").find("K8s", "helm", "gpu-operator.version"))
                .contains(Reading.of("v25.10.1"));
        assertThat(notices).isEmpty();
    }

    @Test
    void recipesOfEveryVersionAreRead() throws IOException {
        assertThat(recipe("kind.v1.yaml").deploymentOrder()).hasSize(5).startsWith("cert-manager");
        assertThat(recipe("kind.v1alpha2.yaml").components()).hasSize(5);
        assertThat(recipe("aks-training.v1alpha1.yaml").appliedOverlays()).hasSize(6);
        assertThat(recipe("eks-training.v1alpha2.yaml").constraints())
                .containsExactly(new Constraint("K8s.server.version", ">= 1.30", null));
        assertThat(recipe("assert-names-only.v1alpha2.yaml").deploymentOrder()).hasSize(13);
        assertThat(recipe("summary-bundle.v1.yaml").components().getFirst().source())
                .isEmpty();
        assertThat(recipe("legacy-excluded-overlays.v1.yaml").excludedOverlays())
                .containsExactly(new ExcludedOverlay("h100-eks-ubuntu-training", null));
        assertThat(notices).isEmpty();
    }

    @Test
    void whatARecipeLocksAndConfiguresIsKept() throws IOException {
        // when
        Recipe locked = recipe("profile-external-advertiser.v1alpha3.yaml");
        Recipe configured = recipe("slurm-configuration.v1beta2.yaml");

        // then
        assertThat(locked.profile()).satisfies(profile -> {
            assertThat(profile.text()).isEqualTo("gpuStack=gke-default");
            assertThat(profile.touched("gpu-operator", "devicePlugin")).isEqualTo("devicePlugin.enabled");
        });
        assertThat(configured.configuration().text("slurm", "accounting", "mode"))
                .isEqualTo("disabled");
    }

    @Test
    void remediesAreKeptAndOnlyAWeakerSeverityIsTold() throws IOException {
        // when
        Recipe recipe = recipe("eks-gb200-validation.v1alpha2.yaml");

        // then
        assertThat(recipe.constraints().getFirst().remedy()).isEqualTo("Upgrade Kubernetes to version 1.32.4 or later");
        assertThat(recipe.validation().items("performance", "constraints")).hasSize(2);
        assertThat(notices)
                .hasSize(2)
                .anySatisfy(notice -> assertThat(notice).contains(":47:15: 'severity' has no place here"));
    }

    @Test
    void itsCatalogIsALibraryAsFarAsItGoes(@TempDir Path folder) throws IOException {
        // given
        Path overlays = Files.createDirectories(folder.resolve("overlays"));
        Path mixins = Files.createDirectories(folder.resolve("mixins"));
        Files.copy(data.resolve("catalog/registry.v1beta1.yaml"), folder.resolve("registry.yaml"));
        for (String overlay : List.of(
                "gke-cos-profile.v1alpha3",
                "h100-any.v1alpha2",
                "ocp.v1alpha2",
                "gb300-generic-ubuntu-training.v1beta1")) {
            Files.copy(data.resolve("catalog/overlays/" + overlay + ".yaml"), overlays.resolve(overlay + ".yaml"));
        }
        Files.writeString(
                overlays.resolve("sles.yaml"),
                "kind: RecipeMetadata\nmetadata: {name: sles}\nspec: {criteria: {os: sles}, mixins: [os-sles]}\n");
        Files.copy(data.resolve("catalog/mixins/os-sles.v1beta1.yaml"), mixins.resolve("os-sles.v1beta1.yaml"));
        RecipeLibrary library = new RecipeLibrary(DirectoryFiles.of(folder, "--library"), notices::add);
        var resolver = new RecipeResolver(library, "test");
        Criteria gke = Criteria.NONE.with(Criterion.SERVICE, "gke").with(Criterion.OS, "cos");

        // when
        Recipe usual =
                resolver.resolve(gke.with(Criterion.ACCELERATOR, "h100"), null).recipe();
        Recipe own = resolver.resolve(gke, null, "gpuStack=driver-installer").recipe();
        Recipe ocp = resolver.resolve(Criteria.NONE.with(Criterion.SERVICE, "ocp"), null)
                .recipe();
        Recipe sles =
                resolver.resolve(Criteria.NONE.with(Criterion.OS, "sles"), null).recipe();

        // then
        assertThat(usual.appliedOverlays()).containsExactly("h100-any", "gke-cos");
        assertThat(usual.profile()).satisfies(profile -> {
            assertThat(profile.text()).isEqualTo("gpuStack=gke-default");
            assertThat(profile.ownedPaths())
                    .isEqualTo(Map.of("gpu-operator", List.of("devicePlugin.enabled", "enabled")));
        });
        assertThat(usual.constraints().getLast().value()).isEqualTo("!gke-no-default-nvidia-gpu-device-plugin");
        assertThat(own.constraints().getLast().value()).isEqualTo("gke-no-default-nvidia-gpu-device-plugin=true");
        assertThat(ocp.components()).hasSize(17);
        assertThat(ocp.deploymentOrder())
                .containsExactly(
                        "nfd-ocp-olm",
                        "nfd-ocp",
                        "gpu-operator-ocp-olm",
                        "gpu-operator-ocp",
                        "network-operator-ocp-olm",
                        "network-operator-ocp");
        assertThat(sles.constraints()).hasSize(2);
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> resolver.resolve(
                        Criteria.NONE
                                .with(Criterion.SERVICE, "generic")
                                .with(Criterion.ACCELERATOR, "gb300")
                                .with(Criterion.OS, "ubuntu")
                                .with(Criterion.INTENT, "training"),
                        null))
                .satisfies(e -> assertThat(e.reason()).startsWith("it names 'os-ubuntu'"));
        assertThat(notices).isEmpty();
    }

    private Verdict check(String name, String value, Snapshot snapshot) {
        return ConstraintCheck.check(new Constraint(name, value, null), snapshot);
    }

    private Snapshot snapshot(String name) throws IOException {
        return SnapshotReader.read(Files.readString(data.resolve("snapshots/" + name)), name, notices::add);
    }

    private Recipe recipe(String name) throws IOException {
        return RecipeReader.read(Files.readString(data.resolve("recipes/" + name)), name, notices::add);
    }
}
