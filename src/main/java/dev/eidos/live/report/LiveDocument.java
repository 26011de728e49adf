package dev.eidos.live.report;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.Finding;
import dev.eidos.live.LiveReport;
import dev.eidos.live.Phase;
import dev.eidos.measurement.ClusterIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report as a document tree: that of a validation against a snapshot, with the phases, the cluster, and for each
 * result what is wrong.
 */
public final class LiveDocument {
    private LiveDocument() {}

    /** The tree of a report, judged by whether what is unknown is excused. */
    public static Value of(LiveReport report, boolean allowUnknown) {
        List<Value> results = new ArrayList<>(report.results().size());
        report.results().forEach(result -> results.add(result(result)));
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", "ValidationResult")
                .put("metadata", metadata(report))
                .put("summary", summary(report, allowUnknown))
                .put("results", Value.sequence(results))
                .build();
    }

    private static Value metadata(LiveReport report) {
        ClusterIdentity cluster = report.cluster();
        return new MappingBuilder()
                .put("recipe", report.recipe())
                .put("snapshot", report.snapshot())
                .putMapping(
                        "cluster",
                        new MappingBuilder()
                                .put("context", orNull(cluster.context()))
                                .put("server", orNull(cluster.server()))
                                .put("uid", orNull(cluster.uid()))
                                .put("kubernetes", orNull(report.kubernetes()))
                                .build())
                .put("timestamp", report.time().toString())
                .putTexts("phases", report.phases().stream().map(Phase::label).toList())
                .putTexts("nodes", report.nodes())
                .build();
    }

    private static Value summary(LiveReport report, boolean allowUnknown) {
        var summary = new MappingBuilder();
        for (Status status : Status.values()) {
            boolean always = status == Status.PASSED || status == Status.FAILED || status == Status.UNKNOWN;
            if (always || report.count(status) > 0) {
                summary.put(status.label(), report.count(status));
            }
        }
        return summary.put("total", report.results().size())
                .put("result", report.passed(allowUnknown) ? "passed" : "failed")
                .build();
    }

    private static Value result(CheckResult result) {
        List<Value> findings = new ArrayList<>(result.findings().size());
        for (Finding finding : result.findings()) {
            findings.add(new MappingBuilder()
                    .put("object", finding.object())
                    .put("status", finding.weight().name().toLowerCase(Locale.ROOT))
                    .put("reason", finding.reason())
                    .put("remedy", finding.remedy())
                    .build());
        }
        return new MappingBuilder()
                .put("name", result.id())
                .put("phase", result.phase().label())
                .put("status", result.status().label())
                .put("expected", orNull(result.expected()))
                .put("actual", orNull(result.actual()))
                .putTexts("evidence", result.evidence())
                .putItems("findings", findings)
                .build();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
