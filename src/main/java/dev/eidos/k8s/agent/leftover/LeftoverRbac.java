package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.RbacRemoval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which RBAC objects of ours may go: none while a run is active that may need them, and of a binding only what it
 * gives to ServiceAccounts within the search.
 *
 * @param namespace what is searched; none: all of the cluster
 * @param activeRun a Job that is still at work, if there is one
 */
record LeftoverRbac(Optional<String> namespace, Optional<String> activeRun) {

    /** Bindings before the roles that they give, as they have to go. */
    List<Leftover> of(Map<ObjectKind, List<Value>> found) {
        List<Leftover> leftovers = new ArrayList<>();
        Map<String, Leftover.Fate> bindings = new HashMap<>();
        for (ObjectKind kind : List.of(ObjectKind.ROLE_BINDING, ObjectKind.CLUSTER_ROLE_BINDING)) {
            for (Value binding : found.getOrDefault(kind, List.of())) {
                Leftover.Fate fate = ofBinding(kind, binding);
                bindings.put(role(binding), fate);
                leftovers.add(leftover(kind, binding, fate));
            }
        }
        for (ObjectKind kind : List.of(ObjectKind.ROLE, ObjectKind.CLUSTER_ROLE)) {
            for (Value role : found.getOrDefault(kind, List.of())) {
                leftovers.add(leftover(kind, role, ofRole(bindings.get(address(kind, role)))));
            }
        }
        for (Value account : found.getOrDefault(ObjectKind.SERVICE_ACCOUNT, List.of())) {
            leftovers.add(leftover(ObjectKind.SERVICE_ACCOUNT, account, free("made by eidos")));
        }
        return leftovers;
    }

    private static Leftover leftover(ObjectKind kind, Value object, Leftover.Fate fate) {
        return Leftovers.leftover(kind.group(), kind.plural(), object, fate);
    }

    private Leftover.Fate free(String reason) {
        return activeRun
                .<Leftover.Fate>map(job -> new Leftover.Fate.Keep("a run is active: " + job))
                .orElseGet(() -> new Leftover.Fate.Remove(reason));
    }

    private Leftover.Fate ofBinding(ObjectKind kind, Value binding) {
        if (activeRun.isPresent()) {
            return free("made by eidos");
        }
        // what is listed does not say of what kind it is
        Value.Mapping typed =
                ((Value.Mapping) binding).with("apiVersion", kind.apiVersion()).with("kind", kind.kind());
        return switch (RbacRemoval.ofBinding(typed, subject -> !isOutside(subject))) {
            case RbacRemoval.Keep(String reason) -> new Leftover.Fate.Keep(reason);
            case RbacRemoval.Delete _ -> free("made by eidos");
            case RbacRemoval.RemoveSubject(Value.Mapping changed) ->
                new Leftover.Fate.Release("others use it too", changed);
        };
    }

    private boolean isOutside(Value subject) {
        return namespace.isPresent() && !subject.text("namespace").equals(namespace.get());
    }

    /** A role goes with its binding; one without any may go at once. */
    private Leftover.Fate ofRole(Leftover.@Nullable Fate binding) {
        return switch (binding) {
            case Leftover.Fate.Keep keep -> keep;
            case Leftover.Fate.Release _ -> new Leftover.Fate.Keep("others use it");
            case Leftover.Fate.Remove _ -> free("made by eidos");
            case null -> free("made by eidos, and not bound");
        };
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
