package dev.eidos.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">= 1.32, < 1.36; v1.32.0; HOLDS",
                ">= 1.32, < 1.36; v1.35.9-eks-3025e55; HOLDS",
                ">= 1.32, < 1.36; v1.36.0; DOES_NOT_HOLD",
                ">= 1.32, < 1.36; v1.31.9; DOES_NOT_HOLD",
                ">=1.32,<=1.35; 1.35.7; HOLDS",
                ">= 1.32, < 1.36, != 1.34; 1.34.2; DOES_NOT_HOLD",
                ">= 1.32, < 1.36; tomorrow; NOT_COMPARABLE",
                ">= 575.57.08 || >= 570.133.20, < 571; 580.82.07; HOLDS",
                ">= 575.57.08 || >= 570.133.20, < 571; 570.133.20; HOLDS",
                ">= 575.57.08 || >= 570.133.20, < 571; 570.86.15; DOES_NOT_HOLD",
                ">= 575.57.08 || >= 570.133.20, < 571; 571.12; DOES_NOT_HOLD",
                ">= 575.57.08 || >= 570.133.20, < 571; none; NOT_COMPARABLE",
                "ubuntu || rhel; rhel; HOLDS",
                "ubuntu || rhel; cos; DOES_NOT_HOLD",
                "== none || >= 2; none; HOLDS",
                "a, b; a, b; HOLDS",
                "a, >= 2; a, >= 2; HOLDS",
            })
    void aRangeHoldsWhereAllItsLimitsDoAndAUnionWhereOneAlternativeDoes(String text, String value, Match match) {
        // when
        Expectation expectation = Expectation.parse(text);

        // then
        assertThat(expectation.match(value)).isEqualTo(match);
        assertThat(Expectation.parse(expectation.text()).text()).isEqualTo(expectation.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                ">= 1 ||; nothing stands on one side of ||",
                "|| >= 1; nothing stands on one side of ||",
                ">= 1, < 2 || || 3; nothing stands on one side of ||",
                ">= 1.36, < 1.32; no version is within '>= 1.36, < 1.32'",
                ">= 1.32, < 1.32; no version is within",
                "== 1.32, >= 1.33; no version is within",
                ">= 1.32, < x; 'x' is not a version",
                ">= 1.32, 1.36; '1.32, 1.36' is not a version",
                ">= 1.32 <1.36; '1.32 <1.36' is not a version",
                "=> 1 || 2; begins with no operator",
                "1||1||1||1||1||1||1||1||1||1||1||1||1||1||1||1||1; more than 16 alternatives",
            })
    void whatIsNoRangeIsToldWithTheReason(String text, String reason) {
        assertThat(Expectation.malformed(text))
                .satisfies(malformed -> assertThat(malformed.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // limits of two directions become a range
                ">= 1.32; < 1.36; >= 1.32, < 1.36",
                "< 1.36; >= 1.32; >= 1.32, < 1.36",
                // a range is narrowed, whoever says it
                ">= 1.30, < 1.36; >= 1.32; >= 1.32, < 1.36",
                ">= 1.32; >= 1.30, < 1.36; >= 1.32, < 1.36",
                ">= 1.30, < 1.36; >= 1.32, <= 1.33; >= 1.32, <= 1.33",
                ">= 1.30, <= 1.35; < 1.36; >= 1.30, <= 1.35",
                ">= 1.32.0, < 1.36; >= 1.32; >= 1.32.0, < 1.36",
                // of a union remains what is left of each
                ">= 575 || >= 570.133, < 571; >= 580; >= 580",
                ">= 575 || >= 570.133, < 571; < 576; >= 575, < 576 || >= 570.133, < 571",
                ">= 575 || >= 570.133, < 571; >= 575 || >= 570.133, < 571; >= 575 || >= 570.133, < 571",
                // what only suffixes tell apart stays as it is
                ">= 5.15.0-1024; < 6; >= 5.15.0-1024, < 6",
                // one limit replaces one of its direction, and a text anything
                ">= 1.34; >= 1.32; >= 1.32",
                "<= 1.34; < 1.36; < 1.36",
                "ubuntu; rhel; rhel",
                ">= 22.04, < 25; 24.04; 24.04",
                "24.04; >= 22.04, < 25; >= 22.04, < 25",
                ">= 1.32; == 1.31; == 1.31",
            })
    void aStrongerExpectationNarrowsOrReplacesAWeakerOne(String weaker, String stronger, String both) {
        assertThat(Expectation.parse(weaker).under(Expectation.parse(stronger)).map(Expectation::text))
                .contains(both);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">= 1.36; < 1.32",
                ">= 1.32, < 1.36; >= 1.36",
                ">= 575 || >= 570.133, < 571; >= 571, < 572",
                "> 1.32; <= 1.32",
            })
    void whatNothingMeetsIsNoExpectation(String weaker, String stronger) {
        assertThat(Expectation.parse(weaker).under(Expectation.parse(stronger))).isEmpty();
    }

    @Test
    void whatIsUnmetIsTheFirstOfTheFirstAlternative() {
        // given
        Expectation expectation = Expectation.parse(">= 1.32, < 1.36 || == 2");

        // then
        assertThat(expectation.unmet("1.31").text()).isEqualTo(">= 1.32");
        assertThat(expectation.unmet("1.37").text()).isEqualTo("< 1.36");
        assertThat(expectation.unmet(null).text()).isEqualTo(">= 1.32");
        assertThat(expectation.isCompound()).isTrue();
        assertThat(Expectation.parse(">= 1").isCompound()).isFalse();
    }
}
