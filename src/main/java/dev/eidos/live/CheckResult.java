package dev.eidos.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One check and what became of it.
 *
 * @param id by which it is skipped: a component's name, or the check's own
 * @param expected in a few words, such as a version
 * @param actual in a few words; empty where nothing was found
 * @param evidence the objects that show what is as it shall be; of most checks there is none but {@code actual}
 * @param findings what is wrong, the cause before what follows from it
 */
public record CheckResult(
        Phase phase,
        String id,
        Status status,
        String expected,
        String actual,
        List<String> evidence,
        List<Finding> findings) {
    private static final int MOST = 50;
    private static final int LONGEST = 1_000;

    /** The outcome of a check. */
    public enum Status {
        PASSED,
        FAILED,
        UNKNOWN,
        /** The user did not want it. */
        SKIPPED,
        /** There is nothing here that it is about. */
        INAPPLICABLE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CheckResult {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        // versions and names, as somebody else wrote them
        actual = actual.length() <= LONGEST ? actual : actual.substring(0, LONGEST) + "…";
        evidence = List.copyOf(evidence);
        findings = findings.stream().map(Finding::masked).toList();
    }

    /** A check that was made: its findings decide. */
    public static CheckResult of(Phase phase, String id, String expected, String actual, List<Finding> findings) {
        boolean failed = findings.stream().anyMatch(finding -> finding.weight() == Finding.Weight.FAILED);
        Status status = failed ? Status.FAILED : findings.isEmpty() ? Status.PASSED : Status.UNKNOWN;
        return new CheckResult(phase, id, status, expected, actual, List.of(), few(findings));
    }

    /** The first, which are the causes, and how many there are besides. */
    private static List<Finding> few(List<Finding> findings) {
        if (findings.size() <= MOST) {
            return findings;
        }
        List<Finding> rest = findings.subList(MOST, findings.size());
        List<Finding> few = new ArrayList<>(findings.subList(0, MOST));
        boolean failed = rest.stream().anyMatch(finding -> finding.weight() == Finding.Weight.FAILED);
        String more = "and " + rest.size() + " more findings";
        few.add(
                failed
                        ? Finding.failed(rest.getFirst().object(), more, null)
                        : Finding.unknown(rest.getFirst().object(), more, null));
        return few;
    }

    /** The same with what shows it. */
    public CheckResult shownBy(String object) {
        return new CheckResult(phase, id, status, expected, actual, List.of(object), findings);
    }

    public static CheckResult skipped(Phase phase, String id) {
        return new CheckResult(phase, id, Status.SKIPPED, "", "", List.of(), List.of());
    }
}
