package dev.eidos.jmespath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmesPathTest {
    private static final Value OBJECT = DocumentReader.read("""
        metadata: {generation: 3, labels: {a.b/c: "yes"}}
        spec: {replicas: 2, text: "2"}
        status:
          replicas: 2
          ratio: 2.0
          conditions:
          - {type: Ready, status: "True", observedGeneration: 3}
          - {type: Degraded, status: "False", observedGeneration: 2}
          containers:
          - {name: main, mounts: [{name: logs}, {name: data}], state: {waiting: {reason: CrashLoopBackOff}}}
          - {name: side, mounts: [{name: tmp}], state: {running: {}}}
          empty: []
        """, "object.yaml");

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '%', textBlock = """
        metadata.generation                                              ~ 3
        metadata.labels."a.b/c"                                          ~ %"yes"%
        status.replicas > `0`                                            ~ true
        status.ready > `0`                                               ~ null
        (status.ready || `0`) == spec.replicas                           ~ false
        (status.replicas || `0`) == spec.replicas                        ~ true
        status.replicas == status.ratio                                  ~ true
        spec.text == spec.replicas                                       ~ false
        status.replicas >= spec.replicas && spec.replicas > `0`          ~ true
        !status.empty && !status.absent                                  ~ true
        status.conditions[?type == 'Ready'] | [0].status                 ~ %"True"%
        status.conditions[?type == 'Ready'].status | [0]                 ~ %"True"%
        status.conditions[?type == 'Ready' && status == 'True'] | length(@) > `0` ~ true
        status.conditions[?type == 'Gone'] | length(@) == `0`            ~ true
        (status.absent || `[]`)[?type == 'Ready'] | length(@)            ~ 0
        contains((status.conditions || `[]`)[?type == 'Ready'].observedGeneration, metadata.generation) ~ true
        contains(status.conditions[*].type, 'Gone')                      ~ false
        status.containers[?state.waiting.reason == 'CrashLoopBackOff' || state.waiting.reason == 'x'].name | [0] ~ %"main"%
        status.containers[].mounts[].name | [-1]                         ~ %"tmp"%
        (status.containers[?name == 'main'].mounts[] || `[]`) | [?name == 'logs'] | length(@) ~ 1
        status.containers[*].mounts[0].name | [1]                        ~ %"tmp"%
        keys(metadata) | length(@)                                       ~ 2
        keys(metadata)[?@ == 'labels'] | length(@)                       ~ 1
        spec.* | length(@)                                               ~ 2
        max(status.conditions[].observedGeneration)                      ~ 3
        not_null(status.absent, spec.text)                               ~ %"2"%
        starts_with(spec.text, '2') && ends_with(spec.text, '2')         ~ true
        to_number(spec.text) == `2`                                      ~ true
        length('añ')                                                     ~ 2
        metadata.name == null_is_no_word                                 ~ true
        `{"a": [1, true, null]}`.a[1]                                    ~ true
        """)
    void anExpressionSaysWhatIsThere(String expression, String said) {
        // when
        Value found = JmesPath.of(expression).search(OBJECT);

        // then
        Value expected = DocumentReader.read("[" + said + "]", "said").items().getFirst();
        assertThat(Values.equal(found, expected)).as("%s", found).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.",
                "a b",
                "a ==",
                "[a, b]",
                "{a: b}",
                "a[1:2]",
                "sort_by(a, &b)",
                "$namespace",
                "a + b",
                "length()",
                "x_resource_get('v1', 'Secret')",
                "`nonsense`",
                "`1,2`",
                "`1 foo`",
                "``",
                "`{\"a\": `",
                "a[?b",
                "'open",
                "a[99999999999]",
                "1 == a"
            })
    void whatIsNotUnderstoodIsRefused(String expression) {
        assertThatThrownBy(() -> JmesPath.of(expression)).isInstanceOf(MalformedValue.class);
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThatThrownBy(() -> JmesPath.of("a".repeat(5_000))).isInstanceOf(MalformedValue.class);
        assertThatThrownBy(() -> JmesPath.of("!".repeat(300) + "a"))
                .isInstanceOf(MalformedValue.class)
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> JmesPath.of("a.".repeat(500) + "a"))
                .isInstanceOf(MalformedValue.class)
                .hasMessageContaining("too long");
    }

    @Test
    void aFunctionThatCannotBeAppliedSaysToWhat() {
        // given
        JmesPath path = JmesPath.of("status.absent[?a] | length(@) > `0`");

        // then
        assertThatThrownBy(() -> path.search(OBJECT))
                .isInstanceOfSatisfying(
                        JmesPathFailure.class,
                        failure -> assertThat(failure.reason()).endsWith("length() is not for nothing"));
    }

    @Test
    void anExpressionThatWouldWorkTooLongEnds() {
        // given
        Value many = Value.sequence(Collections.nCopies(10_000, OBJECT));
        JmesPath path = JmesPath.of("[?" + "spec && ".repeat(99) + "spec]");

        // then
        assertThatThrownBy(() -> path.search(many))
                .isInstanceOf(JmesPathFailure.class)
                .hasMessageContaining("a million steps");
    }

    @Test
    void whatWasComparedIsTold() {
        // given
        JmesPath path = JmesPath.of("(status.ready || `0`) == spec.replicas && spec.replicas > `0`");

        // then
        assertThat(path.compared(OBJECT).keySet()).containsExactly("(status.ready || `0`)", "spec.replicas");
    }
}
