package dev.eidos.bundle.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelmSetJsonTest {
    private static String after(String text) {
        Value.Mapping values = Value.Mapping.EMPTY;
        for (Assignment assignment : HelmSetJson.parse(text)) {
            values = TreeAssign.set(values, assignment, text);
        }
        return JsonWriter.write(values).replaceAll("\\s+", "");
    }

    @Test
    void commasWithinAValueAreTheValues() {
        // when, then
        assertThat(after("a.b=[1,{\"c\":\"x,}\\\"\"}],d=null,e=\"1\",f[1]=true"))
                .isEqualTo("{\"a\":{\"b\":[1,{\"c\":\"x,}\\\"\"}]},\"d\":null,\"e\":\"1\",\"f\":[null,true]}");
    }

    @Test
    void anObjectAloneSetsItsKeys() {
        // when, then
        assertThat(HelmSetJson.parse("{\"a.b\":1,\"c\":{}}"))
                .extracting(one -> Assignment.text(one.path()))
                .isEqualTo(List.of("a\\.b", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=[1", "a=b", "a", "", "a=1}", "=1", "a={\"b\":1,}", "a=1,\"x\":2"})
    void whatIsNoJsonIsRefused(String text) {
        // when, then
        assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> HelmSetJson.parse(text));
    }
}
