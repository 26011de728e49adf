package dev.eidos.bundle.supply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
