package dev.eidos.bundle.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.supply.ImageMirror.Mirrored;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.MalformedValue;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageMirrorTest {
    private static final ImageMirror MIRROR = new ImageMirror("m.example.com:5000/copy");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://m.example.com",
                "m.example.com/",
                "m",
                "m/copy",
                "m.example.com/a b",
                "m.example.com\n",
                "m.example.com:x",
                "m.example.com/A",
                "m.example.com/../a",
                "user@m.example.com"
            })
    void whatIsNoRegistryIsRefused(String host) {
        assertThatThrownBy(() -> new ImageMirror(host)).isInstanceOf(MalformedValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ubuntu:24.04, library/ubuntu:24.04",
        "pytorch/pytorch:2, pytorch/pytorch:2",
        "docker.io/ubuntu, library/ubuntu",
        "localhost:5000/a/b:1, a/b:1",
        "gcr.io/x/y@sha256:abc, x/y@sha256:abc",
    })
    void aReferenceKeepsItsPathTagAndDigest(String old, String expected) {
        assertThat(MIRROR.reference(old)).isEqualTo("m.example.com:5000/copy/" + expected);
        assertThat(MIRROR.reference(MIRROR.reference(old))).isEqualTo(MIRROR.reference(old));
    }

    @Test
    void anImageThatIsNeverPulledStaysWhatTheNodeCallsIt() {
        // given
        String pod = """
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec:
              containers:
              - {name: a, image: "cos-nvidia-installer:fixed", imagePullPolicy: Never}
              - {name: b, image: "gcr.io/pause:3.8"}
            """;

        // when
        Mirrored mirrored = MIRROR.apply(Plans.of(Plans.manifests("c", pod)), Map.of());

        // then
        assertThat(mirrored.plan()
                        .components()
                        .getFirst()
                        .manifests()
                        .getFirst()
                        .text())
                .contains("image: \"cos-nvidia-installer:fixed\"", "image: \"m.example.com:5000/copy/pause:3.8\"");
        assertThat(mirrored.notRewritten()).isEmpty();
    }

    @Test
    void valuesAreSetWhereTheRegistrySaysAndTheRestIsTold() {
        // given
        BundledComponent component = Plans.chart("c", "https://charts.example.com", """
            operator: {repository: quay.io/own}
            sidecar: {image: {repository: quay.io/x/side, tag: v1}}
            """);

        // when
        Mirrored mirrored = MIRROR.apply(Plans.of(component), Map.of("c", registered("""
            name: c
            imageRegistryPaths:
              - operator.repository
              - {path: driver.repository, default: nvcr.io/nvidia}
              - {path: global.registry, default: ghcr.io/x}
              - global.imageRegistry
              - unknown.repository
            """)));

        // then
        BundledComponent result = mirrored.plan().components().getFirst();
        assertThat(YamlWriter.write(result.values())).isEqualTo(YamlWriter.write(values("""
            operator: {repository: m.example.com:5000/copy/own}
            sidecar: {image: {repository: quay.io/x/side, tag: v1}}
            driver: {repository: m.example.com:5000/copy/nvidia}
            global: {registry: m.example.com:5000/copy/x, imageRegistry: m.example.com:5000/copy}
            """)));
        assertThat(result.ref().source()).isEqualTo("oci://m.example.com:5000/copy/charts");
        assertThat(mirrored.notRewritten())
                .containsExactly(
                        "c: unknown.repository, whose default in the chart is not known",
                        "c: image quay.io/x/side:v1 in its values, at none of the paths that are known");
    }

    @Test
    void imagesInManifestsAreReplacedAndAllElseStays() {
        // given
        String manifest = """
            # 日本 comment
            ---
            spec: # image: ubuntu:24.04
              containers:
                - {name: "𝄞", image: "ubuntu:24.04"} # kept
                - image: 'gcr.io/a/b:1'
            ---
            spec:
              tuned: {image: ghcr.io/n/t, version: 0.2}
              none: {image: busybox}
              folded:
                image: "quay.io/\\x61/b:1"
            """;

        // when
        Mirrored mirrored = MIRROR.apply(Plans.of(Plans.manifests("m", manifest)), Map.of());

        // then
        assertThat(mirrored.plan()
                        .components()
                        .getFirst()
                        .manifests()
                        .getFirst()
                        .text())
                .isEqualTo(manifest.replace("\"ubuntu:", "\"m.example.com:5000/copy/library/ubuntu:")
                        .replace("gcr.io/a", "m.example.com:5000/copy/a")
                        .replace("ghcr.io/n", "m.example.com:5000/copy/n"));
        assertThat(mirrored.notRewritten())
                .containsExactly(
                        "m: image quay.io/a/b:1 in objects.yaml, which is written in a way that cannot be replaced",
                        "m: image 'busybox' in objects.yaml, which has no tag or is no image reference");
    }

    @Test
    void chartsInRegistriesKeepTheirPathAndKustomizationsStay() {
        // when
        Mirrored mirrored = MIRROR.apply(
                Plans.of(
                        Plans.chart("a", "oci://ghcr.io/nvidia", "{}"),
                        Plans.kustomization("k", "https://git.example.com/a")),
                Map.of());

        // then
        assertThat(mirrored.plan().components())
                .extracting(component -> component.ref().source())
                .containsExactly("oci://m.example.com:5000/copy/nvidia", "https://git.example.com/a");
        assertThat(mirrored.notRewritten())
                .containsExactly(
                        "a: the registry of components does not know which values name its images",
                        "k: https://git.example.com/a is not in a registry");
    }

    @Test
    void whatIsMirroredStaysAsItIs() {
        // given
        Map<String, RegisteredComponent> registry = Map.of("c", registered("""
            name: c
            imageRegistryPaths: [{path: image.repository, default: quay.io/x/y}, global.registry]
            """));
        Mirrored once = MIRROR.apply(Plans.of(Plans.chart("c", "https://charts.example.com", "{}")), registry);

        // then
        assertThat(MIRROR.apply(once.plan(), registry).plan().toString())
                .isEqualTo(once.plan().toString());
    }

    @Test
    void aChartThatIsKnownToHaveNoImagesIsNoReasonToWarn() {
        // given
        Map<String, RegisteredComponent> registry = Map.of("c", registered("{name: c, imageRegistryPaths: []}"));

        // when
        Mirrored mirrored = MIRROR.apply(Plans.of(Plans.chart("c", "https://charts.example.com", "{}")), registry);

        // then
        assertThat(mirrored.notRewritten()).isEmpty();
    }

    private static RegisteredComponent registered(String entry) {
        return new RegisteredComponent("c", "Helm", null, null, null, null, null, List.of(), values(entry));
    }

    private static Value.Mapping values(String text) {
        return (Value.Mapping) DocumentReader.read(text, "values");
    }
}
