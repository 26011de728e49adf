package dev.eidos.validate;

import dev.eidos.constraint.Verdict;
import dev.eidos.document.Node;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.serializer.DocumentHeader;
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
    public static Node of(ValidationReport report, boolean allowUnknown) {
        Map<String, Node> document = new LinkedHashMap<>();
        document.put("apiVersion", Node.scalar(DocumentHeader.API_VERSION));
        document.put("kind", Node.scalar(KIND));
        document.put("metadata", metadata(report));
        document.put("summary", summary(report, allowUnknown));
        List<Node> results = new ArrayList<>(report.results().size());
        for (ConstraintResult result : report.results()) {
            results.add(result(result));
        }
        document.put("results", Node.sequence(results));
        return Node.mapping(document);
    }

    private static Node metadata(ValidationReport report) {
        SnapshotMetadata of = report.metadata();
        Map<String, Node> metadata = new LinkedHashMap<>();
        put(metadata, "recipe", report.recipe());
        put(metadata, "snapshot", report.snapshot());
        put(metadata, "source-node", of.sourceNode());
        put(
                metadata,
                "timestamp",
                of.timestamp() == null ? null : of.timestamp().toString());
        return Node.mapping(metadata);
    }

    private static Node summary(ValidationReport report, boolean allowUnknown) {
        Map<String, Node> summary = new LinkedHashMap<>();
        summary.put("passed", Node.scalar(Reading.of(report.passed())));
        summary.put("failed", Node.scalar(Reading.of(report.failed())));
        summary.put("unknown", Node.scalar(Reading.of(report.unknown())));
        summary.put("total", Node.scalar(Reading.of(report.results().size())));
        summary.put("result", Node.scalar(report.passed(allowUnknown) ? "passed" : "failed"));
        return Node.mapping(summary);
    }

    private static Node result(ConstraintResult result) {
        Verdict verdict = result.verdict();
        Map<String, Node> entry = new LinkedHashMap<>();
        put(entry, "name", result.constraint().name());
        put(entry, "status", result.status());
        put(entry, "expected", verdict.expected());
        put(entry, "actual", verdict.actual());
        put(entry, "source", verdict.actual() == null ? null : verdict.source());
        put(entry, "reason", verdict instanceof Verdict.Unknown unknown ? unknown.reason() : null);
        put(entry, "remedy", result.remedy());
        return Node.mapping(entry);
    }

    private static void put(Map<String, Node> entries, String key, @Nullable String value) {
        if (value != null) {
            entries.put(key, Node.scalar(value));
        }
    }
}
