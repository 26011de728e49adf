package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.JobState;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.syntax.EidosLabels;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The namespaces that are of one run alone, as those of tests of a cluster: their label says which run. With one all
 * goes that is in it.
 */
record RunNamespaces(LeftoverQuery query, Instant now) {
    /**
     * Decides about each.
     *
     * @param jobs of eidos in the namespaces that are searched
     */
    List<Leftover> of(LeftoverSearch search, List<Value> jobs) throws InterruptedException {
        if (!(search.list("", "namespaces", Optional.empty()) instanceof LeftoverSearch.Found.Items(List<Value> all))) {
            return List.of();
        }
        List<Leftover> found = new ArrayList<>();
        for (Value namespace : all) {
            String name = namespace.text("metadata", "name");
            boolean ofRun = Labels.areOurs((Value.Mapping) namespace)
                    && !namespace.text("metadata", "labels", EidosLabels.RUN_ID).isEmpty();
            if (ofRun && query.namespace().map(name::equals).orElse(true)) {
                found.add(Leftovers.leftover("", "namespaces", namespace, fate(namespace, name, jobs)));
            }
        }
        return found;
    }

    private Leftover.Fate fate(Value namespace, String name, List<Value> jobs) {
        if (!namespace.text("metadata", "deletionTimestamp").isEmpty()) {
            return Leftovers.IS_GOING;
        }
        boolean active =
                jobs.stream().anyMatch(job -> job.text("metadata", "namespace").equals(name) && JobState.isAtWork(job));
        if (active && !query.force()) {
            return new Leftover.Fate.Keep("a test is active");
        }
        return age(namespace).compareTo(query.olderThan()) < 0
                ? new Leftover.Fate.Keep("too young")
                : new Leftover.Fate.Remove(active ? "of a run, and --force was given" : "its run is over");
    }

    private Duration age(Value namespace) {
        try {
            return Duration.between(Instant.parse(namespace.text("metadata", "creationTimestamp")), now);
        } catch (DateTimeException e) {
            return query.olderThan();
        }
    }
}
