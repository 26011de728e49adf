package dev.eidos.recipe.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingHistoryTest {
    private final SettingHistory history = new SettingHistory();

    @Test
    void theLastValueStandsAndTheOthersBehindItTheNewestFirst() {
        // when
        history.set("version", "1", "registry");
        history.set("version", "2", "base");
        history.set("version", "3", "eks");

        // then
        assertThat(lines()).containsExactly("version = 3 by eks, 2 by base, 1 by registry");
    }

    @Test
    void whoSetsTheSameValueAgainHasNotSetIt() {
        // when
        history.set("version", "1", "registry");
        history.set("version", "1", "base");

        // then
        assertThat(lines()).containsExactly("version = 1 by registry");
    }

    @Test
    void aTreeIsSetLeafByLeafWithKeysAsASelectorWritesThem() {
        // when
        setTree("{a: {b.c: 1, 'd[0]': {e: }}, list: [1, {x: y}]}", "file");

        // then
        assertThat(lines())
                .containsExactly(
                        "v.a.[\"b.c\"] = 1 by file",
                        "v.a.[\"d[0]\"].e = null by file",
                        "v.list = [1,{\"x\":\"y\"}] by file");
    }

    @Test
    void aSingleValueTakesThePlaceOfAllThatWasBelow() {
        // given
        setTree("{a: {b: 1, c: {d: 2}}, ab: 3}", "low");

        // when
        setTree("{a: }", "high");

        // then
        assertThat(lines()).containsExactly("v.a = null by high", "v.ab = 3 by low");
    }

    @Test
    void aMappingTakesThePlaceOfASingleValue() {
        // given
        setTree("{a: 1}", "low");

        // when
        setTree("{a: {b: 2}}", "high");

        // then
        assertThat(lines()).containsExactly("v.a.b = 2 by high");
    }

    @Test
    void anEmptyMappingChangesNothingWhereThereIsAMapping() {
        // given
        setTree("{a: {b: 1}, c: 2}", "low");

        // when
        setTree("{a: {}, c: {}, d: {}}", "high");

        // then
        assertThat(lines()).containsExactly("v.a.b = 1 by low", "v.c = {} by high, 2 by low", "v.d = {} by high");
    }

    private void setTree(String yaml, String by) {
        history.setTree("v", DocumentReader.read(yaml, "test"), by);
    }

    private List<String> lines() {
        return history.settings().stream()
                .map(setting -> setting.path() + " = " + setting.value() + " by " + setting.by()
                        + String.join(
                                "",
                                setting.replaced().stream()
                                        .map(one -> ", " + one.value() + " by " + one.by())
                                        .toList()))
                .toList();
    }
}
