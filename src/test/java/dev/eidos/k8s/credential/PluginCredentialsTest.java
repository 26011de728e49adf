package dev.eidos.k8s.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PluginCredentialsTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    /** Gives a token with the number of the run, until a minute has passed. */
    private static final String COUNTING = """
        n=$(cat "$0.n" 2>/dev/null || echo 0); n=$((n+1)); echo $n > "$0.n"
        echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1",
         "status":{"token":"t'$n'"EXPIRES}}'
        """;

    private static final String UNTIL = ",\"expirationTimestamp\":\"2026-11-22T10:01:00Z\"";

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private boolean canAsk;
    private InteractiveMode mode = InteractiveMode.IF_AVAILABLE;
    private Consumer<String> heard = said::add;

    @Test
    void aCredentialIsKeptUntilItExpires() throws IOException {
        // given
        Credentials plugin = plugin(COUNTING.replace("EXPIRES", UNTIL), LONG);

        // when
        List<String> early = List.of(token(plugin), token(plugin));
        now = now.plusSeconds(61);
        String late = token(plugin);

        // then
        assertThat(early).containsExactly("Bearer t1", "Bearer t1");
        assertThat(late).isEqualTo("Bearer t2");
    }

    @Test
    void aCredentialThatDoesNotExpireIsKept() throws IOException {
        // given
        Credentials plugin = plugin(COUNTING.replace("EXPIRES", ""), LONG);
        String early = token(plugin);

        // when
        now = now.plus(Duration.ofDays(10));

        // then
        assertThat(token(plugin)).isEqualTo(early);
    }

    @Test
    void aRefusedCredentialIsAskedForAnewButNotAgainAtOnce() throws IOException {
        // given
        Credentials plugin = plugin(COUNTING.replace("EXPIRES", ""), LONG);
        Credential first = plugin.current();

        // when
        boolean renewed = plugin.renew(first);
        boolean known = plugin.renew(first);
        boolean atOnce = plugin.renew(plugin.current());
        now = now.plusSeconds(61);
        boolean later = plugin.renew(plugin.current());

        // then
        assertThat(List.of(renewed, known, atOnce, later)).containsExactly(true, true, false, true);
        assertThat(token(plugin)).isEqualTo("Bearer t3");
    }

    @Test
    void anExpiryThatIsNoTimeIsRefused() throws IOException {
        // given
        Credentials plugin = plugin(COUNTING.replace("EXPIRES", ",\"expirationTimestamp\":\"s3cret\""), LONG);

        // when
        EidosException failure = failure(plugin);

        // then
        assertThat(failure.reason()).isEqualTo("its expirationTimestamp is no time of RFC 3339");
    }

    @Test
    void aPluginThatDoesNotEndIsEndedWithWhatItHasStarted() throws IOException {
        // given
        Credentials plugin = plugin("sleep 300 & echo $! > \"$0.child\"; wait", Duration.ofSeconds(2));

        // when
        EidosException failure = failure(plugin);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(failure.reason()).isEqualTo("ended by force after 2 s");
        long child =
                Long.parseLong(Files.readString(folder.resolve("plugin.child")).strip());
        Await.until("the child's end", LONG, () -> hasEnded(child));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ">&2"})
    void aPluginThatWritesWithoutEndIsEnded(String where) throws IOException {
        // given: a line of more than it may write would do, and so do many
        Credentials plugin = plugin("{ yes s3cret; } " + where, LONG);

        // when
        heard = line -> {};
        EidosException failure = failure(plugin);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failure.reason()).isEqualTo("it wrote more than 1048576 bytes");
        assertThat(failure.getMessage()).doesNotContain("s3cret");
    }

    @Test
    void whatAPluginSaysIsHeardWhileItStillRuns() throws IOException {
        // given: a plugin that goes on when its question, which has no line's end, has been heard
        Path answer = folder.resolve("answer");
        Credentials plugin = plugin(
                "printf 'code? ' >&2; while [ ! -e '" + answer + "' ]; do sleep 0.1; done\n"
                        + COUNTING.replace("EXPIRES", ""),
                LONG);
        heard = line -> {
            said.add(line);
            touch(answer);
        };

        // when
        String token = token(plugin);

        // then
        assertThat(token).isEqualTo("Bearer t1");
        assertThat(said).containsExactly("code?");
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER, true, false",
        "NEVER, false, false",
        "IF_AVAILABLE, true, true",
        "IF_AVAILABLE, false, false",
        "ALWAYS, true, true"
    })
    void aPluginKnowsWhetherItCanAskItsUser(InteractiveMode mode, boolean canAsk, boolean interactive)
            throws IOException {
        // given
        this.mode = mode;
        this.canAsk = canAsk;
        Credentials plugin =
                plugin("printf '%s' \"$KUBERNETES_EXEC_INFO\" > \"$0.info\"\n" + COUNTING.replace("EXPIRES", ""), LONG);

        // when
        plugin.current();

        // then
        assertThat(folder.resolve("plugin.info")).content().contains("\"interactive\":" + interactive);
    }

    @Test
    void whoCannotBeAskedIsAnEndOfInput() throws IOException {
        // given
        Credentials plugin = plugin(
                "if read -r word; then exit 7; fi\n[ \"$(readlink /proc/self/fd/0)\" = /dev/null ] || exit 8\n"
                        + COUNTING.replace("EXPIRES", ""),
                LONG);

        // when, then
        assertThat(token(plugin)).isEqualTo("Bearer t1");
    }

    @ParameterizedTest
    @CsvSource({
        "no-such-plugin, there is no such program in PATH",
        "/no/such/plugin, there is no such program",
        "/etc/passwd, it is no program that may be run"
    })
    void aPluginThatIsNotThereIsToldWithWhereToGetIt(String command, String reason) {
        // given
        Credentials plugin = plugin(command, List.of(), Map.of(), LONG);

        // when
        EidosException failure = failure(plugin);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failure.object()).isEqualTo(command);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.suggestion()).isEqualTo("get it at https://plugins.example and install it");
    }

    @Test
    void theCurrentFolderIsNotSearched() throws IOException {
        // given
        script("plugin", COUNTING.replace("EXPIRES", ""));
        environment.put("PATH", ":.:" + Path.of("").toAbsolutePath().relativize(folder));

        // when
        EidosException failure = failure(plugin("plugin", List.of(), Map.of(), LONG));

        // then
        assertThat(failure.reason()).isEqualTo("there is no such program in PATH");
    }

    @Test
    void itsOwnVariablesComeBesidesThoseOfEidos() throws IOException {
        // given
        script("plugin", "[ \"$A$B\" = own-seen ] || exit 9\n" + COUNTING.replace("EXPIRES", ""));
        environment.putAll(Map.of("A", "hidden-", "B", "seen"));
        environment.merge("PATH", folder.toString(), (all, own) -> own + ":" + all);

        // when
        String token = token(plugin("plugin", List.of(), Map.of("A", "own-"), LONG));

        // then
        assertThat(token).isEqualTo("Bearer t1");
    }

    @Test
    void aFailureIsToldByItsCodeAndLastWords() throws IOException {
        // given
        Credentials plugin = plugin("echo first >&2; echo 'session over' >&2; exit 3", LONG);

        // when
        EidosException failure = failure(plugin);

        // then
        assertThat(failure.reason()).isEqualTo("it ended with exit code 3: first / session over");
        assertThat(failure.suggestion()).endsWith("; get it at https://plugins.example and install it");
        assertThat(failure.toString() + failure.object() + failure.suggestion()).doesNotContain("s3cret");
    }

    private Credentials plugin(String script, Duration limit) throws IOException {
        Path program = script("plugin", script);
        return plugin(program.toString(), List.of("--password=s3cret"), Map.of("TOKEN", "s3cret"), limit);
    }

    private Credentials plugin(String command, List<String> arguments, Map<String, String> variables, Duration limit) {
        var plugin = new ExecPlugin(
                "c",
                "client.authentication.k8s.io/v1",
                command,
                arguments,
                variables,
                mode,
                false,
                "get it at https://plugins.example\n  and install it\n");
        var cluster = new ExecCluster("https://k:1", null, false, null, null, false, null);
        return new PluginCredentials(plugin, cluster, environment, new User(), limit, () -> now);
    }

    private Path script(String name, String body) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static String token(Credentials plugin) {
        return String.valueOf(plugin.current().authorization());
    }

    private static EidosException failure(Credentials plugin) {
        return catchThrowableOfType(EidosException.class, plugin::current);
    }

    /** Also one that nobody has asked for its exit code yet. */
    private static boolean hasEnded(long process) {
        return ProcessHandle.of(process).flatMap(one -> one.info().command()).isEmpty();
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class User implements AccessNotices {
        @Override
        public void warn(String message) {}

        @Override
        public void pluginSays(String line) {
            heard.accept(line);
        }

        @Override
        public boolean canAsk() {
            return canAsk;
        }
    }
}
