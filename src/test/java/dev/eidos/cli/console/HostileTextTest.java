package dev.eidos.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.eidos.bundle.seal.BundleFinding;
import dev.eidos.bundle.seal.VerificationReport;
import dev.eidos.bundle.seal.VerificationReport.SignatureState;
import dev.eidos.bundle.seal.VerificationText;
import dev.eidos.cli.Run;
import dev.eidos.cli.agent.LeftoverList;
import dev.eidos.collector.gpu.FakeNvidiaSmi;
import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Verdict;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.agent.leftover.Leftover;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.Identity;
import dev.eidos.log.LogSettings;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.ExcludedOverlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeTable;
import dev.eidos.recipe.explain.Explanation;
import dev.eidos.recipe.explain.ExplanationTable;
import dev.eidos.recipe.resolve.AppliedOverlay;
import dev.eidos.snapshot.SnapshotTable;
import dev.eidos.validate.ConstraintResult;
import dev.eidos.validate.ReportTable;
import dev.eidos.validate.ValidationReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Every way from a host, a server or a document to a terminal, with every kind of text that would steer it. */
class HostileTextTest {
    private static final String MARK = "MARK";

    /** What our own colours and the line that is drawn again and again are made of. */
    private static final String OURS = "\u001b\\[(0|1|2|31|32|33|36)m|\r\u001b\\[K";

    private static final List<String> STEERING = List.of(
            "\u001b[2J",
            "\u001b]0;title\u0007",
            "\u009b2J",
            "\b",
            "\r",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u2066");

    @TempDir
    private Path folder;

    static Stream<String> hostileTexts() {
        return STEERING.stream().map(steering -> "a" + steering + MARK);
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void messagesDoNotSteerTheTerminal(String text) {
        check("warning", err(messages -> messages.warn(text)));
        check("list", err(messages -> messages.warnLines(text)));
        check("note", err(messages -> messages.note(text)));
        check("where of a gap", err(messages -> messages.gap(text, Gap.Reason.Failed, "why")));
        check("why of a gap", err(messages -> messages.gap("where", Gap.Reason.Failed, text)));
        check("step", err(messages -> messages.step("job", text, 1)));
        check("agent", err(messages -> messages.agentLog(text)));
        check("word", err(messages -> messages.say(text)));
        check("error", err(messages -> messages.error(failure(text, "o", "r", "s"))));
        check("object", err(messages -> messages.error(failure("w", text, "r", "s"))));
        check("reason", err(messages -> messages.error(failure("w", "o", text, "s"))));
        check("suggestion", err(messages -> messages.error(failure("w", "o", "r", text))));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void theProgressOfARunDoesNotSteerTheTerminal(String text) {
        for (boolean json : List.of(false, true)) {
            var err = new ByteArrayOutputStream();
            var progress = new ProgressLines(session(err, json), ProgressMode.AUTO, true);
            progress.waiting(text);
            progress.done(RunStep.SCHEDULED, text);
            progress.warning(text);
            progress.logged(text);
            progress.end();
            check("progress", err.toString(UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void theDebugLogDoesNotSteerTheTerminal(String text) {
        LogSettings before = LogSettings.current();
        for (boolean json : List.of(false, true)) {
            var err = new ByteArrayOutputStream();
            try {
                new LogSettings(true, json, new PrintStream(err, true, UTF_8), () -> null).install();
                LoggerFactory.getLogger("dev.eidos.hostile").debug("said {}", text, new IllegalStateException(text));
            } finally {
                before.install();
            }
            check("log", err.toString(UTF_8).replace("\t", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void tablesDoNotSteerTheTerminal(String text) {
        var subtype = Subtype.named(text)
                .put(text, text)
                .gap(text, Gap.Reason.Failed, text)
                .build();
        var metadata = new SnapshotMetadata(Instant.EPOCH, text, text);
        var snapshot = new Snapshot(metadata, List.of(new Measurement(text, List.of(subtype))));
        check("snapshot", SnapshotTable.draw(snapshot, 60, true));

        var constraint = new Constraint(text, text, text);
        var results = List.of(
                new ConstraintResult(constraint, new Verdict.Failed(text, text, text), text),
                new ConstraintResult(
                        constraint, new Verdict.Unknown(text, text, text, Verdict.Cause.MALFORMED, text), text));
        check("report", ReportTable.draw(new ValidationReport(text, text, metadata, results), false, 60, true));

        Value.Mapping nothing = Value.mapping(Map.of());
        var component =
                new ComponentRef(text, text, text, text, text, text, text, text, text, nothing, List.of(), List.of());
        var warning = new ConstraintWarning(text, text, text, text);
        var recipe = new Recipe(
                text,
                Criteria.NONE,
                List.of(text),
                List.of(new ExcludedOverlay(text, text)),
                List.of(warning),
                List.of(constraint),
                List.of(component),
                List.of(text),
                nothing);
        check("recipe", RecipeTable.draw(recipe, 60, true));

        var settings = List.of(new Explanation.Setting(
                "components." + text + ".values." + text, text, text, List.of(new Explanation.Replaced(text, text))));
        var applied = List.of(new AppliedOverlay(new OverlayHead(text, text, null, text), text));
        check("explanation", ExplanationTable.draw(new Explanation(recipe, applied, settings), 60, true));

        var leftover = new Leftover(
                ApiResource.job(text, text),
                new Identity("1", "1"),
                text,
                Optional.of(Instant.EPOCH),
                new Leftover.Fate.Keep(text));
        var list = new LeftoverList(List.of(leftover), List.of(), List.of(), true);
        check("leftovers", list.rendering(Instant.EPOCH, 80).table(80, true));

        var verification = new VerificationReport(
                text,
                1,
                SignatureState.ABSENT,
                List.of(new BundleFinding.Extra(text), new BundleFinding.Malformed(text, 1, text)),
                List.of(text));
        check("verification", String.join("\n", VerificationText.lines(verification)));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void documentsDoNotSteerTheTerminal(String text) {
        Value document =
                Value.mapping(Map.of(text, Value.sequence(List.of(Value.scalar(text), Value.scalar(text + "\n")))));
        check("json", JsonWriter.write(document));
        check("json line", JsonWriter.writeLine(document));
        check("yaml", YamlWriter.write(document));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void argumentsAndFilesDoNotSteerTheTerminal(String text) throws Exception {
        check("flag", Run.of("recipe", "--" + text).err());
        check("command", Run.of(text).err());
        check("value", Run.of("snapshot", "--format", text).err());
        check("duration", Run.of("snapshot", "--timeout", text).err());
        check(
                "toleration",
                Run.of("snapshot", "--deploy-agent", "--dry-run", "--toleration", text)
                        .err());
        check("file", Run.of("recipe", "-s", folder.resolve(text).toString()).err());
        check(
                "debug",
                Run.of("recipe", "--debug", "-s", folder.resolve(text).toString())
                        .err()
                        .replace("\t", ""));
        check("bundle", Run.of("verify", folder.resolve(text).toString()).err());

        Files.createDirectories(folder.resolve("overlays"));
        Files.writeString(folder.resolve("overlays").resolve(text + ".yaml"), "a: 1");
        Run lint = Run.of("recipe", "lint", "--library", folder.toString());
        check("lint", lint.out() + lint.err());
    }

    /** The host's name, its files, what nvidia-smi says, and what an API server does: as documents and as warnings. */
    @ParameterizedTest
    @MethodSource("hostileTexts")
    void whatAHostAndItsServicesSayDoesNotSteerTheTerminal(String text) throws Exception {
        write("etc/hostname", text);
        write("etc/os-release", "ID=x\nNAME='" + text + "'\n" + text + "\n");
        write("proc/cmdline", "a=" + text + " " + text);
        write("proc/sys/kernel/core_pattern", text);
        write("proc/sys/kernel/tainted", text);
        write("etc/docker/daemon.json", "{\"" + text + "\": ");
        FakeNvidiaSmi.script(folder.resolve("usr/bin"), "echo 'first " + text + "' >&2; exit 9");
        byte[] status = JsonWriter.writeLine(Value.mapping(Map.of(
                        "kind", Value.scalar("Status"), "message", Value.scalar(text), "code", Value.scalar("403"))))
                .getBytes(UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(403, status.length);
            exchange.getResponseBody().write(status);
            exchange.close();
        });
        server.start();
        try {
            write("kubeconfig", """
                current-context: x
                contexts: [{name: x, context: {cluster: x, user: x}}]
                clusters: [{name: x, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: x, user: {}}]
                """.formatted(server.getAddress().getPort()));
            for (List<String> more : List.<List<String>>of(
                    List.of(), List.of("--format", "json", "--log-json"), List.of("--format", "table", "--debug"))) {
                Run run = Run.of(Stream.concat(
                                Stream.of(
                                        "snapshot",
                                        "--host-root",
                                        folder.toString(),
                                        "--kubeconfig",
                                        folder.resolve("kubeconfig").toString()),
                                more.stream())
                        .toArray(String[]::new));
                check("snapshot", run.out().replace("\t", ""));
                check("warnings", run.err().replace("\t", ""));
                assertThat(run.err()).contains("nvidia-smi");
            }
        } finally {
            server.stop(0);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static EidosException failure(String what, String object, String reason, String suggestion) {
        return EidosException.of(ErrorCode.FAILED, what)
                .object(object)
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }

    /** For people, and after it as JSON. */
    private static String err(Consumer<Messages> command) {
        var err = new ByteArrayOutputStream();
        command.accept(new Messages(session(err, false)));
        command.accept(new Messages(session(err, true)));
        return err.toString(UTF_8);
    }

    private static Session session(ByteArrayOutputStream err, boolean json) {
        var terminal = new Terminal(
                new ByteArrayOutputStream(),
                new PrintStream(err, true, UTF_8),
                true,
                true,
                Map.of("TERM", "xterm", "COLUMNS", "80"));
        return new Session(terminal, true, false, json, 0);
    }

    private static void check(String way, String shown) {
        assertThat(shown).as(way).contains(MARK);
        assertThat(shown.replaceAll(OURS, "").chars().filter(c -> c != '\n' && steers(c)))
                .as("what steers a terminal in the %s: %s", way, shown)
                .isEmpty();
    }

    /** By the standards, not by the code under test: ECMA-48, and the directions of UAX #9. */
    private static boolean steers(int c) {
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
