package dev.eidos.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    @Test
    void eachKindOfSourceIsTold() {
        // when, then
        assertThat(Source.parse("-", "--snapshot")).isEqualTo(new Source.Stdin());
        assertThat(Source.parse("a/s.yaml", "--snapshot")).isEqualTo(new Source.File(Path.of("a/s.yaml")));
        assertThat(Source.parse("cm://gpu/s", "--snapshot"))
                .isEqualTo(new Source.ConfigMap(new ConfigMapUri("gpu", "s")));
        assertThat(Source.parse("HTTPS://host:8443/s?sig=x", "--snapshot"))
                .isEqualTo(new Source.Url(URI.create("HTTPS://host:8443/s?sig=x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "file:///etc/passwd",
                "ftp://host/s",
                "s3://bucket/s",
                "http://",
                "http:///s",
                "http://host:99999/s",
                "https://host/a b",
                "cm://only",
                "a\0b"
            })
    void anythingElseIsRefusedBeforeItIsLookedAt(String text) {
        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Source.parse(text, "--snapshot"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.suggestion()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:hunter2@host/s",
                "https://hunter2@host/s",
                "https://user:hunter2 @host/s",
                "https://user:hun?hunter2@host/s",
                "https://user:p/hunter2@host/s",
                "https://host:70000/s?sig=hunter2",
                "ftp://user:hunter2@host/s",
            })
    void credentialsAreRefusedAndNotRepeated(String text) {
        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Source.parse(text, "--snapshot"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object() + e.getMessage() + e.suggestion())
                        .contains("--snapshot")
                        .doesNotContain("hunter2"));
    }
}
