package dev.eidos.cli.recipe;

import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.lint.AcceptedFindings.Accepted;
import dev.eidos.recipe.lint.FindingSubject;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.lint.LintFinding.Severity;
import dev.eidos.validate.XmlText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The findings of a lint for programs. */
final class LintReports {
    private static final String RULE = "eidos-recipe-lint";

    private LintReports() {}

    /** @param accepted findings that the library leaves, to be told with their reasons */
    static String json(List<LintFinding> findings, List<Accepted> accepted) {
        MappingBuilder report = new MappingBuilder()
                .put("apiVersion", "eidos.nvidia.com/v1alpha1")
                .put("kind", "LintReport")
                .put(
                        "findings",
                        Value.sequence(findings.stream()
                                .map(finding -> finding(finding, null))
                                .toList()));
        if (!accepted.isEmpty()) {
            report.put(
                    "accepted",
                    Value.sequence(accepted.stream()
                            .map(one -> finding(one.finding(), one.reason()))
                            .toList()));
        }
        return JsonWriter.write(report.build());
    }

    private static Value finding(LintFinding finding, @Nullable String reason) {
        Place place = Place.of(finding.place());
        FindingSubject subject = finding.subject();
        MappingBuilder fields = new MappingBuilder()
                .put("severity", label(finding.severity()))
                .put("file", place.file())
                .put("line", place.line() == 0 ? null : Value.scalar(Reading.of(place.line())));
        if (subject != null) {
            fields.put("component", subject.component())
                    .put("kind", subject.kind().word())
                    .put("path", subject.path());
        }
        return fields.put("message", finding.message()).put("reason", reason).build();
    }

    /** One test for each file that has findings, which fails if an error is among them; one that passes if none has. */
    static String junit(List<LintFinding> findings) {
        List<String> files = findings.stream()
                .map(finding -> Place.of(finding.place()).file())
                .distinct()
                .toList();
        long failures = files.stream().filter(file -> hasError(file, findings)).count();
        int tests = Math.max(1, files.size());
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        String counts =
                " tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"0\" time=\"0\">\n";
        xml.append("<testsuites name=\"eidos recipe lint\"").append(counts);
        xml.append("  <testsuite name=\"eidos recipe lint\"").append(counts);
        if (files.isEmpty()) {
            xml.append("    <testcase name=\"library\" classname=\"library\" time=\"0\"/>\n");
        }
        for (String file : files) {
            String text = XmlText.escaped(String.join(
                    "\n",
                    findings.stream()
                            .filter(finding -> Place.of(finding.place()).file().equals(file))
                            .map(finding ->
                                    label(finding.severity()) + ": " + finding.place() + ": " + finding.message())
                            .toList()));
            String element = hasError(file, findings) ? "failure" : "system-out";
            xml.append("    <testcase name=\"" + XmlText.escaped(file) + "\" classname=\"library\" time=\"0\">\n");
            xml.append("      <" + element + ">" + text + "</" + element + ">\n    </testcase>\n");
        }
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static boolean hasError(String file, List<LintFinding> findings) {
        return findings.stream()
                .anyMatch(finding -> finding.severity() == Severity.ERROR
                        && Place.of(finding.place()).file().equals(file));
    }

    static String sarif(List<LintFinding> findings, List<Accepted> accepted) {
        Value driver = new MappingBuilder()
                .put("name", "eidos")
                .put("version", ToolVersion.current())
                .put(
                        "rules",
                        Value.sequence(
                                List.of(new MappingBuilder().put("id", RULE).build())))
                .build();
        Value run = new MappingBuilder()
                .put("tool", new MappingBuilder().put("driver", driver).build())
                .put(
                        "results",
                        Value.sequence(Stream.concat(
                                        findings.stream().map(finding -> result(finding, null)),
                                        accepted.stream().map(one -> result(one.finding(), one.reason())))
                                .toList()))
                .build();
        return JsonWriter.write(new MappingBuilder()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0")
                .put("runs", Value.sequence(List.of(run)))
                .build());
    }

    private static Value result(LintFinding finding, @Nullable String reason) {
        Place place = Place.of(finding.place());
        MappingBuilder physical = new MappingBuilder()
                .put(
                        "artifactLocation",
                        new MappingBuilder().put("uri", place.file()).build());
        if (place.line() > 0) {
            physical.put(
                    "region",
                    new MappingBuilder()
                            .put("startLine", Value.scalar(Reading.of(place.line())))
                            .build());
        }
        return new MappingBuilder()
                .put("ruleId", RULE)
                .put("level", label(finding.severity()))
                .put(
                        "message",
                        new MappingBuilder().put("text", finding.message()).build())
                .put(
                        "locations",
                        Value.sequence(List.of(new MappingBuilder()
                                .put("physicalLocation", physical.build())
                                .build())))
                .put("suppressions", reason == null ? null : suppression(reason))
                .build();
    }

    /** Code scanning shows such a result as dealt with. */
    private static Value suppression(String reason) {
        return Value.sequence(List.of(new MappingBuilder()
                .put("kind", "external")
                .put("justification", reason)
                .build()));
    }

    private static String label(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** A file with the line in it; 0 where none is known. */
    private record Place(String file, int line) {
        static Place of(String text) {
            String[] parts = text.split(":(?=[0-9])", 2);
            return parts.length < 2 ? new Place(text, 0) : new Place(parts[0], line(parts[1]));
        }

        private static int line(String text) {
            String digits = text.replaceFirst("[^0-9].*", "");
            return digits.length() > 9 ? 0 : Integer.parseInt(digits);
        }
    }
}
