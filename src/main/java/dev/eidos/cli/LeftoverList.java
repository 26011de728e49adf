package dev.eidos.cli;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Node;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.agent.Leftover;
import dev.eidos.k8s.agent.LeftoverCleanup;
import dev.eidos.serializer.Format;
import dev.eidos.serializer.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found, and what has become or would become of it, as a table or a document. */
record LeftoverList(List<Leftover> found, List<LeftoverCleanup.Outcome> outcomes, boolean dryRun) {
    private static final String GAP = "  ";

    String render(Format format, Session session) {
        return switch (format) {
            case TABLE -> table(session.colourOut(), Instant.now());
            case JSON -> JsonWriter.write(document());
            case YAML -> YamlWriter.write(document());
        };
    }

    private String table(boolean colour, Instant now) {
        if (found.isEmpty()) {
            return "nothing of eidos is left\n";
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("OBJECT", "RUN", "AGE", "ACTION", "WHY"));
        for (Leftover one : found) {
            rows.add(List.of(
                    one.resource().object(),
                    one.runId().isEmpty() ? "-" : one.runId(),
                    one.created()
                            .map(created -> age(Duration.between(created, now)))
                            .orElse("-"),
                    action(one),
                    one.fate().reason()));
        }
        int[] widths = new int[rows.getFirst().size() - 1];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .repeat(" ", widths[i] - row.get(i).length())
                        .append(GAP);
            }
            line.append(row.getLast());
            text.append(text.isEmpty() ? Style.BOLD.paint(line.toString(), colour) : line)
                    .append('\n');
        }
        return text.toString();
    }

    /** What has happened, or with a dry run would happen. */
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

    /** The two largest units: {@code 4d3h}, {@code 2h5m}, {@code 12s}. */
    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m" + seconds % 60 + "s";
        }
        return seconds < 86400
                ? seconds / 3600 + "h" + seconds / 60 % 60 + "m"
                : seconds / 86400 + "d" + seconds / 3600 % 24 + "h";
    }

    private Node document() {
        List<Node> items = new ArrayList<>();
        for (Leftover one : found) {
            Map<String, Node> item = new LinkedHashMap<>();
            item.put("object", Node.scalar(one.resource().object()));
            if (!one.runId().isEmpty()) {
                item.put("runId", Node.scalar(one.runId()));
            }
            one.created().ifPresent(created -> item.put("created", Node.scalar(created.toString())));
            item.put("action", Node.scalar(action(one)));
            item.put("reason", Node.scalar(one.fate().reason()));
            items.add(Node.mapping(item));
        }
        Map<String, Node> document = new LinkedHashMap<>();
        document.put("apiVersion", Node.scalar("eidos.nvidia.com/v1alpha1"));
        document.put("kind", Node.scalar("LeftoverList"));
        document.put("items", Node.sequence(items));
        return Node.mapping(document);
    }
}
