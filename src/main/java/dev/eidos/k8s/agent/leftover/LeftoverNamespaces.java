package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.rbac.NamespaceContent;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The namespaces that eidos itself has made, which its labels say. One goes if there is nothing in it but what goes
 * with this clean-up, and what controllers put into every namespace.
 *
 * @param removed UIDs of what this clean-up has removed already
 */
record LeftoverNamespaces(ApiClient api, LeftoverQuery query, Set<String> removed) {

    /** @param found what else is left over, with what becomes of it */
    List<Leftover> of(List<Leftover> found, Consumer<String> warnings) throws InterruptedException {
        Set<String> going = new HashSet<>(removed);
        for (Leftover one : found) {
            if (one.fate() instanceof Leftover.Fate.Remove) {
                going.add(one.identity().uid());
            }
        }
        List<Leftover> namespaces = new ArrayList<>();
        for (Value namespace : made(warnings)) {
            namespaces.add(Leftovers.leftover("", "namespaces", namespace, fate(namespace, going)));
        }
        return namespaces;
    }

    private List<Value> made(Consumer<String> warnings) throws InterruptedException {
        if (query.namespace().isPresent()) {
            ApiRequest get =
                    ApiRequest.get(ApiResource.namespace(query.namespace().get()));
            return api.send("cannot look at the namespace", get) instanceof ApiAnswer.Done(Value.Mapping namespace)
                            && Labels.areOurs(namespace)
                    ? List.of(namespace)
                    : List.of();
        }
        return switch (new LeftoverSearch(api, Labels.selector(null)).list("", "namespaces", Optional.empty())) {
            case LeftoverSearch.Found.Items(List<Value> items) -> items;
            case LeftoverSearch.Found.Forbidden(var status) -> {
                warnings.accept("not looked for: " + status.message());
                yield List.of();
            }
        };
    }

    private Leftover.Fate fate(Value namespace, Set<String> going) throws InterruptedException {
        if (!namespace.text("metadata", "deletionTimestamp").isEmpty()) {
            return Leftovers.IS_GOING;
        }
        try {
            return NamespaceContent.reason(api, namespace.text("metadata", "name"), object -> isGoing(object, going))
                    .<Leftover.Fate>map(Leftover.Fate.Keep::new)
                    .orElseGet(() -> new Leftover.Fate.Remove("made by eidos, and empty"));
        } catch (EidosException e) {
            return new Leftover.Fate.Keep("nobody says what is in it: " + e.getMessage());
        }
    }

    /** It goes, or its owner does, or it is ours and ending. */
    private static boolean isGoing(Value object, Set<String> going) {
        return going.contains(object.text("metadata", "uid"))
                || object.items("metadata", "ownerReferences").stream()
                        .anyMatch(owner -> going.contains(owner.text("uid")))
                || (Labels.areOurs((Value.Mapping) object)
                        && !object.text("metadata", "deletionTimestamp").isEmpty());
    }
}
