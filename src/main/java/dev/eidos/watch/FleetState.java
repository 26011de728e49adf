package dev.eidos.watch;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Finding;
import dev.eidos.analysis.rule.Severity;
import java.util.EnumMap;
import java.util.Map;

/**
 * The state of a fleet after a run.
 *
 * @param collected nodes of which there is a snapshot
 * @param missing nodes of which there is none, though there should be
 * @param findings by severity
 */
public record FleetState(long collected, long missing, Map<Severity, Long> findings) {
    static FleetState of(Analysis analysis, long missing) {
        Map<Severity, Long> findings = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            if (severity != Severity.NONE) {
                findings.put(severity, 0L);
            }
        }
        for (Finding finding : analysis.findings()) {
            findings.merge(finding.severity(), 1L, Long::sum);
        }
        return new FleetState(analysis.nodes(), missing, findings);
    }

    public long allFindings() {
        return findings.values().stream().mapToLong(Long::longValue).sum();
    }
}
