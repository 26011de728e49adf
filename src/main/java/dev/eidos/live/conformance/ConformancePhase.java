package dev.eidos.live.conformance;

import dev.eidos.live.CheckRunner;
import dev.eidos.live.Phase;
import dev.eidos.live.read.LiveCluster;
import java.util.ArrayList;
import java.util.List;

/** The phase that finds out what of the programme's requirements a cluster is seen to meet. */
public final class ConformancePhase {
    private ConformancePhase() {}

    private static List<Requirement> requirements() {
        List<Requirement> all = new ArrayList<>(AcceleratorChecks.all());
        all.addAll(NetworkChecks.all());
        all.addAll(SchedulingChecks.all());
        all.addAll(ObservationChecks.all());
        return all;
    }

    /** The ids of all checks, in order. */
    public static List<String> ids() {
        return requirements().stream().map(Requirement::id).toList();
    }

    /** The checks of a cluster. */
    public static List<CheckRunner.Step> steps(LiveCluster cluster) {
        var seen = new Seen(cluster);
        List<CheckRunner.Step> steps = new ArrayList<>();
        for (Requirement requirement : requirements()) {
            steps.add(new CheckRunner.Step(
                    Phase.CONFORMANCE,
                    requirement.id(),
                    () -> requirement.judge().look(seen).result(requirement)));
        }
        return steps;
    }
}
