package dev.eidos.cli.watch;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.terminal.TerminalText;
import dev.eidos.text.FoldedNames;
import dev.eidos.watch.Change;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The changes as they are told: a line each, or with {@code --log-json} an object for each node of each. */
final class ChangeLines {
    private final Session session;
    private final Messages messages;

    ChangeLines(Session session) {
        this.session = session;
        this.messages = new Messages(session);
    }

    /** Tells them; {@code run} is when the run began that they were found in. */
    void tell(List<Change> changes, Instant run) {
        String time = run.truncatedTo(ChronoUnit.SECONDS).toString();
        for (Change change : changes) {
            if (session.logJson()) {
                change.nodes().forEach(node -> object(change, node, time));
            } else {
                String line = time + "  " + String.format(Locale.ROOT, "%-8s", change.severity()) + "  "
                        + String.join(",", FoldedNames.fold(change.nodes())) + "  " + change.message();
                session.terminal().write(TerminalText.visible(line) + "\n");
            }
        }
    }

    private void object(Change change, String node, String time) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("run", time);
        texts.put("change", change.kind().label());
        texts.put("severity", change.severity());
        texts.put("node", node);
        texts.put("finding", change.message());
        texts.put("suggestion", change.remedy());
        String level = change.severity().equals("info") ? "info" : "warn";
        messages.report(level, node + ": " + change.message(), texts, Map.of());
    }
}
