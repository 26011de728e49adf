package dev.eidos.bundle.supply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectImagesTest {
    private static final String IMAGE = "ghcr.io/example/binder:v1";

    @Test
    void anObjectThatAConfigMapHoldsForAJobNamesImages() {
        assertThat(ObjectImages.ofRendered("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: manifest}
            data:
              config.yaml: |

                apiVersion: example.com/v1
                kind: Config
                metadata: {name: main}
                spec:
                  binder: {image: {name: binder, repository: ghcr.io/example, tag: v1}}
                  off: {enabled: false, image: {name: off, repository: ghcr.io/example, tag: v1}}
            """, "chart")).containsExactly(IMAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'{name: P_IMAGE_REGISTRY, value: r.example.com}', r.example.com/proxy:v2",
        "'{name: P_IMAGE_REGISTRY, value: r.example.com}, {name: P_IMAGE_TAG, value: v3}', r.example.com/proxy:v3",
        "'{name: OTHER, value: a}', docker.io/library/proxy:v2",
    })
    void anOperatorThatIsToldOfAnImageByPartsPullsThat(String variables, String image) {
        assertThat(ObjectImages.ofRendered("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: controller}
            spec: {template: {spec: {containers: [{image: "r.example.com:5000/controller:v2@sha256:%s", env: [
              {name: P_IMAGE_REPOSITORY, value: proxy}, %s]}]}}}
            """.formatted("a".repeat(64), variables), "chart"))
                .hasSize(2)
                .contains(image);
    }

    @Test
    void aScriptOrATemplateWithAnObjectInItNamesNone() {
        assertThat(ObjectImages.ofRendered("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: scripts}
            data:
              apply.sh: |
                kubectl apply --filename - <<END
                apiVersion: v1
                kind: Pod
                spec: {containers: [{image: {{ .image }}}]}
                END
            """, "chart")).isEmpty();
    }
}
