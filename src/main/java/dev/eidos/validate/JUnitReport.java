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
        junit.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
        junit.attribute("name", "eidos validate " + report.recipe());
        junit.attribute("tests", Integer.toString(report.results().size()));
        junit.attribute("failures", Integer.toString(report.failed() + report.unknown() - skipped));
        junit.attribute("errors", "0");
        junit.attribute("skipped", Integer.toString(skipped));
        junit.attribute("time", "0");
        Instant timestamp = report.metadata().timestamp();
        junit.attribute("timestamp", timestamp == null ? null : withoutZone(timestamp));
        junit.attribute("hostname", report.metadata().sourceNode());
        junit.xml.append(">\n");
        for (ConstraintResult result : report.results()) {
            junit.testCase(result, isSkipped(report, result, allowUnknown));
        }
        return junit.xml.append("</testsuite>\n").toString();
    }

    private static boolean isSkipped(ValidationReport report, ConstraintResult result, boolean allowUnknown) {
        return result.verdict() instanceof Verdict.Unknown unknown && report.excuses(unknown, allowUnknown);
    }

    /** In UTC; the schema of Ant's JUnit task, the oldest, has no place for a zone. */
    private static String withoutZone(Instant timestamp) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                timestamp.atOffset(ZoneOffset.UTC).withNano(0));
    }

    private void testCase(ConstraintResult result, boolean skipped) {
        Constraint constraint = result.constraint();
        xml.append("  <testcase");
        attribute("name", constraint.name() + " " + result.verdict().expected());
        attribute("classname", className(constraint.name()));
        attribute("time", "0");
        switch (result.verdict()) {
            case Verdict.Passed _ -> xml.append("/>\n");
            case Verdict.Failed failed ->
                problem("failure", "expected " + failed.expected() + ", found " + failed.actual(), "failed", result);
            case Verdict.Unknown unknown when skipped -> problem("skipped", unknown.reason(), null, result);
            case Verdict.Unknown unknown -> problem("failure", unknown.reason(), "unknown", result);
        }
    }

    private void problem(String element, String message, @Nullable String type, ConstraintResult result) {
        xml.append(">\n    <").append(element);
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
        xml.append("  </testcase>\n");
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
