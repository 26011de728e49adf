package dev.eidos.recipe.evidence;

import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The criteria that a snapshot tells. Intent and platform are what somebody wants: no snapshot tells them, and they are
 * no part of this.
 *
 * @param criteria what was told
 * @param evidence what told it, by criterion, then in the order in which the places are looked at
 * @param untold of service, accelerator and OS those that are not in the criteria, each with the reason
 * @param nodes where the criteria's number of nodes is from; none if it was not told
 */
public record Inference(
        Criteria criteria,
        List<Evidence> evidence,
        List<NotInferred> untold,
        @Nullable GpuNodes nodes) {

    public Inference {
        evidence = List.copyOf(evidence);
        untold = List.copyOf(untold);
    }

    public static Inference of(Snapshot snapshot) {
        Criteria criteria = Criteria.NONE;
        List<Evidence> evidence = new ArrayList<>();
        List<NotInferred> untold = new ArrayList<>();
        for (CriterionFinding finding :
                List.of(ServiceFinding.of(snapshot), AcceleratorFinding.of(snapshot), OsFinding.of(snapshot))) {
            switch (finding) {
                case CriterionFinding.Inferred(Criterion criterion, String value, List<Evidence> found) -> {
                    criteria = criteria.with(criterion, value);
                    evidence.addAll(found);
                }
                case NotInferred reason -> untold.add(reason);
            }
        }
        switch (GpuStackFinding.of(snapshot)) {
            case CriterionFinding.Inferred(Criterion criterion, String value, List<Evidence> found) -> {
                criteria = criteria.with(criterion, value);
                evidence.addAll(found);
            }
            // most recipes do without: each service has a usual one
            case NotInferred _ -> {}
        }
        GpuNodes nodes = GpuNodes.of(snapshot);
        return new Inference(nodes == null ? criteria : criteria.withNodes(nodes.count()), evidence, untold, nodes);
    }
}
