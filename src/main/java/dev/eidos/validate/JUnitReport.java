package dev.eidos.validate;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A report for CI servers: one test suite with a test case for each constraint, in the XML that Jenkins' JUnit plugin,
 * GitLab and Maven's Surefire share. The same report is always the same text: its time is the snapshot's, and nothing
 * takes any.
 */
public final class JUnitReport {
    private final StringBuilder xml = new StringBuilder(4096);

    private JUnitReport() {}

    /**
     * Writes the document.
     *
     * @param allowUnknown whether an unknown constraint is a skipped test, and not a failure; see
     *     {@link ValidationReport#excuses}
     */
    public static String write(ValidationReport report, boolean allowUnknown) {
        JUnitReport junit = new JUnitReport();
        junit.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        junit.counts("eidos validate", Counts.of(report, allowUnknown));
        junit.xml.append(">\n");
        junit.suite("eidos validate " + report.recipe(), null, report, allowUnknown);
        return junit.xml.append("</testsuites>\n").toString();
    }

    /**
     * As {@link #write(ValidationReport, boolean)} of a fleet: a suite for each node, called like its pool and itself.
     */
    public static String write(FleetReport fleet, boolean allowUnknown) {
        Counts all = new Counts(fleet.withoutPool().size(), fleet.withoutPool().size(), 0);
        for (FleetReport.Node node : fleet.nodes()) {
            all = all.and(Counts.of(node.report(), allowUnknown));
        }
        JUnitReport junit = new JUnitReport();
        junit.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        junit.counts("eidos validate", all);
        junit.xml.append(">\n");
        for (FleetReport.Node node : fleet.nodes()) {
            junit.suite(node.pool() + " " + node.name(), node.pool(), node.report(), allowUnknown);
        }
        if (!fleet.withoutPool().isEmpty()) {
            junit.xml.append("  <testsuite");
            junit.counts(
                    "of no pool",
                    new Counts(fleet.withoutPool().size(), fleet.withoutPool().size(), 0));
            junit.xml.append(">\n");
            fleet.withoutPool().forEach(junit::stray);
            junit.xml.append("  </testsuite>\n");
        }
        return junit.xml.append("</testsuites>\n").toString();
    }

    private record Counts(int tests, int failures, int skipped) {
        static Counts of(ValidationReport report, boolean allowUnknown) {
            int skipped = 0;
            for (ConstraintResult result : report.results()) {
                skipped += isSkipped(report, result, allowUnknown) ? 1 : 0;
            }
            return new Counts(report.results().size(), report.failed() + report.unknown() - skipped, skipped);
        }

        Counts and(Counts other) {
            return new Counts(tests + other.tests, failures + other.failures, skipped + other.skipped);
        }
    }

    private void suite(String name, @Nullable String pool, ValidationReport report, boolean allowUnknown) {
        xml.append("  <testsuite");
        counts(name, Counts.of(report, allowUnknown));
        Instant timestamp = report.metadata().timestamp();
        attribute("timestamp", timestamp == null ? null : withoutZone(timestamp));
        attribute("hostname", report.metadata().sourceNode());
        xml.append(">\n    <properties>\n");
        property("      ", "recipe", report.recipe());
        property("      ", "pool", pool);
        property("      ", "snapshot", report.snapshot());
        property("      ", "node", report.metadata().sourceNode());
        property("      ", "cluster", report.metadata().cluster().text());
        xml.append("    </properties>\n");
        for (ConstraintResult result : report.results()) {
            testCase(result, isSkipped(report, result, allowUnknown));
        }
        xml.append("  </testsuite>\n");
    }

    /** @param told the node and the reason */
    private void stray(String told) {
        int colon = told.indexOf(": ");
        xml.append("    <testcase");
        attribute("name", colon < 0 ? told : told.substring(0, colon));
        attribute("classname", "pool");
        attribute("time", "0");
        xml.append(">\n      <failure");
        attribute("message", told);
        attribute("type", "failed");
        xml.append("/>\n    </testcase>\n");
    }

    private void counts(String name, Counts counts) {
        attribute("name", name);
        attribute("tests", Integer.toString(counts.tests()));
        attribute("failures", Integer.toString(counts.failures()));
        attribute("errors", "0");
        attribute("skipped", Integer.toString(counts.skipped()));
        attribute("time", "0");
    }

    private void property(String indent, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            xml.append(indent).append("<property");
            attribute("name", name);
            attribute("value", value);
            xml.append("/>\n");
        }
    }

    private static boolean isSkipped(ValidationReport report, ConstraintResult result, boolean allowUnknown) {
        return result.verdict() instanceof Verdict.Unknown unknown && report.excuses(unknown, allowUnknown);
    }

    /** In UTC; the schema of Ant's JUnit task, the oldest, has no place for a zone. */
    private static String withoutZone(Instant timestamp) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                timestamp.atOffset(ZoneOffset.UTC).withNano(0));
    }

    /** Its name is the constraint's alone, so that a test has a history: the limit changes with the recipe. */
    private void testCase(ConstraintResult result, boolean skipped) {
        Constraint constraint = result.constraint();
        xml.append("    <testcase");
        attribute("name", constraint.name());
        attribute("classname", className(constraint.name()));
        attribute("time", "0");
        xml.append(">\n      <properties>\n");
        property("        ", "limit", result.verdict().expected());
        xml.append("      </properties>\n");
        switch (result.verdict()) {
            case Verdict.Passed _ -> {
                // nothing more to say
            }
            case Verdict.Failed failed ->
                problem("failure", "expected " + failed.expected() + ", found " + failed.actual(), "failed", result);
            case Verdict.Unknown unknown when skipped -> problem("skipped", unknown.reason(), null, result);
            case Verdict.Unknown unknown -> problem("failure", unknown.reason(), "unknown", result);
        }
        xml.append("    </testcase>\n");
    }

    private void problem(String element, String message, @Nullable String type, ConstraintResult result) {
        xml.append("      <").append(element);
        attribute("message", message);
        attribute("type", type);
        if (result.remedy() == null || type == null) {
            xml.append("/>\n");
        } else {
            xml.append('>')
                    .append(XmlText.escaped(result.remedy()))
                    .append("</")
                    .append(element)
                    .append(">\n");
        }
    }

    /** CI servers group test cases by it: type and subtype. */
    private static String className(String name) {
        int subtype = name.indexOf('.');
        int key = subtype < 0 ? -1 : name.indexOf('.', subtype + 1);
        return key < 0 ? "constraints" : name.substring(0, key);
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null) {
            xml.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(XmlText.escaped(value))
                    .append('"');
        }
    }
}
