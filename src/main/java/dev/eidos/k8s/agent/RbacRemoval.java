package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import dev.eidos.k8s.client.Identity;
import java.util.Optional;

/** What clean-up does about an object that outlives a run, given what the cluster has. */
public sealed interface RbacRemoval {

    /** Nothing: there is none, it is not ours, or others need it. */
    record Keep(String reason) implements RbacRemoval {}

    /**
     * Others use it too: take out what is ours.
     *
     * @param changed what was found without our subject, its resourceVersion kept
     */
    record RemoveSubject(Manifest changed) implements RbacRemoval {}

    /** Ours, and nobody else's. */
    record Delete(Identity found) implements RbacRemoval {}

    /** For a ServiceAccount, a RoleBinding or a ClusterRoleBinding. */
    static RbacRemoval of(Manifest wanted, Optional<Node.Mapping> found) {
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
     * @param binding what becomes of the binding, which is decided first: while it gives the role to others, or is not
     *     ours to take away, the role stays
     * @param bindingFound the binding that this was decided about
     */
    static RbacRemoval ofRole(Optional<Node.Mapping> found, RbacRemoval binding, Optional<Node.Mapping> bindingFound) {
        return switch (binding) {
            case Delete _ -> ours(found);
            case RemoveSubject _ -> new Keep("others use it");
            case Keep keep -> bindingFound.isEmpty() ? ours(found) : keep;
        };
    }

    private static RbacRemoval ours(Optional<Node.Mapping> found) {
        if (found.isEmpty()) {
            return new Keep("it is gone");
        }
        return Labels.areOurs(found.get()) ? new Delete(Identity.of(found.get())) : new Keep("eidos did not make it");
    }

    private static RbacRemoval binding(Manifest wanted, Optional<Node.Mapping> found) {
        if (!(ours(found) instanceof Delete delete)) {
            return ours(found);
        }
        Node.Mapping object = found.orElseThrow();
        Node subject = Tree.items(wanted.document(), "subjects").getFirst();
        Node.Mapping rest = Subjects.remove(object, subject);
        if (Tree.items(rest, "subjects").isEmpty()) {
            return delete;
        }
        return Subjects.contains(object, subject)
                ? new RemoveSubject(new Manifest(wanted.kind(), wanted.namespace(), wanted.name(), rest))
                : new Keep("others use it");
    }
}
