package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.live.Phase;
import dev.eidos.live.read.LiveCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tests of a cluster: which there are, and what each would be made of there. Reads only. */
public final class Trials {
    private Trials() {}

    /** The checks of a phase that can be answered by a test. */
    public static Set<String> conformance() {
        return Set.of(AccessTrial.ID, SandboxTrial.ID, ClaimTrial.ID, GangTrial.ID);
    }

    /**
     * Plans the tests of the checks that are wanted.
     *
     * @param performance what the recipe says of that phase; null if nothing
     */
    public static List<Planned> plan(
            LiveCluster cluster,
            TrialSettings settings,
            Set<Phase> phases,
            Set<String> skipped,
            @Nullable Value performance)
            throws InterruptedException {
        List<Planned> planned = new ArrayList<>();
        if (phases.contains(Phase.CONFORMANCE)) {
            for (Planner planner :
                    List.<Planner>of(AccessTrial::plan, SandboxTrial::plan, ClaimTrial::plan, GangTrial::plan)) {
                Planned one = planner.plan(cluster, settings);
                if (!skipped.contains(one.id())) {
                    planned.add(one);
                }
            }
        }
        if (phases.contains(Phase.PERFORMANCE) && performance != null) {
            for (Value check : performance.items("checks")) {
                if (!skipped.contains(check.text())) {
                    planned.add(measurement(settings, performance, check.text()));
                }
            }
        }
        return planned;
    }

    private static Planned measurement(TrialSettings settings, Value performance, String id) {
        return Wanted.of(performance, id)
                .<Planned>map(wanted -> new Planned.Test(new PerformanceTrial(settings, wanted)))
                .orElseGet(() -> Planned.cannot(
                        id,
                        "the recipe does not say how it is measured",
                        "add an image and a command to validation.performance.tests of the recipe, or leave it out"
                                + " with --skip " + id));
    }

    /** Makes a plan of one kind. */
    private interface Planner {
        Planned plan(LiveCluster cluster, TrialSettings settings) throws InterruptedException;
    }

    /** All that a run would make, its namespace first. */
    public static List<TrialObject> objects(TrialSettings settings, List<Planned> planned) {
        List<TrialObject> objects = new ArrayList<>();
        objects.add(TrialObject.namespace(settings, isPrivileged(planned)));
        for (Planned one : planned) {
            if (one instanceof Planned.Test(Trial trial)) {
                objects.addAll(trial.objects());
            }
        }
        return objects;
    }

    static boolean isPrivileged(List<Planned> planned) {
        return planned.stream()
                .anyMatch(one -> one instanceof Planned.Test(PerformanceTrial trial) && trial.isPrivileged());
    }
}
