package dev.eidos.bundle.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OciReferenceTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void aReferenceHasItsParts() {
        assertThat(OciReference.parse("oci://ghcr.io:443/org/a-b__c.d/e:v1.0_X@" + DIGEST))
                .isEqualTo(new OciReference("ghcr.io:443", "org/a-b__c.d/e", "v1.0_X", DIGEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci://localhost:5000/a:b",
                "oci://[::1]:5000/a:b",
                "oci://10.0.0.1/a---b/c:1",
                "oci://Registry.Example.COM/a:1",
                "oci://h/a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void whatIsWrittenIsWhatIsRead(String text) {
        assertThat(OciReference.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghcr.io/a:b",
                "https://ghcr.io/a:b",
                "oci://ghcr.io/a",
                "oci://ghcr.io/:b",
                "oci://ghcr.io",
                "oci:///a:b",
                "oci://user:secret@ghcr.io/a:b",
                "oci://ghcr.io/A:b",
                "oci://ghcr.io/a//b:c",
                "oci://ghcr.io/../b:c",
                "oci://ghcr.io/a___b:c",
                "oci://ghcr.io/a-:c",
                "oci://ghcr.io/a:.c",
                "oci://ghcr.io/a:b c",
                "oci://ghcr.io/a:b?x=y",
                "oci://ghcr.io/a:b#x",
                "oci://ghcr.io/a%2f:b",
                "oci://ghcr.io:99999/a:b",
                "oci://a..b/a:b",
                "oci://ghcr.io/a@sha256:abc",
                "oci://ghcr.io/a@md5:0123456789abcdef0123456789abcdef",
                "oci://ghcr.io/a:b\n",
            })
    void whatNoRegistryTakesIsRefused(String text) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> OciReference.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }

    @Test
    void hostileLengthsAreRefused() {
        for (String part : new String[] {"a", "a-", "a/", "a."}) {
            assertThatExceptionOfType(EidosException.class)
                    .isThrownBy(() -> OciReference.parse("oci://h/" + part.repeat(100_000) + ":b"));
        }
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> OciReference.parse("oci://h/a:" + "b".repeat(129)));
    }
}
