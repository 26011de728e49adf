package dev.eidos.upgrade;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import dev.eidos.upgrade.UpgradeFinding.Verdict;
import dev.eidos.validate.XmlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The findings about an upgrade, the worst first.
 *
 * @param unknown what was not looked into, and why
 */
public record UpgradeReport(List<UpgradeFinding> findings, List<String> unknown) {
    public static final String KIND = "UpgradeReport";

    /** The columns of a terminal that four of the table have room in. */
    private static final int FOUR_COLUMNS = 90;

    public UpgradeReport {
        findings = findings.stream()
                .sorted(Comparator.comparing(UpgradeFinding::verdict).reversed())
                .toList();
        unknown = List.copyOf(unknown);
    }

    /** The worst of the verdicts. */
    public Verdict verdict() {
        return findings.stream()
                .map(UpgradeFinding::verdict)
                .max(Verdict::compareTo)
                .orElse(Verdict.SAFE);
    }

    public long count(Verdict verdict) {
        return findings.stream().filter(one -> one.verdict() == verdict).count();
    }

    public Value document() {
        return new MappingBuilder()
                .put("apiVersion", "eidos.nvidia.com/v1alpha1")
                .put("kind", KIND)
                .put("verdict", verdict().label())
                .put(
                        "findings",
                        Value.sequence(
                                findings.stream().map(UpgradeReport::document).toList()))
                .putTexts("unknown", unknown)
                .build();
    }

    private static Value document(UpgradeFinding one) {
        var document = new MappingBuilder()
                .put("object", one.object())
                .put("verdict", one.verdict().label())
                .put("reason", one.reason())
                .put("todo", one.todo());
        if (!one.pools().isEmpty()) {
            document.putTexts("pools", one.pools());
        }
        return document.build();
    }

    /**
     * The report for people.
     *
     * @param room columns of the terminal
     */
    public String table(int room, boolean colour) {
        boolean narrow = room < FOUR_COLUMNS;
        Set<String> pools = new TreeSet<>();
        findings.forEach(one -> pools.addAll(one.pools()));
        List<String> head = new ArrayList<>(List.of("VERDICT", "OF"));
        head.addAll(narrow ? List.of("WHY, AND WHAT TO DO") : List.of("WHY", "TO DO"));
        if (!pools.isEmpty()) {
            head.add(1, "POOL");
        }
        var rows = new Columns(0).add(Style.BOLD, head.toArray(String[]::new));
        for (UpgradeFinding one : findings) {
            List<String> cells = new ArrayList<>(List.of(one.verdict().label(), one.object()));
            String todo = Objects.requireNonNullElse(one.todo(), "");
            cells.addAll(
                    narrow ? List.of(one.reason() + (todo.isEmpty() ? "" : "; " + todo)) : List.of(one.reason(), todo));
            if (!pools.isEmpty()) {
                boolean all = one.pools().size() > 1 && one.pools().size() == pools.size();
                cells.add(1, all ? "all" : String.join(", ", one.pools()));
            }
            rows.add(cells.toArray(String[]::new));
        }
        var out = new StringBuilder();
        rows.appendWrapped(out, 1, room, colour);
        out.append('\n')
                .append(count(Verdict.SAFE))
                .append(" safe, ")
                .append(count(Verdict.HANDS))
                .append(" by hand, ")
                .append(count(Verdict.BLOCKED))
                .append(" blocked\n");
        return out.toString();
    }

    /** For continuous integration: what is blocked has failed, and what needs hands is skipped. */
    public String junit() {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"upgrade\" tests=\"")
                .append(findings.size())
                .append("\" failures=\"")
                .append(count(Verdict.BLOCKED))
                .append("\" skipped=\"")
                .append(count(Verdict.HANDS))
                .append("\">\n");
        for (UpgradeFinding one : findings) {
            String pools = one.pools().isEmpty() ? "" : String.join(", ", one.pools()) + ": ";
            String text = pools + one.reason() + (one.todo() == null ? "" : "; " + one.todo());
            xml.append("  <testcase classname=\"")
                    .append(XmlText.escaped(one.object()))
                    .append("\" name=\"")
                    .append(XmlText.escaped(pools + one.reason()))
                    .append('"');
            xml.append(
                    switch (one.verdict()) {
                        case SAFE -> "/>\n";
                        case HANDS -> "><skipped message=\"" + XmlText.escaped(text) + "\"/></testcase>\n";
                        case BLOCKED -> "><failure message=\"" + XmlText.escaped(text) + "\"/></testcase>\n";
                    });
        }
        return xml.append("</testsuite>\n").toString();
    }
}
