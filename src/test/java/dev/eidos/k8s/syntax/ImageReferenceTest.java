package dev.eidos.k8s.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.MalformedValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void nameTagAndDigestAreTold() {
        assertThat(ImageReference.parse("ghcr.io/nvidia/eidos:1.2.3"))
                .isEqualTo(new ImageReference("ghcr.io/nvidia/eidos", Optional.of("1.2.3"), Optional.empty()));
        assertThat(ImageReference.parse("localhost:5000/eidos"))
                .isEqualTo(new ImageReference("localhost:5000/eidos", Optional.empty(), Optional.empty()));
        assertThat(ImageReference.parse("eidos:a@" + DIGEST))
                .isEqualTo(new ImageReference("eidos", Optional.of("a"), Optional.of(DIGEST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eidos", "a/b/c", "a__b/c-d.e", "HOST:1/a", "[::1]:5000/a", "a:Tag_1.2-3", "REGISTRY/a", "a--b/c"
            })
    void whatTheGrammarAllowsIsReadBackAsItWas(String text) {
        assertThat(ImageReference.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Eidos",
                "a/B",
                "a:",
                ":a",
                "a@",
                "a@sha256:12",
                "a b",
                "a//b",
                "/a",
                "a/",
                "http://a/b",
                "a:-b",
                "a___b",
                "a:b:c",
                "a@md5",
                "a/b@c"
            })
    void anythingElseIsRefusedWithTheRightForm(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> ImageReference.parse(text))
                .satisfies(e -> assertThat(e.value()).isEqualTo(text))
                .satisfies(e -> assertThat(e.at(text).suggestion()).contains("host/path:tag"));
    }

    @Test
    void lengthsHaveLimits() {
        assertThat(ImageReference.parse("a".repeat(255) + ":" + "b".repeat(128)).name())
                .hasSize(255);
        assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> ImageReference.parse("a".repeat(256)));
        assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> ImageReference.parse("a:" + "b".repeat(129)));
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> ImageReference.parse("a@" + DIGEST + "0"))
                .withMessageContaining("64");
    }
}
