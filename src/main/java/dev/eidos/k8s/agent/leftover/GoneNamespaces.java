package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.PagedList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The namespaces that are no longer there. To be asked after the bindings: those were made while theirs was there. */
record GoneNamespaces(ApiClient api) {
    private static final String WHAT = "cannot look for namespaces";

    /**
     * Tells which namespaces are gone; none are where nobody may say.
     *
     * @param only the one of which it matters; empty for all
     */
    Predicate<String> find(Optional<String> only, Consumer<String> warnings) throws InterruptedException {
        return only.isPresent() ? one(only.get()) : any(warnings);
    }

    /** Without a warning: as a rule it is there, and who may do something in it need not be allowed to see it. */
    private Predicate<String> one(String namespace) throws InterruptedException {
        ApiAnswer answer = api.send(WHAT, ApiRequest.get(ApiResource.namespace(namespace)));
        boolean gone = answer instanceof ApiAnswer.Refused(ApiStatus status) && status.notFound();
        return name -> gone && name.equals(namespace);
    }

    private Predicate<String> any(Consumer<String> warnings) throws InterruptedException {
        ApiRequest list = ApiRequest.get(ApiResource.namespace("").collection(), "namespaces");
        return switch (PagedList.of(list).read(api, WHAT, HashSet<String>::new, GoneNamespaces::add)) {
            case PagedList.Outcome.Whole<HashSet<String>>(HashSet<String> names) -> name -> !names.contains(name);
            case PagedList.Outcome.Refused<HashSet<String>>(ApiStatus status) -> {
                warnings.accept("permissions of namespaces that are gone are not looked for: " + status.message());
                yield _ -> false;
            }
        };
    }

    private static void add(Set<String> names, Value namespace) {
        names.add(namespace.text("metadata", "name"));
    }
}
