package dev.eidos.analysis.report;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Finding;
import dev.eidos.analysis.Missing;
import dev.eidos.text.FoldedNames;
import dev.eidos.validate.XmlText;

/** An analysis for CI servers: a test case for each finding that failed, one for what is missing, one for the rest. */
public final class AnalysisJUnit {
    private final StringBuilder xml = new StringBuilder(4096);

    private AnalysisJUnit() {}

    public static String write(Analysis analysis) {
        var junit = new AnalysisJUnit();
        int failures = analysis.findings().size();
        int missing = analysis.missing().size();
        junit.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite");
        junit.attribute("name", "eidos analyze " + analysis.source());
        junit.attribute("tests", Integer.toString(failures + missing + 1));
        junit.attribute("failures", Integer.toString(failures));
        junit.attribute("errors", Integer.toString(missing));
        junit.attribute("skipped", "0");
        junit.attribute("time", "0");
        junit.xml.append(">\n  <testcase");
        junit.attribute("name", analysis.nodes() - analysis.differing() + " of " + analysis.nodes() + " nodes alike");
        junit.attribute("classname", "fleet");
        junit.attribute("time", "0");
        junit.xml.append("/>\n");
        analysis.missing().forEach(junit::missing);
        analysis.findings().forEach(junit::finding);
        return junit.xml.append("</testsuite>\n").toString();
    }

    private void missing(Missing missing) {
        problem(
                "missing " + String.join(",", FoldedNames.fold(missing.nodes())),
                "fleet",
                "error",
                missing.verdict() + (missing.reason().isEmpty() ? "" : ": " + missing.reason()),
                "");
    }

    private void finding(Finding finding) {
        StringBuilder text = new StringBuilder(finding.rule().remedy()).append('\n');
        finding.commands().forEach(command -> text.append("  ").append(command).append('\n'));
        finding.evidence()
                .forEach(fact -> text.append(fact.path())
                        .append(": ")
                        .append(fact.value())
                        .append(", usually ")
                        .append(fact.usual())
                        .append('\n'));
        problem(
                finding.id() + " " + String.join(",", FoldedNames.fold(finding.nodes())),
                "fleet." + finding.rule().subject(),
                "failure",
                finding.sentence(),
                text.toString());
    }

    private void problem(String name, String suite, String element, String message, String text) {
        xml.append("  <testcase");
        attribute("name", name);
        attribute("classname", suite);
        attribute("time", "0");
        xml.append(">\n    <").append(element);
        attribute("message", message);
        attribute("type", element);
        xml.append('>')
                .append(XmlText.escaped(text))
                .append("</")
                .append(element)
                .append(">\n  </testcase>\n");
    }

    private void attribute(String name, String value) {
        xml.append(' ')
                .append(name)
                .append("=\"")
                .append(XmlText.escaped(value))
                .append('"');
    }
}
