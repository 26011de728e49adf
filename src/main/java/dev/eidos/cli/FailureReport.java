package dev.eidos.cli;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Node;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Reading;
import dev.eidos.serializer.Style;
import dev.eidos.serializer.TerminalText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Says on standard error what failed, on which object, why, and what to do next; the result is the exit code. */
final class FailureReport {
    private final Session session;

    FailureReport(Session session) {
        this.session = session;
    }

    int print(EidosException failure) {
        if (session.debug()) {
            LoggerFactory.getLogger(FailureReport.class)
                    .debug("exit {}", failure.code().exitCode(), failure);
        }
        if (session.logJson()) {
            session.terminal().err().println(json(failure));
        } else {
            String object = failure.object() == null ? "" : ": " + failure.object();
            String reason = failure.reason() == null ? "" : ": " + failure.reason();
            // a reason that is a list begins with its first line
            reason = reason.startsWith(": \n") ? ":" + reason.substring(2) : reason;
            line(Style.RED.paint("error:", session.colourErr()) + " " + visible(failure.what() + object + reason));
            if (failure.suggestion() != null) {
                line("  " + Style.BOLD.paint("try:", session.colourErr()) + " " + visible(failure.suggestion()));
            }
        }
        return failure.code().exitCode();
    }

    /** What was thrown without being meant for users is a bug of ours; the stack trace belongs in the report of it. */
    int printBug(Throwable bug) {
        EidosException failure = EidosException.of(ErrorCode.INTERNAL, "a bug in eidos")
                .reason(bug.toString())
                .suggestion("run again with --debug and report what it prints")
                .cause(bug)
                .build();
        return print(failure);
    }

    private static String json(EidosException failure) {
        Map<String, Node> error = new LinkedHashMap<>();
        error.put("code", Node.scalar(failure.code().name()));
        error.put("message", Node.scalar(failure.what()));
        put(error, "object", failure.object());
        put(error, "cause", failure.reason());
        put(error, "suggestion", failure.suggestion());
        error.put("transient", Node.scalar(Reading.of(failure.code().isTransient())));
        return JsonWriter.writeLine(Node.mapping(Map.of("error", Node.mapping(error))));
    }

    private static void put(Map<String, Node> error, String key, @Nullable String value) {
        if (value != null) {
            error.put(key, Node.scalar(value));
        }
    }

    /** What documents and servers say must not control a terminal; lists keep their lines. */
    private static String visible(String text) {
        return text.lines().map(TerminalText::visible).collect(Collectors.joining("\n"));
    }

    private void line(String text) {
        session.terminal().err().println(text);
    }
}
