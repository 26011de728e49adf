package dev.eidos.k8s.agent.leftover;

import dev.eidos.k8s.agent.api.Checks;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.NameKind;
import java.time.Duration;
import java.util.Optional;

/**
 * Which leftovers of eidos to look for, and which of them may go.
 *
 * @param namespace where to look; none: in all namespaces
 * @param fallback where to look if nobody may look into all namespaces
 * @param run only this run's; none: of all runs
 * @param olderThan what is younger stays: whoever made it may be about to read it
 * @param force whether Jobs that are still at work go as well
 * @param rbac whether ServiceAccounts, roles and bindings that are ours go too
 */
public record LeftoverQuery(
        Optional<String> namespace,
        String fallback,
        Optional<RunId> run,
        Duration olderThan,
        boolean force,
        boolean rbac) {
    public LeftoverQuery {
        namespace.ifPresent(name -> Checks.name("namespace", name, NameKind.LABEL));
        Checks.name("namespace", fallback, NameKind.LABEL);
    }

    LeftoverQuery in(String only) {
        return new LeftoverQuery(Optional.of(only), fallback, run, olderThan, force, rbac);
    }
}
