package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.api.Identity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The decision of clean-up about an object that outlives a run, given what the cluster has. */
public sealed interface RbacRemoval {

    /** Nothing: there is none, it is not ours, or others need it. */
    record Keep(String reason) implements RbacRemoval {}

    /**
     * Others use it too: take out what is ours.
     *
     * @param changed what was found without our subjects, its resourceVersion kept
     */
    record RemoveSubject(Value.Mapping changed) implements RbacRemoval {}

    /** Ours, and nobody else's. */
    record Delete(Identity found) implements RbacRemoval {}

    /** For a ServiceAccount, a RoleBinding or a ClusterRoleBinding. */
    static RbacRemoval of(Manifest wanted, Optional<Value.Mapping> found) {
        return switch (wanted.kind()) {
            case SERVICE_ACCOUNT -> ours(found);
            case ROLE_BINDING, CLUSTER_ROLE_BINDING -> binding(wanted, found);
            case ROLE, CLUSTER_ROLE -> throw new IllegalArgumentException("a role goes only with its binding");
            case NAMESPACE, JOB -> throw new IllegalArgumentException("not RBAC: " + wanted.object());
        };
    }

    /**
     * For a Role or a ClusterRole.
     *
     * @param bindings what becomes of each binding of it, which is decided first: while one gives the role to others,
     *     or is not ours to take away, the role stays
     */
    static RbacRemoval ofRole(Optional<Value.Mapping> found, Collection<RbacRemoval> bindings) {
        for (RbacRemoval binding : bindings) {
            switch (binding) {
                case RemoveSubject _ -> {
                    return new Keep("others use it");
                }
                case Keep keep -> {
                    return keep;
                }
                case Delete _ -> {}
            }
        }
        return ours(found);
    }

    private static RbacRemoval ours(Optional<Value.Mapping> found) {
        return found.map(RbacRemoval::ours).orElseGet(() -> new Keep("it is gone"));
    }

    private static RbacRemoval ours(Value.Mapping found) {
        return Labels.areOurs(found) ? new Delete(Identity.of(found)) : new Keep("eidos did not make it");
    }

    private static RbacRemoval binding(Manifest wanted, Optional<Value.Mapping> found) {
        Value subject = wanted.document().items("subjects").getFirst();
        return found.map(object -> ofBinding(object, other -> Subjects.same(other, subject)))
                .orElseGet(() -> ours(found));
    }

    /**
     * For a binding that was found.
     *
     * @param going which of its subjects shall no longer have its role
     */
    static RbacRemoval ofBinding(Value.Mapping found, Predicate<Value> going) {
        if (!(ours(found) instanceof Delete delete)) {
            return ours(found);
        }
        List<Value> all = found.items("subjects");
        List<Value> others = all.stream().filter(going.negate()).toList();
        if (others.isEmpty()) {
            return delete;
        }
        return others.size() == all.size()
                ? new Keep("others use it")
                : new RemoveSubject(found.with("subjects", others));
    }
}
