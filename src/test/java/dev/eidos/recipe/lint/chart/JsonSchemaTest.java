package dev.eidos.recipe.lint.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "properties: {a: {type: integer}}                  | a: 1     |",
                "properties: {a: {type: number}}                   | a: 1     |",
                "properties: {a: {type: [string, 'null']}}         | a: x     |",
                "properties: {a: {type: integer}}                  | a: null  |",
                "properties: {a: {type: object}}                   | a: [1]   | a it must be of type object, and is array",
                "properties: {a: {type: [string, boolean]}}        | a: 1     | a it must be of type string or boolean, and is integer",
                "properties: {a: {enum: [x, w]}}                   | a: z     | a it must be one of x, w",
                "properties: {a: {minimum: 1}}                     | a: 0     | a it must be at least 1",
                "properties: {a: {maximum: 9}}                     | a: 10    | a it must be at most 9",
                "properties: {a: {items: {type: string}}}          | a: [x, 1] | a it must be of type string, and is integer",
                "additionalProperties: false                       | a: 1     | a there is no such value",
                "additionalProperties: {type: string}              | a: 1     | a it must be of type string, and is integer",
                "{additionalProperties: false, patternProperties: {x: {}}} | a: 1 |",
                "properties: {a: {anyOf: [{type: string}, {type: integer}]}} | a: 1 |",
                "properties: {a: {oneOf: [{type: string}, {type: array}]}}   | a: 1 | a it must be of type string, and is integer",
                "allOf: [{properties: {a: {type: string}}}]        | a: 1     | a it must be of type string, and is integer",
                "{$defs: {num: {type: string}}, properties: {a: {$ref: '#/$defs/num'}}} | a: 1 | a it must be of type string, and is integer",
                "required: [b]                                     | a: 1     |",
            })
    void aFaultIsToldAtItsPath(String schema, String values, String fault) {
        assertThat(JsonSchema.check(read(schema), read(values)))
                .extracting(one -> ValueTrees.text(one.path()) + " " + one.message())
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void aSchemaThatRefersToItselfEnds() {
        assertThat(JsonSchema.check(
                        read("{$ref: '#/$defs/num', $defs: {num: {allOf: [{$ref: '#/$defs/num'}, {$ref: '#/$defs/num'}]}}}"),
                        read("a: 1")))
                .isEmpty();
    }

    private static Value.Mapping read(String text) {
        return (Value.Mapping) DocumentReader.read(text, "text", Dialect.HELM);
    }
}
