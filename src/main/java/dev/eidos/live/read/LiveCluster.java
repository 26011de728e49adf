package dev.eidos.live.read;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.live.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cluster that is read, and nothing else. May be used by several threads. */
public final class LiveCluster {
    private static final int FORBIDDEN = 403;
    private static final int MOST = 20_000;

    private final ApiCalls calls;
    private final LogTail logs;
    private final Scrape scrape;
    private final ServedKinds kinds;

    public LiveCluster(ApiCalls calls, LogTail logs, Scrape scrape) {
        this.calls = calls;
        this.logs = logs;
        this.scrape = scrape;
        this.kinds = new ServedKinds(calls);
    }

    /** A cluster over the network. */
    public static LiveCluster of(ApiClient api) {
        return new LiveCluster(api, new PodLogs(api), new ProxiedScrape(api));
    }

    public Scrape scrape() {
        return scrape;
    }

    public LogTail logs() {
        return logs;
    }

    /** As {@link #list(ObjectKind, String, Map, Predicate, String...)}, all of them. */
    public Listed list(ObjectKind kind, @Nullable String namespace, String... fields) throws InterruptedException {
        return list(kind, namespace, Map.of(), _ -> true, fields);
    }

    /**
     * Lists objects page by page.
     *
     * @param namespace null for all of the cluster
     * @param parameters such as a label selector
     * @param wanted what is kept; no more than 20,000 are
     * @param fields of an object that are read; none for all
     */
    public Listed list(
            ObjectKind kind,
            @Nullable String namespace,
            Map<String, String> parameters,
            Predicate<Value> wanted,
            String... fields)
            throws InterruptedException {
        Listed first = first(MOST + 1, kind, namespace, parameters, wanted, fields);
        if (first.items().size() <= MOST) {
            return first;
        }
        Finding rest =
                Finding.unknown(kind.resource(), "there are more than " + MOST + "; the rest was not read", null);
        return new Listed(true, first.items().subList(0, MOST), List.of(rest));
    }

    /** The same, of which no more than a number is kept. */
    public Listed first(
            int most,
            ObjectKind kind,
            @Nullable String namespace,
            Map<String, String> parameters,
            Predicate<Value> wanted,
            String... fields)
            throws InterruptedException {
        Folded<ArrayList<Value>> folded = fold(
                kind,
                namespace,
                parameters,
                ArrayList<Value>::new,
                (all, item) -> {
                    if (all.size() < most && wanted.test(item)) {
                        all.add(item);
                    }
                },
                fields);
        return new Listed(folded.served(), folded.all(), folded.unread());
    }

    /**
     * Folds objects page by page into what is to be known of them: of thousands no more than that is kept.
     *
     * @param empty what a list begins with; once more where it expires while it is read
     */
    public <A> Folded<A> fold(
            ObjectKind kind,
            @Nullable String namespace,
            Map<String, String> parameters,
            Supplier<A> empty,
            BiConsumer<A, Value> add,
            String... fields)
            throws InterruptedException {
        ApiRequest request = ApiRequest.get(kind.path(namespace), kind.resource());
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            request = request.with(parameter.getKey(), parameter.getValue());
        }
        try {
            return switch (new PagedList(request, selection(fields))
                    .read(calls, "cannot list " + kind.resource(), empty, add)) {
                case PagedList.Outcome.Whole<A>(A all) -> new Folded<>(true, all, List.of());
                case PagedList.Outcome.Refused<A>(ApiStatus status) -> {
                    Listed refused = refused(kind, namespace, status);
                    yield new Folded<>(refused.served(), empty.get(), refused.unread());
                }
            };
        } catch (EidosException e) {
            return new Folded<>(true, empty.get(), List.of(unread(kind.resource(), e)));
        }
    }

    private static Selection selection(String... fields) {
        if (fields.length == 0) {
            return Selection.ALL;
        }
        String[] paths = new String[fields.length + 3];
        paths[0] = "metadata.continue";
        paths[1] = "items.metadata.name";
        paths[2] = "items.metadata.namespace";
        for (int i = 0; i < fields.length; i++) {
            paths[i + 3] = "items." + fields[i];
        }
        return Selection.of(paths);
    }

    /** One object, as a list of it or of nothing. */
    public Listed get(ObjectKind kind, @Nullable String namespace, String name) throws InterruptedException {
        ApiRequest request = ApiRequest.get(kind.path(namespace) + "/" + name, kind.object(namespace, name));
        try {
            return switch (calls.send("cannot read " + kind.object(namespace, name), request)) {
                case ApiAnswer.Done(Value.Mapping object) -> Listed.of(List.of(object));
                case ApiAnswer.Refused(ApiStatus status) ->
                    status.notFound() ? Listed.of(List.of()) : refused(kind, namespace, status);
            };
        } catch (EidosException e) {
            return Listed.unread(unread(kind.object(namespace, name), e));
        }
    }

    private static Listed refused(ObjectKind kind, @Nullable String namespace, ApiStatus status) {
        if (status.notFound()) {
            return Listed.notServed();
        }
        return Listed.unread(
                status.code() == FORBIDDEN
                        ? Permission.missing(kind, namespace, status.message())
                        : Finding.unknown(kind.resource(), "could not be read: " + status.message(), null));
    }

    private static Finding unread(String object, EidosException e) {
        return Finding.unknown(object, e.what() + (e.reason() == null ? "" : ": " + e.reason()), e.suggestion());
    }

    /**
     * The UID by which a cluster is known, that of the namespace {@code kube-system}; empty where it may not be read.
     *
     * @throws EidosException if the server does not answer
     */
    public String uid() throws InterruptedException {
        ApiRequest request = ApiRequest.get(ApiResource.namespace("kube-system"));
        return switch (calls.send("cannot tell which cluster it is", request)) {
            case ApiAnswer.Done(Value.Mapping namespace) -> namespace.text("metadata", "uid");
            case ApiAnswer.Refused _ -> "";
        };
    }

    /** The server's version, such as {@code v1.34.2}; empty where it does not tell. */
    public String version() throws InterruptedException {
        try {
            return switch (calls.send("cannot tell its version", ApiRequest.get("/version", "/version"))) {
                case ApiAnswer.Done(Value.Mapping version) -> version.text("gitVersion");
                case ApiAnswer.Refused _ -> "";
            };
        } catch (EidosException e) {
            return "";
        }
    }

    /**
     * A kind by its name in the version that the server prefers, of those that have it:
     * {@code clusterpolicies.nvidia.com}, or {@code pods} of the core group; empty where its group is not served.
     *
     * @throws EidosException if the server does not answer
     */
    public Optional<ObjectKind> kind(String resource) throws InterruptedException {
        int dot = resource.indexOf('.');
        if (dot < 0) {
            return Optional.of(new ObjectKind("", "v1", resource));
        }
        return kinds.find(resource.substring(dot + 1), resource.substring(0, dot));
    }

    /**
     * A kind by the name that its objects have; empty where the server does not have it.
     *
     * @throws EidosException if the server does not tell what it has
     */
    public Optional<NamedKind> kind(NamedKind.Name name) throws InterruptedException {
        return kinds.find(name);
    }

    /** The version of a group that the server prefers; empty where it does not serve it. */
    public String version(String group) throws InterruptedException {
        return kinds.preferred(group);
    }
}
