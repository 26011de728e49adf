package dev.eidos.validate;

import dev.eidos.constraint.Verdict;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.SnapshotMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as a document tree, the same for YAML and JSON. What is absent is left out. */
public final class ReportDocument {
    public static final String KIND = "ValidationResult";

    private ReportDocument() {}

    /** The tree of a report, judged by whether unknown constraints are allowed. */
    public static Value of(ValidationReport report, boolean allowUnknown) {
        Map<String, Value> document = new LinkedHashMap<>();
        document.put("apiVersion", Value.scalar(DocumentHeader.API_VERSION));
        document.put("kind", Value.scalar(KIND));
        document.put("metadata", metadata(report));
        document.put("summary", summary(report, allowUnknown));
        List<Value> results = new ArrayList<>(report.results().size());
        for (ConstraintResult result : report.results()) {
            results.add(result(result));
        }
        document.put("results", Value.sequence(results));
        return Value.mapping(document);
    }

    private static Value metadata(ValidationReport report) {
        SnapshotMetadata of = report.metadata();
        Map<String, Value> metadata = new LinkedHashMap<>();
        put(metadata, "recipe", report.recipe());
        put(metadata, "snapshot", report.snapshot());
        put(metadata, "source-node", of.sourceNode());
        put(
                metadata,
                "timestamp",
                of.timestamp() == null ? null : of.timestamp().toString());
        return Value.mapping(metadata);
    }

    private static Value summary(ValidationReport report, boolean allowUnknown) {
        Map<String, Value> summary = new LinkedHashMap<>();
        summary.put("passed", Value.scalar(Reading.of(report.passed())));
        summary.put("failed", Value.scalar(Reading.of(report.failed())));
        summary.put("unknown", Value.scalar(Reading.of(report.unknown())));
        summary.put("total", Value.scalar(Reading.of(report.results().size())));
        summary.put("result", Value.scalar(report.passed(allowUnknown) ? "passed" : "failed"));
        return Value.mapping(summary);
    }

    private static Value result(ConstraintResult result) {
        Verdict verdict = result.verdict();
        Map<String, Value> entry = new LinkedHashMap<>();
        put(entry, "name", result.constraint().name());
        put(entry, "status", result.status());
        put(entry, "expected", verdict.expected());
        put(entry, "actual", verdict.actual());
        put(entry, "source", verdict.actual() == null ? null : verdict.source());
        put(entry, "reason", verdict instanceof Verdict.Unknown unknown ? unknown.reason() : null);
        put(entry, "remedy", result.remedy());
        return Value.mapping(entry);
    }

    private static void put(Map<String, Value> entries, String key, @Nullable String value) {
        if (value != null) {
            entries.put(key, Value.scalar(value));
        }
    }
}
