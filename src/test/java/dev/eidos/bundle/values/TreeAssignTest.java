package dev.eidos.bundle.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeAssignTest {
    private static final Value.Mapping TREE = Trees.read("{a: {b: 1, c: [x, {d: 2}]}, n: null}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a.b       | {a: {b: v, c: [x, {d: 2}]}, n: null}",
                "a.new     | {a: {b: 1, c: [x, {d: 2}], new: v}, n: null}",
                "a         | {a: v, n: null}",
                "a.c[0]    | {a: {b: 1, c: [v, {d: 2}]}, n: null}",
                "a.c[1].d  | {a: {b: 1, c: [x, {d: v}]}, n: null}",
                "a.c[3]    | {a: {b: 1, c: [x, {d: 2}, null, v]}, n: null}",
                "x.y.z     | {a: {b: 1, c: [x, {d: 2}]}, n: null, x: {y: {z: v}}}",
                "x[1].y    | {a: {b: 1, c: [x, {d: 2}]}, n: null, x: [null, {y: v}]}",
                "n.m       | {a: {b: 1, c: [x, {d: 2}]}, n: {m: v}}",
                "n[0]      | {a: {b: 1, c: [x, {d: 2}]}, n: [v]}",
            })
    void whatIsMissingOnTheWayIsMade(String path, String expected) {
        // when
        Value.Mapping changed = TreeAssign.set(TREE, new Assignment(HelmSet.path(path), Value.scalar("v")), "flag");

        // then
        assertThat(Trees.json(changed)).isEqualTo(Trees.json(Trees.read(expected)));
    }

    @Test
    void theTreeThatWasGivenStaysAsItIs() {
        // given
        String before = Trees.json(TREE);

        // when
        TreeAssign.set(TREE, new Assignment(HelmSet.path("a.c[0]"), Value.scalar("v")), "flag");

        // then
        assertThat(Trees.json(TREE)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a.b.x     | 'a.b' is a single value",
                "a.b[0]    | 'a.b' is a single value",
                "a.c.x     | 'a.c' is a list",
                "a[0]      | 'a' is a mapping",
                "a.c[0].x  | 'a.c[0]' is a single value",
                "a.c[1][0] | 'a.c[1]' is a mapping",
            })
    void aPathThroughAnotherKindOfValueIsRefused(String path, String reason) {
        // given
        var assignment = new Assignment(HelmSet.path(path), Value.scalar("v"));

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> TreeAssign.set(TREE, assignment, "--set x:" + path))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("--set x:" + path))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void changesAreMadeInTheirOrder() {
        // given
        var merge = new ValueChanges.MergeValues("x", Trees.read("{a: {b: 5, e: 6}, n: 7}"), "--values");
        var set = new ValueChanges.SetValues("x", HelmSet.parse("a.b=8,a.b=9,n=null", true), "--set");

        // when
        Value.Mapping setLast = ValueChanges.apply(ValueChanges.apply(TREE, merge), set);
        Value.Mapping mergedLast = ValueChanges.apply(ValueChanges.apply(TREE, set), merge);

        // then
        assertThat(Trees.json(setLast)).isEqualTo(Trees.json(Trees.read("{a: {b: 9, c: [x, {d: 2}], e: 6}, n: null}")));
        assertThat(Trees.json(mergedLast)).isEqualTo(Trees.json(Trees.read("{a: {b: 5, c: [x, {d: 2}], e: 6}, n: 7}")));
    }
}
