package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.RbacRemoval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The decisions about RBAC objects of ours: none is removed while a run is active that may need them, and of a binding
 * only the subjects that are ServiceAccounts within the search.
 *
 * @param namespace the namespace that is searched; empty for the whole cluster
 * @param activeRun a Job that is still at work, if there is one
 */
record LeftoverRbac(Optional<String> namespace, Optional<String> activeRun) {
    private static final String MADE_BY_US = "made by eidos";

    /** Bindings before the roles that they give, as they have to go. */
    List<Leftover> of(Map<ObjectKind, List<Value>> found) {
        List<Leftover> leftovers = new ArrayList<>();
        Map<String, RbacRemoval> bindings = new HashMap<>();
        for (ObjectKind kind : List.of(ObjectKind.ROLE_BINDING, ObjectKind.CLUSTER_ROLE_BINDING)) {
            for (Value binding : found.getOrDefault(kind, List.of())) {
                RbacRemoval removal = RbacRemoval.ofBinding(typed(kind, binding), subject -> !isOutside(subject));
                bindings.put(role(binding), removal);
                leftovers.add(leftover(kind, binding, fate(removal, MADE_BY_US)));
            }
        }
        for (ObjectKind kind : List.of(ObjectKind.ROLE, ObjectKind.CLUSTER_ROLE)) {
            for (Value role : found.getOrDefault(kind, List.of())) {
                Optional<RbacRemoval> binding = Optional.ofNullable(bindings.get(address(kind, role)));
                RbacRemoval removal = RbacRemoval.ofRole(Optional.of(typed(kind, role)), binding);
                String reason = binding.isPresent() ? MADE_BY_US : MADE_BY_US + ", and not bound";
                leftovers.add(leftover(kind, role, fate(removal, reason)));
            }
        }
        for (Value account : found.getOrDefault(ObjectKind.SERVICE_ACCOUNT, List.of())) {
            leftovers.add(leftover(ObjectKind.SERVICE_ACCOUNT, account, free(MADE_BY_US)));
        }
        return leftovers;
    }

    private static Leftover leftover(ObjectKind kind, Value object, Leftover.Fate fate) {
        return Leftovers.leftover(kind.group(), kind.plural(), object, fate);
    }

    /** The object with its kind, which items of a list lack. */
    private static Value.Mapping typed(ObjectKind kind, Value object) {
        return ((Value.Mapping) object).with("apiVersion", kind.apiVersion()).with("kind", kind.kind());
    }

    private Leftover.Fate fate(RbacRemoval removal, String reason) {
        if (activeRun.isPresent()) {
            return free(reason);
        }
        return switch (removal) {
            case RbacRemoval.Keep(String why) -> new Leftover.Fate.Keep(why);
            case RbacRemoval.Delete _ -> free(reason);
            case RbacRemoval.RemoveSubject(Value.Mapping changed) ->
                new Leftover.Fate.Release("others use it too", changed);
        };
    }

    private Leftover.Fate free(String reason) {
        return activeRun
                .<Leftover.Fate>map(job -> new Leftover.Fate.Keep("a run is active: " + job))
                .orElseGet(() -> new Leftover.Fate.Remove(reason));
    }

    private boolean isOutside(Value subject) {
        return namespace.isPresent() && !subject.text("namespace").equals(namespace.get());
    }

    private static String role(Value binding) {
        boolean clusterRole = binding.text("roleRef", "kind").equals(ObjectKind.CLUSTER_ROLE.kind());
        return (clusterRole ? "" : binding.text("metadata", "namespace")) + "/" + binding.text("roleRef", "name");
    }

    private static String address(ObjectKind kind, Value role) {
        return (kind == ObjectKind.CLUSTER_ROLE ? "" : role.text("metadata", "namespace")) + "/"
                + role.text("metadata", "name");
    }
}
