package dev.eidos.log;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.redact.CredentialMask;
import dev.eidos.text.TerminalControl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that writes to standard error the messages that {@link LogSettings} lets through. */
final class StderrLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    StderrLogger(String name) {
        this.name = name;
    }

    /** Libraries warn about what eidos reports itself, in words for users; they are heard with {@code --debug} only. */
    private boolean isEnabled(Level level) {
        boolean ours = name.startsWith("dev.eidos.");
        return LogSettings.current().debug()
                ? level.toInt() >= (ours ? Level.DEBUG.toInt() : Level.INFO.toInt())
                : ours && level.toInt() >= Level.WARN.toInt();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        String message = String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments));
        String shown = withoutSecrets(message);
        String trace = thrown == null ? null : withoutSecrets(trace(thrown));
        var settings = LogSettings.current();
        settings.err().println(settings.json() ? json(level, shown, trace) : text(level, shown, trace));
    }

    /**
     * Libraries log what they are given, URLs and headers too. A line at a time, so that one does not hide the next.
     */
    private static String withoutSecrets(String text) {
        return CredentialMask.hideForms(text)
                .lines()
                .map(CredentialMask::hide)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String text(Level level, String message, @Nullable String trace) {
        String line = level.name().toLowerCase(Locale.ROOT) + ": " + visible(message) + " [" + name + "]";
        return trace == null ? line : line + System.lineSeparator() + visible(trace);
    }

    /**
     * The text as it is logged: what libraries and exceptions report of hosts and servers cannot control a terminal.
     * Lines and tabs are kept.
     */
    private static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(TerminalControl.is(c) && c != '\n' && c != '\t' ? '\ufffd' : c);
        }
        return shown.toString();
    }

    private String json(Level level, String message, @Nullable String trace) {
        Map<String, Value> line = new LinkedHashMap<>();
        line.put(
                "time",
                Value.scalar(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()));
        line.put("level", Value.scalar(level.name().toLowerCase(Locale.ROOT)));
        String run = LogSettings.current().run().get();
        if (run != null) {
            line.put("runId", Value.scalar(run));
        }
        line.put("message", Value.scalar(message));
        line.put("logger", Value.scalar(name));
        if (trace != null) {
            line.put("exception", Value.scalar(trace));
        }
        return JsonWriter.writeLine(Value.mapping(line));
    }

    private static String trace(Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString().stripTrailing();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }
}
