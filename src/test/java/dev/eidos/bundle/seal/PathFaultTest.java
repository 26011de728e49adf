package dev.eidos.bundle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathFaultTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b.yaml", ".hidden", "a..b", "...", "a b", "ä/ö", "-n", "*x", "a/..b"})
    void whatStaysInTheBundleIsFine(String path) {
        assertThat(PathFault.of(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, ESCAPES",
        "/, ESCAPES",
        ".., ESCAPES",
        "a/../../b, ESCAPES",
        "../x, ESCAPES",
        "a/.., ESCAPES",
        "'', NOT_PLAIN",
        "., NOT_PLAIN",
        "./a, NOT_PLAIN",
        "a//b, NOT_PLAIN",
        "a/, NOT_PLAIN",
        "a\\b, ODD_CHARACTER",
    })
    void whatDoesNotIsRefused(String path, PathFault fault) {
        assertThat(PathFault.of(path)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r", "\0", "a\u001b[31m", "\u202egnp.exe", "\ud800", "a\u2028b", "\ufffd"})
    void whatIsNotShownIsRefused(String path) {
        assertThat(PathFault.of(path)).contains(PathFault.ODD_CHARACTER);
    }

    @Test
    void longPathsAreRefused() {
        assertThat(PathFault.of("a".repeat(200))).isEmpty();
        assertThat(PathFault.of("a".repeat(201))).contains(PathFault.TOO_LONG);
    }
}
