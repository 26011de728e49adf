package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeMergeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: {b: 1, c: 2}}| {a: {c: 3, d: 4}}| {\"a\":{\"b\":1,\"c\":3,\"d\":4}}",
                "{a: [1, 2]}| {a: [3]}| {\"a\":[3]}",
                "{a: {b: 1}}| {a: 2}| {\"a\":2}",
                "{a: 1}| {a: {b: 2}}| {\"a\":{\"b\":2}}",
                "{a: {b: 1}}| {a: }| {\"a\":null}",
                "{a: }| {a: {b: 1}}| {\"a\":{\"b\":1}}",
                "{a: {b: 1}}| {a: {}}| {\"a\":{\"b\":1}}",
                "{z: 1, a: 2}| {m: 3, z: 4}| {\"z\":4,\"a\":2,\"m\":3}",
                "{}| {a: 1}| {\"a\":1}",
                "{a: 1}| {}| {\"a\":1}",
            })
    void mappingsAreMergedKeyByKeyAndAllElseReplaced(String lower, String upper, String merged) {
        assertThat(JsonWriter.writeLine(TreeMerge.merge(mapping(lower), mapping(upper))))
                .isEqualTo(merged);
    }

    private static Value.Mapping mapping(String yaml) {
        return (Value.Mapping) DocumentReader.read(yaml, "test");
    }
}
