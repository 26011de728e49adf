package dev.eidos.k8s.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigMapUriTest {

    @Test
    void namespaceAndNameAreTaken() {
        // when
        ConfigMapUri uri = ConfigMapUri.parse("cm://gpu-operator/eidos.snapshot-1");

        // then
        assertThat(uri).isEqualTo(new ConfigMapUri("gpu-operator", "eidos.snapshot-1"));
        assertThat(uri).hasToString("cm://gpu-operator/eidos.snapshot-1");
        assertThat(uri.object()).isEqualTo("namespaces/gpu-operator/configmaps/eidos.snapshot-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cm://",
                "cm://ns",
                "cm:///name",
                "cm://ns/",
                "cm://ns/a/b",
                "cm://Ns/a",
                "cm://n.s/a",
                "cm://ns/A",
                "cm://ns/-a",
                "cm://ns/a-",
                "cm://ns/a..b",
                "cm://ns/a_b",
                "file:///x",
                "cm://ns/ä",
                "cm://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/n"
            })
    void whatIsNotANameIsRefusedWithTheRightForm(String uri) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ConfigMapUri.parse(uri))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.suggestion()).contains("cm://namespace/name"));
    }

    @Test
    void whatMayBeACredentialIsNotQuoted() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ConfigMapUri.parse("cm://bob:s3cret@ns/name"))
                .satisfies(e -> assertThat(e.object()).isEqualTo("cm://…@ns/name"))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret"));
    }

    @Test
    void theLongestNamesAreAllowed() {
        assertThat(ConfigMapUri.parse("cm://" + "a".repeat(63) + "/" + "b".repeat(253))
                        .name())
                .hasSize(253);
    }
}
