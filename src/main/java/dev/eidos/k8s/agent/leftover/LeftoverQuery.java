package dev.eidos.k8s.agent.leftover;

import dev.eidos.k8s.agent.api.Checks;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.NameKind;
import java.time.Duration;
import java.util.Optional;

/**
 * A query for leftovers of eidos: which to look for, and which of them may be removed.
 *
 * @param namespace the namespace to look in; empty for all namespaces
 * @param fallback the namespace to look in if the caller may not look into all
 * @param run the run whose leftovers to look for; empty for all runs
 * @param olderThan the least age of what is removed: whoever made something younger may be about to read it
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

    /** The same for all that eidos has made. */
    LeftoverQuery withRbac() {
        return new LeftoverQuery(namespace, fallback, Optional.empty(), olderThan, force, true);
    }

    LeftoverQuery in(String only) {
        return new LeftoverQuery(Optional.of(only), fallback, run, olderThan, force, rbac);
    }
}
