package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.TreeSelector.Selected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeSelectorTest {
    private static final Value TREE = DocumentReader.read("""
        gpu:
          version: v1
          empty: {}
          labels:
            nvidia.com/gpu.present: yes
            a.b: short
            a.b.c: long
            'odd]."x': odd
            '': nameless
        list: [one, {name: two}, three]
        none: []
        nothing:
        '0': zero
        """, "tree.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gpu.version | v1",
                ".gpu.version | v1",
                "gpu[\"version\"] | v1",
                "gpu[version] | v1",
                "list[0] | one",
                "list.0 | one",
                "list[-1] | three",
                "list.-3 | one",
                "list[1].name | two",
                "list[1][name] | two",
                "0 | zero",
                "gpu.labels[\"nvidia.com/gpu.present\"] | yes",
                "gpu.labels.nvidia.com/gpu.present | yes",
                "gpu.labels.a.b | short",
                "gpu.labels[\"a.b.c\"] | long",
                "[\"gpu\"].version | v1",
                "gpu.labels[\"odd].\"x\"] | odd",
                "gpu.labels[\"\"] | nameless",
                "nothing | null",
            })
    void aSelectorLeadsToItsValue(String selector, String value) {
        assertThat(TreeSelector.select(TREE, selector))
                .isInstanceOfSatisfying(
                        Selected.Found.class,
                        found -> assertThat(YamlWriter.write(found.node()))
                                .isEqualToIgnoringNewLines(YamlWriter.write(
                                        value.equals("null")
                                                ? new Value.Scalar(null, Position.NONE)
                                                : Value.scalar(value))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "."})
    void nothingSelectsEverything(String selector) {
        assertThat(TreeSelector.select(TREE, selector)).isEqualTo(new Selected.Found(TREE));
    }

    @Test
    void whereAKeyIsMissingThoseThatExistAreNamed() {
        assertThat(missing("gpu.verson").existing()).containsExactly("version", "empty", "labels");
        assertThat(missing("gpu.verson").parent()).isEqualTo("gpu");
        assertThat(missing("gpu.verson").missing()).isEqualTo("verson");
        assertThat(missing("gp.version").parent()).isEmpty();
        assertThat(missing("gpu.labels.a.x").missing()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list[3]", "list[-4]", "list.one", "list[99999999999]", "list[]"})
    void whereAnIndexIsMissingTheirRangeIsNamed(String selector) {
        assertThat(missing(selector).existing()).isEqualTo(List.of("0 to 2"));
    }

    @Test
    void belowASingleValueAndInWhatIsEmptyThereIsNothing() {
        assertThat(missing("gpu.version.major"))
                .isEqualTo(new Selected.Missing("gpu.version", "major", List.of(), true));
        assertThat(missing("gpu.empty.x")).isEqualTo(new Selected.Missing("gpu.empty", "x", List.of(), false));
        assertThat(missing("none[0]")).isEqualTo(new Selected.Missing("none", "0", List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu..version", "gpu[version", "..gpu", "gpu version"})
    void whatIsNotWellFormedFindsNothing(String selector) {
        assertThat(TreeSelector.select(TREE, selector)).isInstanceOf(Selected.Missing.class);
    }

    private static Selected.Missing missing(String selector) {
        return (Selected.Missing) TreeSelector.select(TREE, selector);
    }
}
