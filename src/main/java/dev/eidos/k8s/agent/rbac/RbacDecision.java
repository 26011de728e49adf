package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.api.Identity;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.Optional;

/** The decision about an object that is wanted and meant to stay, given what the cluster has. */
public sealed interface RbacDecision {

    /** There is none. */
    record Create(Manifest wanted) implements RbacDecision {}

    /** The object that is there does what is wanted. */
    record Reuse() implements RbacDecision {}

    /**
     * Ours, but not as it is wanted now.
     *
     * @param changed what was found with our changes, its resourceVersion kept, so that replacing it with an update
     *     fails if somebody else was faster
     */
    record Update(Manifest changed) implements RbacDecision {}

    /**
     * Ours, but wrong in what the API server lets nobody change: a binding's role. To be deleted, then created.
     *
     * @param found which one may be deleted
     * @param wanted with the other subjects of the one that goes
     */
    record Replace(Identity found, Manifest wanted) implements RbacDecision {}

    /** Somebody else's, and in the way. */
    record Foreign(String reason) implements RbacDecision {}

    /**
     * The decision for one object; it is the same for the same two trees.
     *
     * @param found the object of that kind and name, as the API server returned it
     */
    static RbacDecision of(Manifest wanted, Optional<Value.Mapping> found) {
        if (found.isEmpty()) {
            return new Create(wanted);
        }
        Value.Mapping object = found.get();
        return switch (wanted.kind()) {
            // Never changed, whoever made it: it is there, and that is all the agent needs of it.
            case NAMESPACE, SERVICE_ACCOUNT -> new Reuse();
            case ROLE ->
                Labels.areOurs(object)
                        ? role(wanted, NamedResults.keep(wanted.document(), object), object)
                        : foreign(wanted, object);
            case CLUSTER_ROLE ->
                Labels.areOurs(object) ? role(wanted, wanted.document(), object) : foreign(wanted, object);
            case ROLE_BINDING, CLUSTER_ROLE_BINDING ->
                Labels.areOurs(object) ? binding(wanted, object) : foreign(wanted, object);
            case JOB -> throw new IllegalArgumentException("a Job is made anew for each run");
        };
    }

    private static RbacDecision role(Manifest wanted, Value.Mapping whole, Value.Mapping found) {
        return RoleComparison.same(whole, found) ? new Reuse() : new Update(changed(wanted, found, "rules", whole));
    }

    private static RbacDecision binding(Manifest wanted, Value.Mapping found) {
        Value subject = wanted.document().items("subjects").getFirst();
        Value.Mapping all = Subjects.add(found, subject);
        if (!sameRole(wanted.document(), found)) {
            Value.Mapping document = wanted.document().with("subjects", all.items("subjects"));
            return new Replace(
                    Identity.of(found), new Manifest(wanted.kind(), wanted.namespace(), wanted.name(), document));
        }
        return Subjects.contains(found, subject) ? new Reuse() : new Update(changed(wanted, found, "subjects", all));
    }

    private static boolean sameRole(Value.Mapping wanted, Value.Mapping found) {
        return same(wanted, found, "kind") && same(wanted, found, "name");
    }

    private static boolean same(Value.Mapping wanted, Value.Mapping found, String key) {
        return wanted.text("roleRef", key).equals(found.text("roleRef", key));
    }

    /** The object that was found, with our labels and one field as they should be. */
    private static Manifest changed(Manifest wanted, Value.Mapping found, String field, Value.Mapping source) {
        Value.Mapping document = Labels.renewed(found, wanted.document()).with(field, source.items(field));
        return new Manifest(wanted.kind(), wanted.namespace(), wanted.name(), document);
    }

    private static RbacDecision foreign(Manifest wanted, Value.Mapping found) {
        String owner = found.text("metadata", "labels", EidosLabels.MANAGED_BY);
        return new Foreign("a " + wanted.kind().kind() + " of that name exists, and "
                + (owner.isEmpty() || owner.equals(EidosLabels.EIDOS)
                        ? "its labels do not say that eidos made it"
                        : "it is managed by " + owner));
    }
}
