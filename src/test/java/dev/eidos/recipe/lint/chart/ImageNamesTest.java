package dev.eidos.recipe.lint.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: 'nvcr.io/nvidia/driver:570'                                | nvcr.io/nvidia/driver",
                "image: busybox                                                    | docker.io/busybox",
                "image: 'grafana/grafana:12'                                       | docker.io/grafana/grafana",
                "{repository: nvcr.io/nvidia, image: driver, version: '570'}       | nvcr.io/nvidia/driver",
                "{registry: quay.io, repository: a/b, tag: '1'}                    | quay.io/a/b",
                "args: ['--reloader=quay.io/a/b:v1']                               | quay.io/a/b",
                "value: 'ghcr.io/a/b@sha256:0000000000000000000000000000000000000000000000000000000000000000' | ghcr.io/a/b",
                "{enabled: false, image: 'quay.io/a/b:1'}                          | ''",
                "taint: 'nvidia.com/gpu:NoSchedule'                                | ''",
                "url: 'https://quay.io/a/b:1'                                      | ''",
                "apiVersion: apps/v1                                               | ''",
                "{kind: CustomResourceDefinition, image: x}                        | ''",
            })
    void imagesAreFoundInEveryForm(String object, String images) {
        assertThat(String.join(" ", ImageNames.in(read(object)))).isEqualTo(images);
    }

    @Test
    void thePathOfAnImageIsFoundWithItsHostAndWithout() {
        assertThat(ImageNames.pathOf(read("{a: {image: 'quay.io/x/y:1'}}"), "quay.io/x/y")).isEqualTo("a.image");
        assertThat(ImageNames.pathOf(read("{a: {registry: quay.io, repository: x/y}}"), "quay.io/x/y"))
                .isEqualTo("a.repository");
        assertThat(ImageNames.pathOf(read("a: 1"), "quay.io/x/y")).isEmpty();
    }

    private static Value.Mapping read(String text) {
        return (Value.Mapping) DocumentReader.read(text, "text", Dialect.HELM);
    }
}
