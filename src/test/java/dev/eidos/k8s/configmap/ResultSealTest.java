package dev.eidos.k8s.configmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.syntax.ConfigMapUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultSealTest {
    private static final ResultSeal SEAL =
            new ResultSeal(ConfigMapUri.parse("cm://gpu-operator/eidos-snapshot-1"), "0a".repeat(32));

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(SEAL.text()).isEqualTo("eidos-result cm://gpu-operator/eidos-snapshot-1 sha256:" + "0a".repeat(32));
        assertThat(ResultSeal.parse(SEAL.text())).contains(SEAL);
        assertThat(ResultSeal.parse(SEAL.text() + "\n")).contains(SEAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eidos-result ",
                "eidos-result sha256:",
                "eidos-result cm://a/b sha256:",
                "eidos-result cm://a/b sha256:0",
                "eidos-result cm://a sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "eidos-result cm://a/b sha256:000000000000000000000000000000000000000000000000000000000000000g",
                "eidos-result cm://a/b sha256:0000000000000000000000000000000000000000000000000000000000000000 ",
                "x eidos-result cm://a/b sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "warning: eidos-result cm://a/b sha256:00000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsWrittenOtherwiseIsNone(String text) {
        assertThat(ResultSeal.parse(text + (text.endsWith(" ") ? "x" : ""))).isEmpty();
    }
}
