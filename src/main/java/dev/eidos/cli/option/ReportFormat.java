package dev.eidos.cli.option;

import dev.eidos.document.Format;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The formats of a validation report. */
public enum ReportFormat {
    YAML,
    JSON,
    /** A table for people. */
    TABLE,
    /** The XML that continuous integration reads. */
    JUNIT;

    public static OptionSpec option() {
        return Flags.value(
                ReportFormat.class,
                ReportFormat::convert,
                "FORMAT",
                "yaml (default; json for a file named *.json, junit for *.xml), json, junit for CI, or table for eyes.",
                "--format");
    }

    private static ReportFormat convert(String text) {
        for (ReportFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        throw new TypeConversionException("expected one of yaml, json, table, junit, not '" + text + "'");
    }

    public static ReportFormat of(ParseResult options) {
        String output = options.matchedOptionValue("--output", "-");
        ReportFormat usual = output.endsWith(".json") ? JSON : output.endsWith(".xml") ? JUNIT : YAML;
        return options.matchedOptionValue("--format", usual);
    }

    /** The format of the report as a document; JUnit's XML is not one, and is written as a text. */
    public Format document() {
        return switch (this) {
            case YAML, JUNIT -> Format.YAML;
            case JSON -> Format.JSON;
            case TABLE -> Format.TABLE;
        };
    }
}
