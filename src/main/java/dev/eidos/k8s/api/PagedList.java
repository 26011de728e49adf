package dev.eidos.k8s.api;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of the API that is read page by page, so that no more than two pages are ever in memory.
 *
 * <p>A continue token lives about five minutes. A list whose token expires starts again from the beginning with nothing
 * kept (Kubernetes API concepts, "Retrieving large results sets in chunks").
 *
 * @param collection a GET of the collection, with selectors; its {@code limit}, if it has one, is how many items a page
 *     has
 * @param wanted the parts of a page that are read
 */
public record PagedList(ApiRequest collection, Selection wanted) {
    static final int STARTS = 3;
    private static final String PAGE = "500";
    private static final int MAX_PAGES = 10_000;

    /** The outcome of reading a list. */
    public sealed interface Outcome<A> {
        /** All of it. */
        record Whole<A>(A all) implements Outcome<A> {}

        record Refused<A>(ApiStatus status) implements Outcome<A> {}
    }

    /** A list of which everything is wanted. */
    public static PagedList of(ApiRequest collection) {
        return new PagedList(collection, Selection.ALL);
    }

    /**
     * A list of which parts of the items are wanted.
     *
     * @param object what is listed, such as {@code nodes}
     * @param path such as {@code /api/v1/nodes}
     * @param fieldSelector which objects to list; none for all
     * @param fields such as {@code metadata.name}
     */
    public static PagedList of(String object, String path, @Nullable String fieldSelector, String... fields) {
        ApiRequest all = ApiRequest.get(path, object);
        return new PagedList(
                fieldSelector == null ? all : all.with("fieldSelector", fieldSelector),
                Selection.of(Stream.concat(
                                Stream.of("metadata.continue"),
                                Stream.of(fields).map(field -> "items." + field))
                        .toArray(String[]::new)));
    }

    /** Adds every item to what {@code empty} gives. */
    public <A> A fold(ApiCalls cluster, Supplier<A> empty, BiConsumer<A, Value> add) throws InterruptedException {
        return fold(cluster, "cannot list " + collection.object(), empty, add);
    }

    /**
     * Adds every item to what {@code empty} gives.
     *
     * @param what is tried, such as {@code cannot list nodes}
     */
    public <A> A fold(ApiCalls cluster, String what, Supplier<A> empty, BiConsumer<A, Value> add)
            throws InterruptedException {
        return switch (read(cluster, what, empty, add)) {
            case Outcome.Whole<A>(A all) -> all;
            case Outcome.Refused<A>(ApiStatus status) -> throw ApiErrors.of(what, collection.object(), status);
        };
    }

    /**
     * Adds every item to what {@code empty} gives, unless that is refused.
     *
     * @param what is tried, such as {@code cannot list nodes}
     * @throws EidosException if no answer came, or a list that has no end
     */
    public <A> Outcome<A> read(ApiCalls cluster, String what, Supplier<A> empty, BiConsumer<A, Value> add)
            throws InterruptedException {
        for (int start = 1; start <= STARTS; start++) {
            Outcome<A> outcome = once(cluster, what, empty.get(), add);
            if (!(outcome instanceof Outcome.Refused<A>(ApiStatus status)) || !status.expired()) {
                return outcome;
            }
        }
        throw endless(what, "the list expired " + STARTS + " times while it was read");
    }

    private <A> Outcome<A> once(ApiCalls cluster, String what, A all, BiConsumer<A, Value> add)
            throws InterruptedException {
        String items = collection.parameters().getOrDefault("limit", PAGE);
        try (var pages = new PagesAhead(cluster, what, collection, items, wanted)) {
            for (int page = 0; page < MAX_PAGES; page++) {
                switch (pages.read()) {
                    case ApiAnswer.Refused(ApiStatus status) -> {
                        return new Outcome.Refused<>(status);
                    }
                    case ApiAnswer.Done(Value.Mapping list) -> {
                        if (!isList(list.get("items"))) {
                            throw notAList(what, collection);
                        }
                        list.items("items").forEach(item -> add.accept(all, item));
                        String token = list.text("metadata", "continue");
                        if (token.isEmpty()) {
                            return new Outcome.Whole<>(all);
                        }
                        pages.turn(token);
                    }
                }
            }
        }
        throw endless(what, "no end after " + MAX_PAGES + " pages");
    }

    /** Go writes a list of nothing as null. */
    private static boolean isList(@Nullable Value items) {
        return items instanceof Value.Sequence || (items instanceof Value.Scalar scalar && scalar.value() == null);
    }

    /** The API server gives {@code items} in every list, also where there are none. */
    static EidosException notAList(String what, ApiRequest collection) {
        return EidosException.of(ErrorCode.UNAVAILABLE, what)
                .object(collection.object())
                .reason("the server's answer is not a list of the API")
                .suggestion("check that the cluster's server in the kubeconfig is an API server")
                .build();
    }

    private EidosException endless(String what, String reason) {
        return EidosException.of(ErrorCode.UNAVAILABLE, what)
                .object(collection.object())
                .reason(reason)
                .build();
    }
}
