package dev.eidos.live.report;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.Finding;
import dev.eidos.live.LiveReport;
import dev.eidos.validate.XmlText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A report for CI servers: one test suite, a class for each phase, a test case for each check. */
public final class LiveJUnit {
    private final StringBuilder xml = new StringBuilder(4096);

    private LiveJUnit() {}

    /**
     * Writes the document.
     *
     * @param allowUnknown whether an unknown check is a skipped test, and not a failure
     */
    public static String write(LiveReport report, boolean allowUnknown) {
        var junit = new LiveJUnit();
        int excused = allowUnknown ? report.count(Status.UNKNOWN) : 0;
        junit.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
        junit.attribute("name", "eidos validate " + report.recipe());
        junit.attribute("tests", Integer.toString(report.results().size()));
        junit.attribute(
                "failures", Integer.toString(report.count(Status.FAILED) + report.count(Status.UNKNOWN) - excused));
        junit.attribute("errors", "0");
        junit.attribute(
                "skipped",
                Integer.toString(report.count(Status.SKIPPED) + report.count(Status.INAPPLICABLE) + excused));
        junit.attribute("time", "0");
        junit.attribute(
                "timestamp",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        report.time().atOffset(ZoneOffset.UTC).withNano(0)));
        junit.attribute("hostname", report.cluster().context());
        junit.xml.append(">\n");
        if (!report.nodes().isEmpty()) {
            junit.xml.append("  <properties>\n    <property");
            junit.attribute("name", "nodes");
            junit.attribute("value", String.join(", ", report.nodes()));
            junit.xml.append("/>\n  </properties>\n");
        }
        report.results().forEach(result -> junit.testCase(result, allowUnknown));
        return junit.xml.append("</testsuite>\n").toString();
    }

    private void testCase(CheckResult result, boolean allowUnknown) {
        xml.append("  <testcase");
        attribute("name", result.id());
        attribute("classname", result.phase().label());
        attribute("time", "0");
        switch (result.status()) {
            case PASSED -> xml.append("/>\n");
            case FAILED -> problem("failure", "failed", result);
            case UNKNOWN -> problem(allowUnknown ? "skipped" : "failure", "unknown", result);
            case SKIPPED, INAPPLICABLE -> problem("skipped", result.status().label(), result);
        }
    }

    private void problem(String element, String type, CheckResult result) {
        String message = result.findings().isEmpty()
                ? type
                : result.findings().getFirst().object() + ": "
                        + result.findings().getFirst().reason();
        xml.append(">\n    <").append(element);
        attribute("message", message);
        if (!element.equals("skipped")) {
            attribute("type", type);
        }
        var text = new StringBuilder();
        for (Finding finding : result.findings()) {
            text.append(finding.object()).append(": ").append(finding.reason()).append('\n');
            if (finding.remedy() != null) {
                text.append("  try: ").append(finding.remedy()).append('\n');
            }
        }
        xml.append('>')
                .append(XmlText.escaped(text.toString()))
                .append("</")
                .append(element)
                .append(">\n");
        xml.append("  </testcase>\n");
    }

    private void attribute(String name, String value) {
        if (!value.isEmpty()) {
            xml.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(XmlText.escaped(value))
                    .append('"');
        }
    }
}
