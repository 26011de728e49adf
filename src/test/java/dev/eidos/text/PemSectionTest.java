package dev.eidos.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PemSectionTest {
    @Test
    void sectionsAreFoundBetweenWordsForPeople() {
        // given
        String text = """
            issued for you
            -----BEGIN A-----
            AQI=
            -----END A-----
            0 more
            -----BEGIN B C-----
            Aw==
            -----END B C-----\
            """;

        // when
        List<PemSection> sections = PemSection.in(text);

        // then
        assertThat(sections).extracting(PemSection::label).containsExactly("A", "B C");
        assertThat(sections.getFirst().bytes()).containsExactly(1, 2);
        assertThat(sections).allMatch(PemSection::ended);
    }

    @Test
    void aSectionThatEndsOtherwiseHasNotEnded() {
        // given
        String text = "-----BEGIN A-----\nAQI=\n-----END B-----";

        // then
        assertThat(PemSection.in(text)).singleElement().matches(section -> !section.ended());
    }

    @Test
    void damagedContentIsRefusedAndNotShown() {
        // given
        PemSection section =
                PemSection.in("-----BEGIN A-----\n*secret*\n-----END A-----").getFirst();

        // then
        assertThatThrownBy(section::bytes).isInstanceOf(IllegalArgumentException.class);
        assertThat(section.toString()).doesNotContain("secret");
    }
}
