package dev.eidos.live.report;

import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.text.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding as people are told of it. What many checks have in common is told once: of an empty cluster nobody reads
 * twenty times that the bundle is to be installed.
 *
 * @param failed whether it is known to be wrong
 */
record ToldFinding(boolean failed, String text, @Nullable String remedy) {
    /** Fewer are told one by one. */
    private static final int MANY = 3;

    private static final int NAMED = 12;

    /** What is the same to whoever reads it: the kind of object, and the words. */
    private record Same(Finding.Weight weight, String kind, String reason, String remedy) {}

    private record Found(String check, Finding finding) {}

    /** The findings of all results with a status, each cause where it comes first. */
    static List<ToldFinding> of(List<CheckResult> results, CheckResult.Status status) {
        Map<Same, List<Found>> found = new LinkedHashMap<>();
        for (CheckResult result : results) {
            if (result.status() == status) {
                result.findings()
                        .forEach(finding -> found.computeIfAbsent(same(finding), _ -> new ArrayList<>())
                                .add(new Found(result.id(), finding)));
            }
        }
        List<ToldFinding> told = new ArrayList<>();
        Set<Same> said = new HashSet<>();
        for (CheckResult result : results) {
            for (Finding finding : result.status() == status ? result.findings() : List.<Finding>of()) {
                List<Found> alike = Objects.requireNonNull(found.get(same(finding)));
                List<String> checks =
                        alike.stream().map(Found::check).distinct().toList();
                if (checks.size() < MANY) {
                    told.add(one(result.id(), finding));
                } else if (said.add(same(finding))) {
                    told.add(many(checks, alike.size(), finding));
                }
            }
        }
        return told;
    }

    private static Same same(Finding finding) {
        return new Same(
                finding.weight(), kind(finding), finding.reason(), Objects.requireNonNullElse(finding.remedy(), ""));
    }

    private static String kind(Finding finding) {
        int slash = finding.object().indexOf('/');
        return slash < 0 ? "" : finding.object().substring(0, slash);
    }

    private static ToldFinding one(String check, Finding finding) {
        String about = finding.object().equals(check) ? "" : " " + finding.object() + ":";
        return told(check + ":" + about + " " + finding.reason(), finding);
    }

    private static ToldFinding many(List<String> checks, int objects, Finding finding) {
        String kind = kind(finding);
        String about = kind.isEmpty() ? "" : " each of " + objects + " " + kind + ":";
        return told(
                checks.size() + " checks (" + Listing.of(checks, NAMED) + "):" + about + " " + finding.reason(),
                finding);
    }

    private static ToldFinding told(String text, Finding finding) {
        return new ToldFinding(finding.weight() == Finding.Weight.FAILED, text, finding.remedy());
    }
}
