package dev.eidos.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagerTest {
    private static final String TEXT = "line · one\n".repeat(50_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theUsersPagerGetsTheText() throws Exception {
        // given
        Path shown = folder.resolve("shown");
        String pager = script("cat > \"$1\"; echo \"$LESS\" >> \"$1\"") + " " + shown;

        // when
        show(Map.of("EIDOS_PAGER", pager, "PAGER", "/nonexistent"), true);

        // then
        assertThat(out.size()).isZero();
        assertThat(Files.readString(shown)).startsWith(TEXT);
    }

    @Test
    void aPagerThatEndsEarlyIsNoFailure() throws Exception {
        // when
        show(Map.of("PAGER", script("exit 3")), true);

        // then
        assertThat(out.size()).isZero();
    }

    @Test
    void anAbsentPagerIsDoneWithout() {
        // when
        show(Map.of("EIDOS_PAGER", folder.resolve("none").toString()), true);

        // then
        assertThat(out.toString(UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void anAbsentProgramOfACommandIsDoneWithout() {
        // when
        show(Map.of("EIDOS_PAGER", folder.resolve("none") + " -R 2>/dev/null"), true);

        // then
        assertThat(out.toString(UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void aCommandIsWhatTheShellMakesOfIt() throws Exception {
        // given
        Path shown = folder.resolve("shown of it");

        // when
        show(Map.of("PAGER", "head -n 1 | tr l L > '" + shown + "'"), true);

        // then
        assertThat(shown).hasContent("Line · one\n");
        assertThat(out.size()).isZero();
    }

    @Test
    void whereNobodyWatchesThereIsNoPager() throws Exception {
        // given
        Path started = folder.resolve("started");

        // when
        show(Map.of("PAGER", script("touch " + started)), false);

        // then
        assertThat(started).doesNotExist();
        assertThat(out.toString(UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void emptyAndCatAreNoPagers() {
        assertThat(Pager.command(Map.of())).containsExactly("less");
        assertThat(Pager.command(Map.of("PAGER", " more -d "))).containsExactly("sh", "-c", "more -d");
        assertThat(List.of(
                        Pager.command(Map.of("EIDOS_PAGER", "", "PAGER", "more")),
                        Pager.command(Map.of("PAGER", "cat")),
                        Pager.command(Map.of("TERM", "dumb"))))
                .allSatisfy(command -> assertThat(command).isEmpty());
    }

    private void show(Map<String, String> environment, boolean watched) {
        var err = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        new Pager(new Terminal(out, err, watched, false, environment)).show(TEXT);
    }

    private String script(String body) throws Exception {
        Path script = Files.writeString(folder.resolve("pager"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
