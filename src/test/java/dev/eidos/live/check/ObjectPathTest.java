package dev.eidos.live.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {
    private static final Value OBJECT = DocumentReader.read("""
        metadata: {name: a, labels: {a.b/c: d}}
        status:
          state: ready
          conditions:
          - {type: Ready, status: "True"}
          - {type: Degraded, status: "False", message: none}
        """, "test.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.status.state | ready",
                "status.state | ready",
                "$.metadata.labels['a.b/c'] | d",
                "$.status.conditions[0].type | Ready",
                "$.status.conditions[-1].type | Degraded",
                "$.status.conditions[*].type | Ready,Degraded",
                "$.status.conditions[?(@.type==\"Ready\")].status | True",
                "$.status.conditions[?@.type=='Degraded'].message | none",
                "$.status.conditions[?(@.type!=\"Ready\")].type | Degraded",
                "$.status.none.at.all | ``",
                "$.status.conditions[7].type | ``"
            })
    void aPathLeadsToTexts(String path, String found) {
        assertThat(String.join(",", ObjectPath.of(path).texts(OBJECT))).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.a[", "$..a", "$.a[?(@.b > 1)]", "$.a b", "$.a[1:2]"})
    void whatIsNotUnderstoodIsRefused(String path) {
        assertThatThrownBy(() -> ObjectPath.of(path)).isInstanceOf(MalformedValue.class);
    }
}
