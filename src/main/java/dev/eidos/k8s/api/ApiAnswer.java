package dev.eidos.k8s.api;

import dev.eidos.document.Value;

/** What came of a request that reached the API server. */
public sealed interface ApiAnswer {
    /** It was done; the object, list or {@code Status} that came back. */
    record Done(Value.Mapping object) implements ApiAnswer {}

    /** It was refused. */
    record Refused(ApiStatus status) implements ApiAnswer {}

    /**
     * What came back of a request that must not be refused.
     *
     * @param what was tried, such as {@code cannot list nodes}
     * @param object what it was tried on
     * @throws dev.eidos.error.EidosException if it was refused
     */
    default Value.Mapping orThrow(String what, String object) {
        return switch (this) {
            case Done(Value.Mapping answer) -> answer;
            case Refused(ApiStatus status) -> throw ApiErrors.of(what, object, status);
        };
    }
}
