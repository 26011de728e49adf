package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.RbacRemoval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The decisions about RBAC objects. What a binding gives to a namespace that is gone is taken out in any case: whoever
 * makes that namespace anew would have it. All else goes only where that was asked for, of a binding only the subjects
 * that are ServiceAccounts within the search, and nothing while a run is active that may need it.
 *
 * @param asked whether RBAC shall go that serves namespaces which are there
 * @param namespace the namespace that is searched; empty for the whole cluster
 * @param activeRun a Job that is still at work, if there is one
 * @param gone tells by its name whether a namespace is gone
 */
record LeftoverRbac(boolean asked, Optional<String> namespace, Optional<String> activeRun, Predicate<String> gone) {
    private static final String MADE_BY_US = "made by eidos";
    private static final RbacRemoval UNSEEN =
            new RbacRemoval.Keep("you may not list ClusterRoleBindings, and one may give it to others");

    /**
     * Decides about what was found; bindings come before the roles that they give, as they have to go.
     *
     * @param found objects of ours by their kind, and all ClusterRoleBindings; without the kinds that may not be listed
     */
    List<Leftover> of(Map<ObjectKind, List<Value>> found) {
        List<Leftover> leftovers = new ArrayList<>();
        Map<String, List<RbacRemoval>> bindings = new HashMap<>();
        for (ObjectKind kind : List.of(ObjectKind.ROLE_BINDING, ObjectKind.CLUSTER_ROLE_BINDING)) {
            for (Value binding : found.getOrDefault(kind, List.of())) {
                Value.Mapping typed = typed(kind, binding);
                RbacRemoval removal = RbacRemoval.ofBinding(typed, this::isGoing);
                bindings.computeIfAbsent(role(binding), _ -> new ArrayList<>()).add(removal);
                if (Labels.areOurs(typed) && concerns(binding)) {
                    add(leftovers, kind, binding, removal, reason(binding));
                }
            }
        }
        for (ObjectKind kind : List.of(ObjectKind.ROLE, ObjectKind.CLUSTER_ROLE)) {
            boolean unseen = kind == ObjectKind.CLUSTER_ROLE && !found.containsKey(ObjectKind.CLUSTER_ROLE_BINDING);
            for (Value role : found.getOrDefault(kind, List.of())) {
                List<RbacRemoval> ofRole =
                        unseen ? List.of(UNSEEN) : bindings.getOrDefault(address(kind, role), List.of());
                if (!isWithin(kind, role, ofRole)) {
                    continue;
                }
                RbacRemoval removal = counted(RbacRemoval.ofRole(Optional.of(typed(kind, role)), ofRole), ofRole);
                String reason = ofRole.isEmpty() ? MADE_BY_US + ", and not bound" : MADE_BY_US;
                add(leftovers, kind, role, mayGo() || !ofRole.isEmpty() ? removal : kept(), reason);
            }
        }
        for (Value account : found.getOrDefault(ObjectKind.SERVICE_ACCOUNT, List.of())) {
            leftovers.add(leftover(
                    ObjectKind.SERVICE_ACCOUNT,
                    account,
                    active().<Leftover.Fate>map(Leftover.Fate.Keep::new)
                            .orElseGet(() -> new Leftover.Fate.Remove(MADE_BY_US))));
        }
        return leftovers;
    }

    /** In another namespace a Role is looked at only for a binding that goes. */
    private boolean isWithin(ObjectKind kind, Value role, List<RbacRemoval> bindings) {
        return kind == ObjectKind.CLUSTER_ROLE
                || namespace.isEmpty()
                || role.text("metadata", "namespace").equals(namespace.get())
                || bindings.stream().anyMatch(RbacRemoval.Delete.class::isInstance);
    }

    /** Those that others have are counted, not listed: there may be one for each namespace of the cluster. */
    private static RbacRemoval counted(RbacRemoval removal, List<RbacRemoval> bindings) {
        long others = bindings.stream()
                .filter(binding -> !(binding instanceof RbacRemoval.Delete))
                .count();
        return removal instanceof RbacRemoval.Keep && others > 1
                ? new RbacRemoval.Keep(others + " bindings of others use it")
                : removal;
    }

    /** Returns whether a binding is in the namespace that is searched, or gives something to it. */
    private boolean concerns(Value binding) {
        return namespace.isEmpty()
                || binding.text("metadata", "namespace").equals(namespace.get())
                || binding.items("subjects").stream().anyMatch(subject -> !isOutside(subject));
    }

    /** What stays is listed only where it was asked for. */
    private void add(List<Leftover> all, ObjectKind kind, Value object, RbacRemoval removal, String reason) {
        switch (removal) {
            case RbacRemoval.Keep(String why) -> {
                if (asked) {
                    all.add(leftover(kind, object, new Leftover.Fate.Keep(active().orElse(why))));
                }
            }
            case RbacRemoval.Delete _ -> all.add(leftover(kind, object, new Leftover.Fate.Remove(reason)));
            case RbacRemoval.RemoveSubject(Value.Mapping changed) ->
                all.add(leftover(kind, object, new Leftover.Fate.Release("others use it too", changed)));
        }
    }

    private static Leftover leftover(ObjectKind kind, Value object, Leftover.Fate fate) {
        return Leftovers.leftover(kind.group(), kind.plural(), object, fate);
    }

    /** The object with its kind, which items of a list lack. */
    private static Value.Mapping typed(ObjectKind kind, Value object) {
        return ((Value.Mapping) object).with("apiVersion", kind.apiVersion()).with("kind", kind.kind());
    }

    private String reason(Value binding) {
        boolean allGone = !binding.items("subjects").isEmpty()
                && binding.items("subjects").stream().allMatch(this::isOfNamespaceThatIsGone);
        return allGone ? "its namespace is gone" : MADE_BY_US;
    }

    private boolean mayGo() {
        return asked && activeRun.isEmpty();
    }

    private RbacRemoval kept() {
        return new RbacRemoval.Keep(active().orElse(""));
    }

    private Optional<String> active() {
        return activeRun.map(job -> "a run is active: " + job);
    }

    private boolean isGoing(Value subject) {
        return !isOutside(subject) && (mayGo() || isOfNamespaceThatIsGone(subject));
    }

    private boolean isOfNamespaceThatIsGone(Value subject) {
        String name = subject.text("namespace");
        return subject.text("kind").equals(ObjectKind.SERVICE_ACCOUNT.kind()) && !name.isEmpty() && gone.test(name);
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
