package dev.eidos.k8s.client;

import dev.eidos.document.Node;

/** What came of a request that reached the API server. */
public sealed interface ApiAnswer {
    /** It was done; the object, list or {@code Status} that came back. */
    record Done(Node.Mapping object) implements ApiAnswer {}

    /** It was refused. */
    record Refused(ApiStatus status) implements ApiAnswer {}

    /**
     * What came back of a request that must not be refused.
     *
     * @param what was tried, such as {@code cannot list nodes}
     * @param object what it was tried on
     * @throws dev.eidos.error.EidosException if it was refused
     */
    default Node.Mapping orThrow(String what, String object) {
        return switch (this) {
            case Done(Node.Mapping answer) -> answer;
            case Refused(ApiStatus status) -> throw ApiErrors.of(what, object, status);
        };
    }
}
