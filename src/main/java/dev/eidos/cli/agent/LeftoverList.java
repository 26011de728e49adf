package dev.eidos.cli.agent;

import dev.eidos.cli.option.Rendering;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.leftover.Leftover;
import dev.eidos.k8s.agent.leftover.LeftoverCleanup;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import dev.eidos.text.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leftovers that were found, with what has become or would become of them, as a table or a document.
 *
 * @param lasting what stays for the next run, and is no leftover
 */
public record LeftoverList(
        List<Leftover> found, List<Leftover> lasting, List<LeftoverCleanup.Outcome> outcomes, boolean dryRun) {
    /**
     * The found leftovers in the formats of documents.
     *
     * @param room columns of the terminal; without limit in a pipe
     */
    public Rendering rendering(Instant now, int room) {
        return Rendering.of(this::document, (_, colour) -> table(room, colour, now));
    }

    private String table(int room, boolean colour, Instant now) {
        if (found.isEmpty()) {
            return lasting.isEmpty() ? "nothing of eidos is left\n" : "no run has left anything behind\n";
        }
        var rows = new Columns(0).add(Style.BOLD, "OBJECT", "RUN", "AGE", "ACTION", "WHY");
        for (Leftover one : found) {
            rows.add(
                    one.resource().object(),
                    one.runId().isEmpty() ? "-" : one.runId(),
                    one.created()
                            .map(created -> GoDuration.age(Duration.between(created, now)))
                            .orElse("-"),
                    action(one),
                    one.fate().reason());
        }
        var text = new StringBuilder();
        if (!rows.appendIfFitting(text, room, colour)) {
            // an object's name stays whole: it is copied
            rows.appendTo(text, room);
        }
        return text.toString();
    }

    /** The action in the past tense, or with a dry run as it would be. */
    private String action(Leftover one) {
        Optional<LeftoverCleanup.Outcome> outcome =
                outcomes.stream().filter(done -> done.leftover().equals(one)).findFirst();
        boolean failed = outcome.flatMap(LeftoverCleanup.Outcome::failure).isPresent();
        boolean skipped = !dryRun && outcome.isEmpty();
        return switch (one.fate()) {
            case Leftover.Fate.Keep _ -> dryRun ? "keep" : "kept";
            case Leftover.Fate.Remove _ -> failed || skipped ? "left" : dryRun ? "remove" : "removed";
            case Leftover.Fate.Release _ -> failed || skipped ? "left" : dryRun ? "change" : "changed";
        };
    }

    private Value document() {
        List<Value> items = new ArrayList<>();
        for (Leftover one : found) {
            Map<String, Value> item = new LinkedHashMap<>();
            item.put("object", Value.scalar(one.resource().object()));
            if (!one.runId().isEmpty()) {
                item.put("runId", Value.scalar(one.runId()));
            }
            one.created().ifPresent(created -> item.put("created", Value.scalar(created.toString())));
            item.put("action", Value.scalar(action(one)));
            item.put("reason", Value.scalar(one.fate().reason()));
            items.add(Value.mapping(item));
        }
        Map<String, Value> document = new LinkedHashMap<>();
        document.put("apiVersion", Value.scalar("eidos.nvidia.com/v1alpha1"));
        document.put("kind", Value.scalar("LeftoverList"));
        document.put("items", Value.sequence(items));
        return Value.mapping(document);
    }
}
