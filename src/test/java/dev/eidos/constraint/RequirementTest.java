package dev.eidos.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {

    @ParameterizedTest
    @CsvSource({
        ">= 1.32.4, AT_LEAST, 1.32.4",
        ">=1.32.4, AT_LEAST, 1.32.4",
        "'  <=   6.8 ', AT_MOST, 6.8",
        ">7, MORE, 7",
        "< 7, LESS, 7",
        "== 24.04, EQUAL, 24.04",
        "!=ubuntu, NOT_EQUAL, ubuntu",
        "ubuntu, EXACT, ubuntu",
        "' Ubuntu 24.04.3 LTS ', EXACT, Ubuntu 24.04.3 LTS",
        "~/.config, EXACT, ~/.config",
        "a=b, EXACT, a=b",
        ">= -1, AT_LEAST, -1",
    })
    void aValueIsAnOperatorAndWhatIsExpected(String text, Operator operator, String expected) {
        // when
        Requirement requirement = Requirement.parse(text);

        // then
        assertThat(requirement).isEqualTo(new Requirement(operator, expected));
        assertThat(Requirement.parse(requirement.text())).isEqualTo(requirement);
        assertThat(Requirement.malformed(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\"\"; it is empty; as in '>= 1.32.4'",
                "\"  \"; it is empty; as in",
                ">=; nothing follows >=; as in",
                "\"!= \"; nothing follows !=; as in",
                "=> 1; begins with no operator; write '>= 1'",
                "=<1; begins with no operator; write '<= 1'",
                "=1; begins with no operator; write '== 1'",
                "=== 1; begins with no operator; write '== 1'",
                "~> 1; begins with no operator; write '>= 1'",
                "^1.2; begins with no operator; write '>= 1.2'",
                "~v1.2; begins with no operator; write '>= v1.2'",
                "<> ubuntu; begins with no operator; write '!= ubuntu'",
                "! ubuntu; begins with no operator; write '!= ubuntu'",
                ">> 1; begins with no operator; the operators are",
                "=; begins with no operator; the operators are",
                ">= ubuntu; 'ubuntu' is not a version or a number; compare with == or !=",
                ">= 80GB; '80GB' is not a version; compare with == or !=",
                "\">= 1.30 < 1.35\"; '1.30 < 1.35' is not a version; put a comma between limits",
            })
    void aMalformedValueIsRefusedWithWhatToWriteInstead(String text, String reason, String suggestion) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Requirement.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("'" + text + "'"))
                .satisfies(e -> assertThat(e.reason()).contains(reason))
                .satisfies(e -> assertThat(e.suggestion()).contains(suggestion));
        assertThat(Objects.requireNonNull(Requirement.malformed(text)).reason()).contains(reason);
    }

    /** The rules are in Requirement's documentation. */
    @ParameterizedTest
    @CsvSource({
        // vendors' suffixes say nothing about order
        "v1.32.4-eks-3025e55, >= 1.32.4, HOLDS",
        "v1.32.3-eks-3025e55, >= 1.32.4, DOES_NOT_HOLD",
        "v1.33.5-gke.1080000, >= 1.32.4, HOLDS",
        "v1.33.5-gke.1080000, <= 1.33.5, HOLDS",
        "v1.33.5-gke.1080000, > 1.33.5, DOES_NOT_HOLD",
        "6.6.72+, >= 6.6.72, HOLDS",
        "6.6.72+, >= 6.8, DOES_NOT_HOLD",
        "5.14.0-427.el9, >= 5.14, HOLDS",
        "5.14.0-427.el9, >= 6.8, DOES_NOT_HOLD",
        "v1.33.5+k3s1, == 1.33.5, HOLDS",
        // as precise as the requirement
        "6.8.0-1024-aws, >= 6.8, HOLDS",
        "v1.32.9, <= 1.32, HOLDS",
        "v1.33.0, <= 1.32, DOES_NOT_HOLD",
        "v1.32.4, > 1.32, DOES_NOT_HOLD",
        "v1.33.0, > 1.32, HOLDS",
        "v1.32.4, < 1.32, DOES_NOT_HOLD",
        "v1.31.9, < 1.32, HOLDS",
        "v1.32.4, == 1.32, HOLDS",
        "v1.32.4, != 1.32, DOES_NOT_HOLD",
        "9.4, == 9, HOLDS",
        "10.0, == 9, DOES_NOT_HOLD",
        // components are numbers, and absent ones are zero
        "1.9.0, < 1.10, HOLDS",
        "580.82.07, >= 580.82.7, HOLDS",
        "580.82.07, == 580.82.7, HOLDS",
        "580.82.07, >= 580.82.08, DOES_NOT_HOLD",
        "570.133.20, >= 580, DOES_NOT_HOLD",
        "12.8, >= 12.4, HOLDS",
        "12, >= 12.0.0, HOLDS",
        "1.32, >= 1.32.4, DOES_NOT_HOLD",
        "8, >= 8, HOLDS",
        "16, > 8, HOLDS",
        "v25.10.1, >= 24.6.0, HOLDS",
        "V25.10.1, == v25.10, HOLDS",
        "99999999999999999999999, > 18446744073709551616, HOLDS",
        "99999999999999999999999.1, < 99999999999999999999999.2, HOLDS",
        "000000000000000000000000008, == 8, HOLDS",
        "-1, >= 0, DOES_NOT_HOLD",
        "-5, < -1, HOLDS",
        "-1, == -1, HOLDS",
        "0, >= -1, HOLDS",
        "-0, >= 0, HOLDS",
        // pre-releases come before their release, and only before that
        "v1.34.0-rc.1, >= 1.34.0, DOES_NOT_HOLD",
        "v1.34.0-rc.1, >= 1.34, DOES_NOT_HOLD",
        "v1.34.0-rc.1, < 1.34.0, HOLDS",
        "v1.34.0-rc.1, == 1.34.0, DOES_NOT_HOLD",
        "v1.34.0-rc.1, >= 1.33, HOLDS",
        "v1.34.1-rc.1, >= 1.34, HOLDS",
        "v1.34.0, > 1.34.0-rc.1, HOLDS",
        "v1.34.0-rc.1, >= 1.34.0-rc.1, HOLDS",
        "v1.34.0-alpha.2, < 1.34.0-alpha.10, HOLDS",
        "v1.34.0-alpha.10, < 1.34.0-beta, HOLDS",
        "v1.34.0-beta.1, < 1.34.0-rc.0, HOLDS",
        "v1.34.0-alpha, < 1.34.0-alpha.1, HOLDS",
        "v1.34.0-rc.1, < 1.34.0-rc.x, HOLDS",
        "6.14.0-rc3+, < 6.14.0-rc10, HOLDS",
        "1.34.0-rc.1+build7, == 1.34.0-rc.1, HOLDS",
        "1.34.0-RC1, < 1.34.0, HOLDS",
        "1.34.0~beta1, < 1.34.0, HOLDS",
        "6.8.0-rt8-preempt, >= 6.8.0, HOLDS",
        // a suffix that is required counts
        "5.15.0-1080-azure, >= 5.15.0-1080, HOLDS",
        "5.15.0-1024-aws, >= 5.15.0-1080, DOES_NOT_HOLD",
        "5.15.0, >= 5.15.0-1080, DOES_NOT_HOLD",
        "5.15.3-10-aws, >= 5.15.0-1080, HOLDS",
        "5.15.3-10-aws, >= 5.15-1080, HOLDS",
        "6.8.0-1030-azure, >= 6.8.0-1024-aws, HOLDS",
        "6.8.0-1024-azure, >= 6.8.0-1024-aws, HOLDS",
        "6.8.0-1024-azure, == 6.8.0-1024-aws, DOES_NOT_HOLD",
        "5.15.0-1080-azure, == 5.15.0-1080, HOLDS",
        "v1.34.3-gke.1400000, >= 1.34.3-gke.1318000, HOLDS",
        "v1.34.3-gke.200000, >= 1.34.3-gke.1318000, DOES_NOT_HOLD",
        "v1.34.3-eks-3025e55, >= 1.34.3-gke.1318000, DOES_NOT_HOLD",
        "5.14.0-427.13.1.el9_4.x86_64, >= 5.14.0-427.13, HOLDS",
        "5.14.0-427.9.1.el9_4.x86_64, >= 5.14.0-427.13, DOES_NOT_HOLD",
        "v1.33.5-eks-1111aaa, == v1.33.5-eks-3025e55, DOES_NOT_HOLD",
        "v1.33.5-eks-3025e55, == 1.33.5-eks-3025e55, HOLDS",
        "6.6.72, >= 6.6.72+, HOLDS",
        "1.34.0-rc.1, >= 1.34.0-gke.5, DOES_NOT_HOLD",
        "2026-11-22, >= 2026-03-01, HOLDS",
        // without an operator, the text
        "ubuntu, ubuntu, HOLDS",
        "ubuntu, Ubuntu, DOES_NOT_HOLD",
        "24.04, 24.04, HOLDS",
        "24.4, 24.04, DOES_NOT_HOLD",
        "24.04.1, 24.04, DOES_NOT_HOLD",
        "v1.2, 1.2, HOLDS",
        "1.2, v1.2, HOLDS",
        "vm, m, DOES_NOT_HOLD",
        "' 8 ', 8, HOLDS",
        "true, true, HOLDS",
        "'', ubuntu, DOES_NOT_HOLD",
        // equality of texts
        "ubuntu, == ubuntu, HOLDS",
        "rhel, == ubuntu, DOES_NOT_HOLD",
        "rhel, != ubuntu, HOLDS",
        "ubuntu, != 1, HOLDS",
        "ubuntu, == 1, DOES_NOT_HOLD",
        "24.04, == 24.4, HOLDS",
        "NVIDIA H100 80GB HBM3, NVIDIA H100 80GB HBM3, HOLDS",
        // what has no order
        "ubuntu, >= 1, NOT_COMPARABLE",
        "true, > 0, NOT_COMPARABLE",
        "'', < 1, NOT_COMPARABLE",
        "80GB, >= 80, NOT_COMPARABLE",
        "4096 131072 6291456, >= 4096, NOT_COMPARABLE",
        "v, >= 1, NOT_COMPARABLE",
        "-, >= 1, NOT_COMPARABLE",
        "1., >= 1, NOT_COMPARABLE",
        "1..2, >= 1, NOT_COMPARABLE",
        "1.x, >= 1, NOT_COMPARABLE",
        "-1-2, >= 1, NOT_COMPARABLE",
    })
    void valuesAreHeldAgainstRequirements(String actual, String requirement, Match match) {
        assertThat(Requirement.parse(requirement).match(actual)).isEqualTo(match);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.32.4", "1.32", "1.34.0-rc.1", "5.15.0-1080", "v1.33.5-gke.1080000"})
    void equalMeansNeitherBeforeNorAfter(String expected) {
        // given
        String[] actual = {"1.32.3", "1.32.4", "v1.33.5-gke.1080000", "1.34.0-rc.1", "1.34.0", "5.15.0-1080-azure"};

        // then
        for (String value : actual) {
            boolean between = Requirement.parse(">= " + expected).match(value) == Match.HOLDS
                    && Requirement.parse("<= " + expected).match(value) == Match.HOLDS;
            assertThat(Requirement.parse("== " + expected).match(value) == Match.HOLDS)
                    .as("%s == %s", value, expected)
                    .isEqualTo(between);
        }
    }

    @Test
    void hugeValuesAreNoVersions() {
        // given
        String huge = "1.".repeat(1_000_000) + "1";

        // then
        assertThat(Requirement.parse(">= 1").match(huge)).isEqualTo(Match.NOT_COMPARABLE);
        assertThat(Requirement.parse("== 1").match(huge)).isEqualTo(Match.DOES_NOT_HOLD);
        assertThat(Requirement.malformed(">= " + huge)).isNotNull();
    }
}
