package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import org.junit.jupiter.api.Test;

class ValidationMergeTest {

    @Test
    void checksAreUnitedAndConstraintsReplacedByName() {
        // when
        String merged = merged("""
            deployment:
              checks: [operator-health, smi]
              constraints:
              - {name: version, value: '>= 1'}
              - {name: other, value: 'x'}
            """, """
            deployment:
              checks: [smi, dra]
              constraints:
              - {name: version, value: '>= 2'}
            """);

        // then
        assertThat(merged).isEqualTo("""
            deployment:
              checks:
              - operator-health
              - smi
              - dra
              constraints:
              - name: version
                value: ">= 2"
              - name: other
                value: x
            """);
    }

    @Test
    void aPhaseThatOnlyOneHasIsKept() {
        assertThat(merged("deployment: {checks: [a]}", "performance: {checks: [b]}"))
                .isEqualTo("""
                    deployment:
                      checks:
                      - a
                    performance:
                      checks:
                      - b
                    """);
    }

    @Test
    void whatIsNoListIsReplaced() {
        assertThat(merged("deployment: {timeout: 5m}", "deployment: {timeout: 10m}"))
                .isEqualTo("deployment:\n  timeout: 10m\n");
    }

    @Test
    void aPhaseThatIsLeftBlankTakesNothingAway() {
        assertThat(merged("deployment: {checks: [a]}", "deployment:")).isEqualTo("deployment:\n  checks:\n  - a\n");
        assertThat(merged("deployment: {checks: [a]}", "deployment: {checks: }"))
                .isEqualTo("deployment:\n  checks:\n  - a\n");
    }

    private static String merged(String lower, String upper) {
        return YamlWriter.write(ValidationMerge.merge(mapping(lower), mapping(upper)));
    }

    private static Value.Mapping mapping(String yaml) {
        return (Value.Mapping) DocumentReader.read(yaml, "overlay.yaml");
    }
}
