package dev.eidos.live.report;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.LiveReport;
import dev.eidos.live.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report as the checklist of CNCF's Kubernetes AI Conformance, in the form of the cluster's minor version. What is
 * not known has no status: it is for people to fill in, as are the fields about the product.
 */
public final class Checklist {
    private static final List<String> PRODUCT = List.of(
            "platformName",
            "platformVersion",
            "vendorName",
            "websiteUrl",
            "repoUrl",
            "documentationUrl",
            "productLogoUrl",
            "description",
            "contactEmailAddress");

    private Checklist() {}

    /** The tree of a report that has the conformance phase. */
    public static Value of(LiveReport report) {
        int minor = minor(report.kubernetes());
        int form = Math.clamp(minor, ChecklistRow.FIRST, ChecklistRow.NEWEST);
        var metadata = new MappingBuilder().put("kubernetesVersion", minor == 0 ? "" : "v1." + minor);
        PRODUCT.forEach(field -> metadata.put(field, ""));
        Map<String, List<Value>> sections = new LinkedHashMap<>();
        for (ChecklistRow row : ChecklistRow.ALL) {
            if (row.isIn(form)) {
                sections.computeIfAbsent(row.section(), _ -> new ArrayList<>()).add(row(row, form, report));
            }
        }
        var spec = new MappingBuilder();
        sections.forEach((section, rows) -> spec.put(section, Value.sequence(rows)));
        return new MappingBuilder()
                .put("metadata", metadata.build())
                .put("spec", spec.build())
                .build();
    }

    /** What whoever sends it in must know of the form; empty if all is well. */
    public static Optional<String> notice(LiveReport report) {
        int minor = minor(report.kubernetes());
        if (minor == 0) {
            return Optional.of("the cluster does not tell its version; the checklist is that of Kubernetes 1."
                    + ChecklistRow.FIRST);
        }
        if (minor < ChecklistRow.FIRST) {
            return Optional.of("the programme begins with Kubernetes 1." + ChecklistRow.FIRST + ", and this cluster is "
                    + report.kubernetes() + "; the checklist is the first one");
        }
        return minor > ChecklistRow.NEWEST
                ? Optional.of("the newest checklist that is known here is that of Kubernetes 1." + ChecklistRow.NEWEST
                        + ", and this cluster is " + report.kubernetes())
                : Optional.empty();
    }

    /** The second number of {@code v1.34.2-gke.1}; 0 if there is none. */
    private static int minor(String version) {
        String[] parts = version.split("\\.", 3);
        if (parts.length < 2 || !parts[0].equals("v1")) {
            return 0;
        }
        String digits = parts[1];
        int end = 0;
        while (end < digits.length() && end < 4 && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(digits.substring(0, end));
    }

    private static Value row(ChecklistRow row, int form, LiveReport report) {
        Optional<CheckResult> result = report.results().stream()
                .filter(made -> made.phase() == Phase.CONFORMANCE && made.id().equals(row.id()))
                .findFirst();
        List<Value> evidence = result.map(CheckResult::evidence).orElse(List.of()).stream()
                .<Value>map(Value::scalar)
                .toList();
        return new MappingBuilder()
                .put("id", row.id())
                .put("description", row.asks())
                .put("level", row.level(form))
                .put("status", result.map(Checklist::status).orElse(""))
                .put("evidence", Value.sequence(evidence))
                .put("notes", result.map(Checklist::notes).orElse("eidos has no check of this"))
                .build();
    }

    private static String status(CheckResult result) {
        return switch (result.status()) {
            case PASSED -> "Implemented";
            case FAILED -> result.evidence().isEmpty() ? "Not Implemented" : "Partially Implemented";
            case INAPPLICABLE -> "N/A";
            case UNKNOWN, SKIPPED -> "";
        };
    }

    private static String notes(CheckResult result) {
        return switch (result.status()) {
            case PASSED -> "";
            case INAPPLICABLE -> result.actual();
            case SKIPPED -> "the check was left out";
            case FAILED -> findings(result);
            case UNKNOWN -> result.actual() + ": " + findings(result);
        };
    }

    private static String findings(CheckResult result) {
        List<String> reasons = new ArrayList<>();
        for (Finding finding : result.findings()) {
            boolean itself = finding.object().equals(result.id());
            reasons.add(itself ? finding.reason() : finding.object() + ": " + finding.reason());
        }
        return String.join("; ", reasons);
    }
}
