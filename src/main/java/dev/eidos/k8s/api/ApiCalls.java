package dev.eidos.k8s.api;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import java.util.function.Consumer;

/** Requests to one cluster. */
public interface ApiCalls {
    /**
     * Sends a request.
     *
     * @param what is tried, such as {@code cannot write the ConfigMap}
     * @param wanted the parts of the answer that are read
     * @throws dev.eidos.error.EidosException if no answer came, or one that is no refusal but a failure of the server
     */
    ApiAnswer send(String what, ApiRequest request, Selection wanted) throws InterruptedException;

    /**
     * As {@link #send(String, ApiRequest, Selection)}, for a page of a list.
     *
     * @param next takes the token of the next page, if there is one, as soon as it is known; it need not be told, as
     *     the answer has it, too
     */
    default ApiAnswer page(String what, ApiRequest request, Selection wanted, Consumer<String> next)
            throws InterruptedException {
        return send(what, request, wanted);
    }

    /** As {@link #send(String, ApiRequest, Selection)}, for the whole answer. */
    default ApiAnswer send(String what, ApiRequest request) throws InterruptedException {
        return send(what, request, Selection.ALL);
    }

    /**
     * Sends a request that must not be refused.
     *
     * @throws dev.eidos.error.EidosException also if it is
     */
    default Value.Mapping call(String what, ApiRequest request) throws InterruptedException {
        return send(what, request).orThrow(what, request.object());
    }
}
