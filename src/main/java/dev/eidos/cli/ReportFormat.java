package dev.eidos.cli;

import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** How a validation report is written. */
enum ReportFormat {
    YAML,
    JSON,
    /** For eyes. */
    TABLE,
    /** The XML that continuous integration reads. */
    JUNIT;

    static OptionSpec option() {
        return OptionSpec.builder("--format")
                .paramLabel("FORMAT")
                .arity("1")
                .type(ReportFormat.class)
                .converters(ReportFormat::convert)
                .description("yaml (default; json for a file named *.json, junit for *.xml), json, junit for CI,"
                        + " or table for eyes.")
                .build();
    }

    private static ReportFormat convert(String text) {
        for (ReportFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        throw new TypeConversionException("expected one of yaml, json, table, junit, not '" + text + "'");
    }

    static ReportFormat of(ParseResult options) {
        String output = options.matchedOptionValue("--output", "-");
        ReportFormat usual = output.endsWith(".json") ? JSON : output.endsWith(".xml") ? JUNIT : YAML;
        return options.matchedOptionValue("--format", usual);
    }
}
