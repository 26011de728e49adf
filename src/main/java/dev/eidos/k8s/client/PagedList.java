package dev.eidos.k8s.client;

import dev.eidos.document.Node;
import dev.eidos.document.Selection;
import dev.eidos.document.Tree;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list of the API that is read page by page, so that no more than one page is ever in memory.
 *
 * <p>A continue token lives about five minutes. A list whose token expires starts again from the beginning with nothing
 * kept (Kubernetes API concepts, "Retrieving large results sets in chunks").
 *
 * @param object what is listed, such as {@code nodes}
 * @param path such as {@code /api/v1/nodes}
 * @param fieldSelector which objects to list; none for all
 * @param wanted the parts of a page that are read
 */
public record PagedList(
        String object, String path, @Nullable String fieldSelector, Selection wanted) {
    static final int PAGE = 500;
    static final int STARTS = 3;
    private static final int MAX_PAGES = 10_000;

    /**
     * A list of which parts of the items are wanted.
     *
     * @param fields such as {@code metadata.name}
     */
    public static PagedList of(String object, String path, @Nullable String fieldSelector, String... fields) {
        return new PagedList(
                object,
                path,
                fieldSelector,
                Selection.of(Stream.concat(
                                Stream.of("metadata.continue"),
                                Stream.of(fields).map(field -> "items." + field))
                        .toArray(String[]::new)));
    }

    /** Adds every item to what {@code empty} gives. */
    public <A> A fold(ClusterConnection cluster, Supplier<A> empty, BiConsumer<A, Node> add) {
        for (int start = 1; ; start++) {
            try {
                return once(cluster, empty.get(), add);
            } catch (EidosException e) {
                // the code first: ApiErrors loads the client library, which a machine without a cluster never needs
                if (e.code() != ErrorCode.FAILED || !ApiErrors.isExpired(e)) {
                    throw e;
                }
                if (start == STARTS) {
                    throw endless("the list expired " + STARTS + " times while it was read", e);
                }
            }
        }
    }

    private <A> A once(ClusterConnection cluster, A all, BiConsumer<A, Node> add) {
        String token = "";
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            Node page = cluster.get("cannot list " + object, object, at(token), wanted);
            for (Node item : Tree.items(page, "items")) {
                add.accept(all, item);
            }
            token = Tree.text(page, "metadata", "continue");
            if (token.isEmpty()) {
                return all;
            }
        }
        throw endless("no end after " + MAX_PAGES + " pages", null);
    }

    private String at(String token) {
        return path
                + "?limit=" + PAGE
                + (fieldSelector == null ? "" : "&fieldSelector=" + encoded(fieldSelector))
                + (token.isEmpty() ? "" : "&continue=" + encoded(token));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private EidosException endless(String reason, @Nullable Throwable cause) {
        return EidosException.of(ErrorCode.UNAVAILABLE, "cannot list " + object)
                .object(object)
                .reason(reason)
                .cause(cause)
                .build();
    }
}
