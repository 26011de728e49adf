package dev.eidos.cli.console;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.redact.CredentialMask;
import dev.eidos.terminal.PartLine;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import dev.eidos.terminal.WordWrap;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that commands say besides their result, on standard error: as lines for people or, with {@code --log-json}, as
 * JSON lines. What they say of hosts, servers and documents cannot control the terminal that shows it, and has no
 * secrets that their own form tells; a suggestion, which is our own words, may show what a URL with a password is.
 */
public final class Messages {
    private static final String INDENT = "  ";

    private static final String BELOW = "       ";

    /** What stands in a suggestion between two ways out, the second of which is shown below the first. */
    public static final String ANOTHER_WAY = "\n" + BELOW;

    private final Session session;
    private final LiveLine live;

    public Messages(Session session) {
        this(session, false);
    }

    /**
     * Messages of a command that goes on for a while.
     *
     * @param waits whether what is waited for is shown, where a terminal can show it
     */
    Messages(Session session, boolean waits) {
        this.session = session;
        // other lines may come between, from anywhere
        this.live = new LiveLine(session, waits && !session.logJson() && !session.debug());
    }

    /** Returns whether what is waited for is shown on a line that is drawn again and again. */
    boolean isLive() {
        return live.isLive();
    }

    /** Something that may make the result other than what was wanted. */
    public void warn(String message) {
        labelled("warn", Style.YELLOW, "warning:", message, visible(message));
    }

    /** A warning that is a list: it keeps its lines. */
    void warnLines(String message) {
        labelled("warn", Style.YELLOW, "warning:", message, visibleLines(message));
    }

    /** Prints how the result came to be. */
    public void note(String message) {
        labelled("info", Style.DIM, "note:", message, visible(message));
    }

    /** Returns whether {@link #debug} prints anything. */
    public boolean wantsDetails() {
        return session.debug();
    }

    /** Prints what is done, if somebody looks for a fault; may be called by several threads. */
    public void debug(String message) {
        if (session.debug()) {
            labelled("debug", Style.DIM, "debug:", message, visible(message));
        }
    }

    /** Prints a gap of a snapshot. */
    void gap(String where, Gap.Reason reason, String why) {
        if (session.logJson()) {
            json(message("warn", CredentialMask.hideInMessage(why))
                    .put("object", CredentialMask.hideInMessage(where))
                    .put("reason", reason.name()));
        } else {
            warn(where + ": " + why);
        }
    }

    /**
     * A step of a run is done.
     *
     * @param detail may be empty
     * @param millis since the run began
     */
    void step(String label, String detail, long millis) {
        if (session.logJson()) {
            json(message("info", CredentialMask.hideInMessage(detail.isEmpty() ? label : label + " " + detail))
                    .put("step", label)
                    .put("seconds", Value.scalar(Reading.of(BigDecimal.valueOf(millis, 3)))));
        } else {
            line(time(millis) + "  " + label + (detail.isEmpty() ? "" : " " + visible(detail)));
        }
    }

    /**
     * What a run waits for.
     *
     * @param seconds how long it has done so; 0 the first time
     * @param millis since the run began
     */
    void awaited(String state, long seconds, long millis) {
        if (session.logJson()) {
            json(message("info", CredentialMask.hideInMessage(state))
                    .put("step", "waiting")
                    .put("seconds", Value.scalar(Reading.of(BigDecimal.valueOf(millis, 3)))));
        } else {
            line(time(millis) + "  … " + visible(state) + (seconds == 0 ? "" : " (for " + seconds + " s)"));
        }
    }

    /** What something is about to do, as names and values one below the other. */
    void facts(String label, String name, SequencedMap<String, String> facts) {
        if (session.logJson()) {
            MappingBuilder line = message("info", label + " " + name);
            facts.forEach((key, value) -> line.put(key, CredentialMask.hideInMessage(value)));
            json(line);
            return;
        }
        line(label + " " + visible(name));
        facts.forEach((key, value) ->
                line("  " + paint(Style.DIM, String.format(Locale.ROOT, "%-9s", key)) + "  " + visible(value)));
    }

    /** Something that stays, with the command that removes it. */
    void stays(String what, String command) {
        if (session.logJson()) {
            json(message("info", CredentialMask.hideInMessage(what)).put("suggestion", command));
        } else {
            line(paint(Style.DIM, "note:") + " " + fitted("note:", visible(what)) + "\n  "
                    + paint(Style.BOLD, "to remove:") + " " + TerminalText.visible(command));
        }
    }

    private String time(long millis) {
        return paint(Style.DIM, String.format(Locale.ROOT, "%7.2f s", millis / 1000.0));
    }

    /** A line that the agent has logged. */
    void agentLog(String logged) {
        // whatever runs in that container
        String shown = CredentialMask.hide(logged);
        if (session.logJson()) {
            json(message("info", shown).put("source", "agent"));
        } else {
            line(paint(Style.DIM, "agent |") + " " + TerminalText.visible(shown));
        }
    }

    /** Prints a line that a credential plugin says to its user, such as where to log in. */
    public void pluginSays(String said) {
        // queries stay: where to log in may be one
        String shown = CredentialMask.hideForms(said);
        if (session.logJson()) {
            json(message("info", shown).put("source", "credential plugin"));
        } else {
            line(paint(Style.DIM, "plugin |") + " " + TerminalText.visible(shown));
        }
    }

    /**
     * Prints a failure: what happened, on which object, why, and what to do next. A reason that is a list keeps its
     * lines.
     */
    void error(EidosException failure) {
        if (session.logJson()) {
            json(message("error", CredentialMask.hideInMessage(sentence(failure)))
                    .put("exitCode", failure.code().exitCode())
                    .put("error", document(failure)));
            return;
        }
        line(paint(Style.RED, "error:") + " " + fitted("error:", visibleLines(sentence(failure))));
        if (failure.suggestion() != null) {
            line(INDENT + paint(Style.BOLD, "try:") + " " + advice(TerminalText.visibleLines(failure.suggestion())));
        }
    }

    /** Each way out in the width of the terminal; what else a suggestion has is to be copied. */
    private String advice(String shown) {
        List<String> lines = new ArrayList<>();
        for (String line : shown.split("\n", -1)) {
            if (lines.isEmpty()) {
                lines.add(fitted(INDENT + "try: ", line, INDENT));
            } else if (line.startsWith(BELOW)) {
                lines.add(BELOW + fitted(BELOW, line.strip(), BELOW));
            } else {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    private static String sentence(EidosException failure) {
        String object = failure.object() == null ? "" : ": " + failure.object();
        String reason = failure.reason() == null ? "" : ": " + failure.reason();
        // a reason that is a list begins with its first line
        return failure.what() + object + (reason.startsWith(": \n") ? ":" + reason.substring(2) : reason);
    }

    private static @Nullable String withoutSecrets(@Nullable String text) {
        return text == null ? null : CredentialMask.hideInMessage(text);
    }

    private static String visible(String message) {
        return TerminalText.visible(CredentialMask.hideInMessage(message));
    }

    private static String visibleLines(String message) {
        return TerminalText.visibleLines(CredentialMask.hideInMessage(message));
    }

    private static Value document(EidosException failure) {
        return new MappingBuilder()
                .put("code", failure.code().name())
                .put("message", CredentialMask.hideInMessage(failure.what()))
                .put("object", withoutSecrets(failure.object()))
                .put("cause", withoutSecrets(failure.reason()))
                .put("suggestion", failure.suggestion())
                .put("transient", Value.scalar(Reading.of(failure.code().isTransient())))
                .build();
    }

    /** Prints a word on how the command itself gets on. */
    public void say(String message) {
        if (session.logJson()) {
            json(message("info", CredentialMask.hideInMessage(message)));
        } else {
            line(visible(message));
        }
    }

    /** Prints what a result comes to: short facts, which a terminal shows unbroken where they fit. */
    public void sum(List<String> facts) {
        if (session.logJson()) {
            say(String.join(PartLine.SEPARATOR, facts));
        } else {
            int room = session.terminal().errIsTerminal() ? session.terminal().errColumns() : Integer.MAX_VALUE;
            List<String> shown =
                    facts.stream().map(CredentialMask::hideInMessage).toList();
            line(paint(Style.BOLD, String.join("\n", PartLine.lines(shown, room))));
        }
    }

    /**
     * Prints something with its facts, for programs alone.
     *
     * @param texts by name, which may be of hosts and servers; empty ones are left out
     */
    public void report(String level, String message, Map<String, String> texts, Map<String, BigDecimal> numbers) {
        MappingBuilder line = message(level, CredentialMask.hideInMessage(message));
        texts.forEach((name, text) -> {
            if (!text.isEmpty()) {
                line.put(name, CredentialMask.hideInMessage(text));
            }
        });
        numbers.forEach((name, number) -> line.put(name, Value.scalar(Reading.of(number))));
        json(line);
    }

    /** Returns whether programs read this, and no people. */
    public boolean areJson() {
        return session.logJson();
    }

    /** Prints a line that a program reads, the same with {@code --log-json}. */
    public void exactly(String line) {
        line(visible(line));
    }

    /** Shows what the command is waiting for at the moment. */
    void waiting(String state) {
        live.show(state);
    }

    /** Nothing is waited for any more. */
    void nothingAwaited() {
        live.end();
    }

    private void labelled(String level, Style style, String label, String message, String shown) {
        if (session.logJson()) {
            json(message(level, CredentialMask.hideInMessage(message)));
        } else {
            line(paint(style, label) + " " + fitted(label, shown));
        }
    }

    /**
     * The first line of a message in the width of the terminal, in which commands stay whole. What is below it is a
     * list, or something that somebody may copy: a terminal that breaks a line by itself gives it back whole.
     */
    private String fitted(String label, String shown) {
        return fitted(label + " ", shown, INDENT);
    }

    /**
     * The same.
     *
     * @param before what stands before the message
     * @param indent what further lines begin with
     */
    private String fitted(String before, String shown, String indent) {
        if (!session.terminal().errIsTerminal()) {
            return shown;
        }
        int columns = session.terminal().errColumns();
        int end = shown.indexOf('\n');
        List<String> words = CommandWords.of(end < 0 ? shown : shown.substring(0, end));
        List<String> lines = WordWrap.lines(words, columns - before.length(), columns - indent.length());
        return String.join("\n" + indent, lines) + (end < 0 ? "" : shown.substring(end));
    }

    private MappingBuilder message(String level, String message) {
        return new MappingBuilder()
                .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", level)
                .put("runId", session.run().id())
                .put("message", message);
    }

    private void json(MappingBuilder line) {
        line(JsonWriter.writeLine(line.build()));
    }

    private String paint(Style style, String text) {
        return style.paint(text, session.colourErr());
    }

    private void line(String text) {
        live.print(text);
    }
}
