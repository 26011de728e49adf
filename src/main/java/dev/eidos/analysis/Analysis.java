package dev.eidos.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings in a fleet, and what was not told of it.
 *
 * @param source where the snapshots were
 * @param nodes how many there are
 * @param groups with their sizes
 * @param findings the worst first
 * @param missing nodes without a snapshot
 * @param gaps of subtypes, the nodes where nobody could look
 * @param events what befell nodes since another time, in words, with the nodes
 * @param leftOut what is not told, in words, with how many there are
 * @param notes what else to know
 */
public record Analysis(
        String source,
        int nodes,
        List<Group> groups,
        List<Finding> findings,
        List<Missing> missing,
        List<GapGroup> gaps,
        Map<String, List<String>> events,
        Map<String, Long> leftOut,
        List<String> notes) {
    /** The names of what is left out. */
    public static final String IDENTITIES = "identities";

    public static final String VARYING = "varying";
    public static final String ORDINARY = "ordinary";
    public static final String IGNORED = "ignored";

    /** The names of events. */
    public static final String NEW = "new";

    public static final String REPLACED = "replaced";
    public static final String REBOOTED = "rebooted";

    public Analysis {
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }

    /** The same with other findings, and a count more of what is left out. */
    Analysis with(List<Finding> others, String name, long count) {
        Map<String, Long> more = new LinkedHashMap<>(leftOut);
        more.put(name, count);
        return new Analysis(source, nodes, groups, others, missing, gaps, events, more, notes);
    }

    /** The same with findings of another kind, the worst of all first. */
    public Analysis and(List<Finding> others) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(others);
        all.sort(Finding.WORST_FIRST);
        return new Analysis(source, nodes, groups, all, missing, gaps, events, leftOut, notes);
    }

    /** A group as it is told. */
    public record Group(String name, int nodes, boolean compared) {}

    /** A subtype into which nobody could look, and why. */
    public record GapGroup(String subtype, String reason, List<String> nodes) {}

    /** How many nodes have something. */
    public long differing() {
        return findings.stream()
                .flatMap(finding -> finding.nodes().stream())
                .distinct()
                .count();
    }

    public long missingNodes() {
        return missing.stream().mapToLong(some -> some.nodes().size()).sum();
    }
}
