package dev.eidos.k8s.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.MalformedValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TolerationTest {

    @Test
    void everyFormIsRead() {
        assertThat(Toleration.parse("nvidia.com/gpu=present:NoSchedule"))
                .isEqualTo(
                        new Toleration("nvidia.com/gpu", Optional.of("present"), Optional.of(TaintEffect.NoSchedule)));
        assertThat(Toleration.parse("dedicated:NoExecute"))
                .isEqualTo(new Toleration("dedicated", Optional.empty(), Optional.of(TaintEffect.NoExecute)));
        assertThat(Toleration.parse("dedicated=ml"))
                .isEqualTo(new Toleration("dedicated", Optional.of("ml"), Optional.empty()));
        assertThat(Toleration.parse("dedicated"))
                .isEqualTo(new Toleration("dedicated", Optional.empty(), Optional.empty()));
        assertThat(Toleration.parse("dedicated=:PreferNoSchedule"))
                .isEqualTo(new Toleration("dedicated", Optional.of(""), Optional.of(TaintEffect.PreferNoSchedule)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b:NoSchedule", "a:NoExecute", "a.b/c=d", "a"})
    void itIsWrittenAsItIsRead(String text) {
        assertThat(Toleration.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":NoSchedule",
                "=a",
                "a:",
                "a:noschedule",
                "a:NoSchedule:NoExecute",
                "a=b=c",
                "a b",
                "-a",
                "a=-b",
                "A_/b",
                "a/b/c",
                "a=b c:NoSchedule"
            })
    void anythingElseIsRefusedWithTheRightForm(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> Toleration.parse(text))
                .satisfies(e -> assertThat(text).startsWith(e.value()))
                .satisfies(e -> assertThat(e.at(text).suggestion()).contains("key=value:effect", "PreferNoSchedule"));
    }
}
