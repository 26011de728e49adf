package dev.eidos.recipe.lint;

import java.util.List;
import java.util.Set;

/**
 * The report of a library's charts.
 *
 * @param checked the components of which every chart was there and could be rendered
 */
public record ChartReport(List<LintFinding> findings, Set<String> checked) {
    /** The report where no chart was asked. */
    public static final ChartReport NONE = new ChartReport(List.of(), Set.of());

    public ChartReport {
        findings = List.copyOf(findings);
        checked = Set.copyOf(checked);
    }
}
