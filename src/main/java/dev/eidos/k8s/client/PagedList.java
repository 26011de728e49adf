package dev.eidos.k8s.client;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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
 */
public record PagedList(
        String object, String path, @Nullable String fieldSelector) {
    static final int PAGE = 500;
    static final int STARTS = 3;
    private static final int MAX_PAGES = 10_000;

    /** One page, with the fields that its reader wants. */
    public interface Page<T> {
        @Nullable
        ListMeta metadata();

        @Nullable
        List<T> items();
    }

    /**
     * Adds every item to what {@code empty} gives.
     *
     * @param type a record with the components {@code metadata} and {@code items}
     */
    public <T, P extends Page<T>, A> A fold(
            ClusterConnection cluster, Class<P> type, Supplier<A> empty, BiConsumer<A, T> add) {
        for (int start = 1; ; start++) {
            try {
                return once(cluster, type, empty.get(), add);
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

    private <T, P extends Page<T>, A> A once(ClusterConnection cluster, Class<P> type, A all, BiConsumer<A, T> add) {
        String token = "";
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            P page = cluster.get("cannot list " + object, object, at(token), type);
            for (T item : Objects.requireNonNullElse(page.items(), List.<T>of())) {
                add.accept(all, item);
            }
            ListMeta metadata = page.metadata();
            token = metadata == null ? "" : Objects.requireNonNullElse(metadata.token(), "");
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
