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
        int skipped = 0;
        for (ConstraintResult result : report.results()) {
            skipped += isSkipped(report, result, allowUnknown) ? 1 : 0;
        }
        JUnitReport junit = new JUnitReport();
        junit.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
        junit.counts("eidos validate", report, skipped);
        junit.xml.append(">\n  <testsuite");
        junit.counts("eidos validate " + report.recipe(), report, skipped);
        Instant timestamp = report.metadata().timestamp();
        junit.attribute("timestamp", timestamp == null ? null : withoutZone(timestamp));
        junit.attribute("hostname", report.metadata().sourceNode());
        junit.xml.append(">\n    <properties>\n");
        junit.property("      ", "recipe", report.recipe());
        junit.property("      ", "snapshot", report.snapshot());
        junit.property("      ", "node", report.metadata().sourceNode());
        junit.property("      ", "cluster", report.metadata().cluster().text());
        junit.xml.append("    </properties>\n");
        for (ConstraintResult result : report.results()) {
            junit.testCase(result, isSkipped(report, result, allowUnknown));
        }
        return junit.xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void counts(String name, ValidationReport report, int skipped) {
        attribute("name", name);
        attribute("tests", Integer.toString(report.results().size()));
        attribute("failures", Integer.toString(report.failed() + report.unknown() - skipped));
        attribute("errors", "0");
        attribute("skipped", Integer.toString(skipped));
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
