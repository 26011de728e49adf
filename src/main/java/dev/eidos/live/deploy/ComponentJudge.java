package dev.eidos.live.deploy;

import dev.eidos.constraint.Expectation;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.Phase;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The judgement of a component by all that was read about it. Causes come before what follows from them. */
final class ComponentJudge {
    private ComponentJudge() {}

    /**
     * Judges a component.
     *
     * @param limit of the version, besides the recipe's own; null for none
     */
    static CheckResult of(ComponentObjects objects, String mirror, @Nullable Expectation limit) {
        ComponentRef component = objects.component();
        var place = new PlaceFindings(objects);
        var versions = new VersionFindings(objects);
        boolean readable = objects.unread().isEmpty();
        List<Finding> findings = new ArrayList<>(place.namespace());
        if (findings.isEmpty()) {
            findings.addAll(place.presence(readable));
        }
        if (findings.isEmpty()) {
            findings.addAll(place.crds());
            findings.addAll(new ClaimFindings(objects).all());
            findings.addAll(new WorkloadFindings(objects).all());
            objects.webhooks().forEach(webhook -> findings.addAll(webhook.findings(objects.endpoints())));
            objects.checked().forEach((check, found) -> add(findings, ObjectJudge.of(check, found)));
            add(findings, objects.asserted());
            objects.releases().forEach(release -> findings.addAll(release.findings()));
            findings.addAll(versions.all());
            if (limit != null) {
                findings.addAll(versions.within(limit));
            }
            findings.addAll(new ImageFindings(objects, mirror).all());
            findings.addAll(place.security());
        }
        add(findings, objects.unread());
        if (objects.workloads().isEmpty() && findings.isEmpty() && nothingSaid(objects)) {
            findings.add(Finding.unknown(
                    component.name(),
                    "has no workloads, and no check of the library says what else is to be seen of it",
                    "give the component a file of checks in the library"));
        }
        String told = String.join(", ", versions.told());
        String actual = told.isEmpty() ? (objects.workloads().isEmpty() ? "" : "installed") : told;
        return CheckResult.of(
                Phase.DEPLOYMENT,
                component.name(),
                Objects.requireNonNullElse(component.version(), "installed"),
                actual,
                findings);
    }

    private static boolean nothingSaid(ComponentObjects objects) {
        return objects.checked().isEmpty()
                && objects.crds().isEmpty()
                && objects.checks().asserts().isEmpty();
    }

    /** The same kind that may not be read is told once. */
    private static void add(List<Finding> findings, List<Finding> more) {
        more.stream().filter(finding -> !findings.contains(finding)).forEach(findings::add);
    }
}
