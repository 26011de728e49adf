package dev.eidos.bundle.deployer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.ManifestFile;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.error.EidosException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTimingTest {
    @ParameterizedTest
    @CsvSource({
        "v1, Namespace, PRE",
        "v1, ResourceQuota, PRE",
        "v1, Secret, PRE",
        "apps/v1, DaemonSet, PRE",
        "rbac.authorization.k8s.io/v1, ClusterRole, PRE",
        "networking.k8s.io/v1, NetworkPolicy, PRE",
        "apiextensions.k8s.io/v1, CustomResourceDefinition, PRE",
        "gateway.networking.k8s.io/v1, Gateway, POST",
        "snapshot.storage.k8s.io/v1, VolumeSnapshotClass, POST",
        "monitoring.coreos.com/v1, ServiceMonitor, POST",
        "apps.example.com/v1, Deployment, POST"
    })
    void whatEveryApiServerKnowsGoesBeforeTheRestAfter(String apiVersion, String kind, ManifestTiming expected) {
        // given
        var manifest = ManifestFile.of("one.yaml", "apiVersion: " + apiVersion + "\nkind: " + kind + "\n");

        // then
        assertThat(ManifestTiming.of(manifest)).isEqualTo(expected);
    }

    @Test
    void aFileWithBothGoesAfter() {
        // given
        var both = ManifestFile.of("both.yaml", Plans.QUOTA.text() + "---\n" + Plans.GATEWAY.text());
        var list = ManifestFile.of("list.yaml", """
            apiVersion: v1
            kind: List
            items:
              - {apiVersion: v1, kind: ConfigMap}
              - {apiVersion: example.com/v1, kind: Thing}
            """);

        // then
        assertThat(ManifestTiming.of(both)).isEqualTo(ManifestTiming.POST);
        assertThat(ManifestTiming.of(list)).isEqualTo(ManifestTiming.POST);
    }

    @Test
    void dashesInsideATextDoNotEndADocument() {
        // given
        var manifest = ManifestFile.of("script.yaml", """
            # a comment before
            --- # and behind the dashes
            apiVersion: v1
            kind: ConfigMap
            data:
              script: |
                ---
                apiVersion: example.com/v1
                kind: Thing
            ...
            ---
            # nothing here
            """);

        // then
        assertThat(ManifestObject.of(manifest))
                .singleElement()
                .satisfies(object -> assertThat(object.kind()).isEqualTo("ConfigMap"));
        assertThat(ManifestTiming.of(manifest)).isEqualTo(ManifestTiming.PRE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "kind: ConfigMap\n", "- a\n- list\n", "just text\n"})
    void whatHoldsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> ManifestTiming.of(ManifestFile.of("odd.yaml", text)))
                .isInstanceOf(EidosException.class)
                .hasMessageContaining("not a manifest");
    }

    @Test
    void theLibrarysManifestsAreWhereTheirCommentsWantThem() {
        // when
        Map<String, ManifestTiming> timings = new TreeMap<>();
        for (BundlePlan plan : Plans.ofLibrary()) {
            for (BundledComponent component : plan.components()) {
                component.manifests().forEach(file -> timings.put(file.name(), ManifestTiming.of(file)));
            }
        }

        // then
        assertThat(timings)
                .containsEntry("gke-critical-pods-quota.yaml", ManifestTiming.PRE)
                .containsEntry("gb200-kernel-module.yaml", ManifestTiming.PRE)
                .containsEntry("inference-gateway.yaml", ManifestTiming.POST)
                .containsEntry("torch-distributed.yaml", ManifestTiming.POST)
                .containsEntry("gke-h100-training.yaml", ManifestTiming.POST)
                .containsEntry("eks-h100-inference.yaml", ManifestTiming.POST);
    }
}
