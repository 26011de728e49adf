package dev.eidos.cli.option;

import dev.eidos.document.Format;
import dev.eidos.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The formats of a validation report. */
public enum ReportFormat {
    YAML,
    JSON,
    /** A table for people. */
    TABLE,
    /** The XML that continuous integration reads. */
    JUNIT,
    /** The checklist of CNCF's Kubernetes AI Conformance. */
    CNCF;

    public static OptionSpec option() {
        return Flags.value(
                ReportFormat.class,
                ReportFormat::convert,
                "FORMAT",
                "yaml (default; json for a file named *.json, junit for *.xml), json, junit for CI, table for"
                        + " eyes, or cncf: with --cluster the checklist of CNCF's Kubernetes AI Conformance.",
                "--format");
    }

    private static ReportFormat convert(String text) {
        for (ReportFormat format : values()) {
            if (format.label().equalsIgnoreCase(text)) {
                return format;
            }
        }
        throw new TypeConversionException("expected one of " + String.join(", ", labels()) + ", not '" + text + "'"
                + Suggestions.question(text, labels()));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all formats. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ReportFormat::label).toList();
    }

    /** The format that was chosen, or else that of the place's name. */
    public static ReportFormat of(OutputChoice choice) {
        String place = choice.place();
        return choice.format() != null
                ? convert(choice.format())
                : place.endsWith(".json") ? JSON : place.endsWith(".xml") ? JUNIT : YAML;
    }

    /** The format of the report as a document; JUnit's XML is not one, and is written as a text. */
    public Format document() {
        return switch (this) {
            case YAML, JUNIT, CNCF -> Format.YAML;
            case JSON -> Format.JSON;
            case TABLE -> Format.TABLE;
        };
    }
}
