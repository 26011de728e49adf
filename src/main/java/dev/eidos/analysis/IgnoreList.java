package dev.eidos.analysis;

import dev.eidos.compare.FactPath;
import dev.eidos.compare.PathPattern;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.text.FoldedNames;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings that a site knows and does not want to hear of, until a day. */
public record IgnoreList(List<Entry> entries) {
    public static final String KIND = "AnalysisIgnores";
    public static final IgnoreList NONE = new IgnoreList(List.of());

    public IgnoreList {
        entries = List.copyOf(entries);
    }

    /**
     * One thing.
     *
     * @param match a path, in which {@code *} stands for anything, or a finding's id, rule or subject
     * @param nodes where; empty for everywhere
     * @param until the last day; null if there is none
     */
    public record Entry(
            String match,
            Set<String> nodes,
            String reason,
            @Nullable LocalDate until) {
        boolean isPath() {
            return match.contains(".") || match.contains("*");
        }

        boolean concerns(Finding finding) {
            if (isPath()) {
                PathPattern pattern = PathPattern.of(match);
                return !nodes.isEmpty() && finding.evidence().stream().allMatch(fact -> pattern.matches(fact.path()));
            }
            return match.equals(finding.id())
                    || match.equals(finding.rule().id())
                    || match.equals(finding.rule().subject());
        }
    }

    /**
     * Reads one.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is none
     */
    public static IgnoreList read(String text, String name) {
        var fields = new DocumentFields("ignores", name, _ -> {});
        Value.Mapping document = DocumentHeader.check(DocumentReader.read(text, name), KIND, name);
        List<Entry> entries = new ArrayList<>();
        for (Value item : fields.items(document, "ignore")) {
            Value.Mapping entry = fields.mapping(item);
            String until = fields.optionalText(entry, "until");
            String nodes = fields.optionalText(entry, "nodes");
            try {
                entries.add(new Entry(
                        fields.text(entry, "match"),
                        nodes == null ? Set.of() : Set.copyOf(FoldedNames.expand(nodes)),
                        fields.text(entry, "reason"),
                        until == null ? null : LocalDate.parse(until)));
            } catch (DateTimeParseException e) {
                throw fields.invalid(item, "until '" + until + "' is no day such as 2026-12-31");
            } catch (IllegalArgumentException e) {
                throw fields.invalid(item, "nodes '" + nodes + "': " + e.getMessage());
            }
        }
        return new IgnoreList(entries);
    }

    /** Those that still hold. */
    public IgnoreList on(LocalDate day) {
        return new IgnoreList(
                entries.stream().filter(entry -> !isOver(entry, day)).toList());
    }

    /** What to say of those that no longer do. */
    public List<String> warnings(String file, LocalDate day) {
        return entries.stream()
                .filter(entry -> isOver(entry, day))
                .map(entry -> file + ": '" + entry.match() + "' was ignored until " + entry.until()
                        + ", and is told again (" + entry.reason() + ")")
                .toList();
    }

    private static boolean isOver(Entry entry, LocalDate day) {
        return entry.until() != null && entry.until().isBefore(day);
    }

    /** Returns whether a path is to be compared, as far as that is the same for all nodes. */
    public boolean wants(FactPath path) {
        return wants(path.text(), "");
    }

    /** Returns whether a path is to be compared on a node. */
    public boolean wants(String path, String node) {
        for (Entry entry : entries) {
            if (entry.isPath()
                    && (entry.nodes().isEmpty() || entry.nodes().contains(node))
                    && PathPattern.of(entry.match()).matches(path)) {
                return false;
            }
        }
        return true;
    }

    /** The analysis without what is ignored, which is counted. */
    public Analysis applied(Analysis analysis) {
        if (entries.isEmpty()) {
            return analysis;
        }
        List<Finding> findings = new ArrayList<>();
        long ignored = 0;
        for (Finding finding : analysis.findings()) {
            List<String> left = new ArrayList<>(finding.nodes());
            for (Entry entry : entries) {
                if (entry.concerns(finding)) {
                    left.removeIf(
                            node -> entry.nodes().isEmpty() || entry.nodes().contains(node));
                }
            }
            ignored += finding.nodes().size() - left.size();
            if (!left.isEmpty()) {
                findings.add(left.size() == finding.nodes().size() ? finding : finding.on(left));
            }
        }
        return analysis.with(findings, Analysis.IGNORED, ignored);
    }
}
