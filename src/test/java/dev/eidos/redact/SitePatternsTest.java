package dev.eidos.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.MalformedValue;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitePatternsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/corp-[0-9]{3}/~at corp-123 and corp-456~at <redacted> and <redacted>",
                "/(?i)corp/~CORP x~<redacted> x",
                "/(?:a|b)c+/~xaccy~x<redacted>y",
                "/10[.]1[.][0-9.]+/~at 10.1.2.3 now~at <redacted> now",
                "/a\\/b/~x a/b y~x <redacted> y",
                "/[]x]+y/~a]xyb~a<redacted>b",
                "/\\bdc\\d+\\b/~dc17 adc17~<redacted> adc17",
                "/x$/~x x~x <redacted>"
            })
    void whatAnExpressionMatchesIsHidden(String pattern, String text, String shown) {
        assertThat(SitePatterns.parse(List.of(pattern)).hide(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/a",
                "/(/",
                "/[/",
                "/a**/",
                "/x*/",
                "/^/",
                "/(a+)+/",
                "/(a|b)*c/",
                "/(?:a){5}/",
                "/(a)\\1/",
                "/(?=a)b/",
                "/(?<x>a)/",
                "/\\Qa\\E/",
                "/\\p{L}/",
                "/[a[b]]/",
                "/[a&&b]/",
                "/a(?i)b/",
                "---",
                "a b",
                "k=v",
                "'a'"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> SitePatterns.parse(List.of(pattern))).isInstanceOf(MalformedValue.class);
    }

    @Test
    void tooMuchIsRefused() {
        assertThatThrownBy(() -> SitePatterns.parse(List.of("a".repeat(257)))).isInstanceOf(MalformedValue.class);
        assertThatThrownBy(() -> SitePatterns.parse(Collections.nCopies(201, "a")))
                .isInstanceOf(MalformedValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a*a*a*a*a*a*a*b/", "/.*.*.*.*x/", "/a?a?a?a?a?a?a?a?a*a*a*c/", "/[ab]+[ab]+[ab]+c/"})
    void anExpressionThatTakesTooLongHidesAllAndEnds(String pattern) {
        // given
        SitePatterns patterns = SitePatterns.parse(List.of(pattern));
        String text = "a".repeat(20_000);

        // when
        long start = System.nanoTime();
        String shown = patterns.hide(text);

        // then
        assertThat(shown).isEqualTo("<redacted>");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aLongTextDoesNotOverflowTheStack() {
        // given
        SitePatterns patterns = SitePatterns.parse(List.of("/(?:ab|cd)[a-z]+z/", "/[^y]*y/"));

        // when
        String shown = patterns.hide("ab" + "c".repeat(1_000_000) + "z");

        // then
        assertThat(shown).isEqualTo("<redacted>");
    }
}
