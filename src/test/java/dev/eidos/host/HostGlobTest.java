package dev.eidos.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.eidos.measurement.Gap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostGlobTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "*.toml, 10-a.toml, true",
        "*.toml, .toml, true",
        "*.toml, a.toml.bak, false",
        "?0-*.toml, 10-a.toml, true",
        "?.toml, 10.toml, false",
        "[0-9]*.toml, 10-a.toml, true",
        "[0-9]*.toml, a.toml, false",
        "[^0-9]*.toml, a.toml, true",
        "[ab-d]x, cx, true",
        "[ab-d]x, ex, false",
        "'[!a]x', '!x', true",
        "[\\]]x, ]x, true",
        "\\*x, *x, true",
        "\\*x, ax, false",
        "*a*b*, xaxxbx, true",
        "*a*b*, xbxxax, false",
        "*, 'ü', true",
        "?, '😀', true",
    })
    void aPatternIsThatOfGo(String pattern, String name, boolean matches) {
        assertThat(GlobPattern.parse(pattern).orElseThrow().matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"[", "[]", "[a", "[a-", "[-a]", "[]a]", "a\\", "[a\\"})
    void aMalformedPatternIsNone(String pattern) {
        assertThat(GlobPattern.parse(pattern)).isEmpty();
    }

    @Test
    void manyStarsDoNotTakeLong() {
        // given
        GlobPattern pattern = GlobPattern.parse("a*".repeat(50) + "b").orElseThrow();

        // then
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(pattern.matches("a".repeat(5_000))).isFalse());
    }

    @Test
    void directoriesMayBePatternsToo() throws IOException {
        // given
        file("/etc/b/1.toml");
        file("/etc/a/2.toml");
        file("/etc/a/x.txt");
        file("/etc/file");
        List<Gap> gaps = new ArrayList<>();

        // when
        List<String> files = HostGlob.files(HostRoot.of(root), "/etc/*/?.toml", gaps::add);
        List<String> fixed = HostGlob.files(HostRoot.of(root), "/etc/*/2.toml", gaps::add);

        // then
        assertThat(files).containsExactly("/etc/a/2.toml", "/etc/b/1.toml");
        assertThat(fixed).containsExactly("/etc/a/2.toml");
        assertThat(gaps).isEmpty();
    }

    @Test
    void aMalformedPatternIsTold() {
        // given
        List<Gap> gaps = new ArrayList<>();

        // when
        List<String> files = HostGlob.files(HostRoot.of(root), "/etc/[*.toml", gaps::add);

        // then
        assertThat(files).isEmpty();
        assertThat(gaps).containsExactly(new Gap("/etc/[*.toml", Gap.Reason.Invalid, "malformed pattern"));
    }

    private void file(String path) throws IOException {
        Path file = root.resolve(path.substring(1));
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "");
    }
}
