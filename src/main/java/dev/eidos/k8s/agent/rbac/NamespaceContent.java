package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.api.Parallel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that a namespace holds, of whatever kind the cluster knows: what goes with a namespace nobody brings back. Where
 * somebody may not look, there may be something.
 */
public final class NamespaceContent {
    private static final String WHAT = "cannot look into the namespace";

    /** Controllers of Kubernetes, OpenShift and Istio put these into every namespace. */
    private static final Set<String> EVERYWHERE = Set.of(
            "serviceaccounts/default",
            "serviceaccounts/builder",
            "serviceaccounts/deployer",
            "configmaps/kube-root-ca.crt",
            "configmaps/openshift-service-ca.crt",
            "configmaps/istio-ca-root-cert",
            "rolebindings/system:deployers",
            "rolebindings/system:image-builders",
            "rolebindings/system:image-pullers");

    /** Groups whose objects nobody has put there: they are made up, or report on others. */
    private static final Set<String> DERIVED = Set.of(
            "events.k8s.io", "metrics.k8s.io", "packages.operators.coreos.com", "wgpolicyk8s.io", "reports.kyverno.io");

    private final ApiClient client;
    private final String namespace;
    private final Predicate<Value> ignored;

    private NamespaceContent(ApiClient client, String namespace, Predicate<Value> ignored) {
        this.client = client;
        this.namespace = namespace;
        this.ignored = ignored;
    }

    /**
     * A reason why somebody may miss the namespace, which names an object in it; empty if there is none.
     *
     * @param ignored objects that do not count, as they are about to go
     * @throws EidosException if the server does not say what there may be
     */
    public static Optional<String> reason(ApiClient client, String namespace, Predicate<Value> ignored)
            throws InterruptedException {
        return new NamespaceContent(client, namespace, ignored).reason();
    }

    private Optional<String> reason() throws InterruptedException {
        List<String> kinds = kinds();
        if (!kinds.contains("/api/v1/pods")) {
            return Optional.of("the server does not say what there may be in it");
        }
        List<Callable<Optional<String>>> lists = new ArrayList<>();
        for (String path : kinds) {
            lists.add(() -> foreign(path));
        }
        return Parallel.all(lists).stream().flatMap(Optional::stream).findFirst();
    }

    /** The paths of all kinds of objects that a namespace can hold, such as {@code /apis/apps/v1/deployments}. */
    private List<String> kinds() throws InterruptedException {
        List<Callable<Stream<String>>> groups = new ArrayList<>();
        groups.add(() -> kinds("/api/v1"));
        for (Value group : get("/apis").items("groups")) {
            if (!DERIVED.contains(group.text("name"))) {
                // of all versions: Kubernetes 1.20 has Jobs in v1 and CronJobs in v1beta1 of one group
                for (Value version : group.items("versions")) {
                    String path = "/apis/" + version.text("groupVersion");
                    groups.add(() -> kinds(path));
                }
            }
        }
        Map<String, String> byKind = new LinkedHashMap<>();
        Parallel.all(groups).stream()
                .flatMap(paths -> paths)
                .forEach(path -> byKind.putIfAbsent(path.replaceFirst("/[^/]+/([^/]+)$", "/$1"), path));
        return List.copyOf(byKind.values());
    }

    private Stream<String> kinds(String path) throws InterruptedException {
        return get(path).items("resources").stream()
                .filter(kind -> kind.flag("namespaced"))
                .filter(kind -> kind.items("verbs").stream()
                        .anyMatch(verb -> verb.text().equals("list")))
                .map(kind -> kind.text("name"))
                .filter(name -> !name.equals("events"))
                .map(name -> path + "/" + name);
    }

    private Value get(String path) throws InterruptedException {
        return switch (client.send(WHAT, ApiRequest.get(path, "kinds of " + path))) {
            case ApiAnswer.Done(Value.Mapping found) -> found;
            // such as of a group that has just gone
            case ApiAnswer.Refused(ApiStatus status) -> {
                if (status.notFound()) {
                    yield Value.Mapping.EMPTY;
                }
                throw ApiClient.refusal(WHAT, path, status);
            }
        };
    }

    private Optional<String> foreign(String path) throws InterruptedException {
        String plural = path.substring(path.lastIndexOf('/') + 1);
        String all = path.substring(0, path.lastIndexOf('/')) + "/namespaces/" + namespace + "/" + plural;
        // those of ServiceAccounts come and go with them, and nobody reads more of a Secret than has to be
        String others = plural.equals("secrets") ? "type!=kubernetes.io/service-account-token" : null;
        PagedList list = PagedList.of(plural + " in " + namespace, all, others, "metadata");
        return switch (list.read(client, WHAT, ArrayList<Value>::new, List::add)) {
            case PagedList.Outcome.Whole<ArrayList<Value>>(ArrayList<Value> items) ->
                items.stream()
                        .filter(item -> !ignored.test(item) && !isOfPlatform(plural, item))
                        .findFirst()
                        .map(item -> "it is not empty: " + plural + "/" + item.text("metadata", "name"));
            case PagedList.Outcome.Refused<ArrayList<Value>>(ApiStatus status) ->
                status.notFound() || status.code() == 405
                        ? Optional.empty()
                        : Optional.of("you may not look for " + plural + " in it");
        };
    }

    private static boolean isOfPlatform(String plural, Value item) {
        return EVERYWHERE.contains(plural + "/" + item.text("metadata", "name"))
                // a copy that the Operator Lifecycle Manager puts into every namespace
                || !item.text("metadata", "labels", "olm.copiedFrom").isEmpty()
                || (plural.equals("secrets")
                        && !item.text("metadata", "annotations", "kubernetes.io/service-account.name")
                                .isEmpty());
    }
}
