package dev.eidos.k8s.api;

import dev.eidos.document.Value;

/** The answer to a request that reached the API server. */
public sealed interface ApiAnswer {
    /** It was done; the object, list or {@code Status} that came back. */
    record Done(Value.Mapping object) implements ApiAnswer {}

    /** It was refused. */
    record Refused(ApiStatus status) implements ApiAnswer {}

    /**
     * The object in the answer to a request that must not be refused.
     *
     * @param what the attempt that failed, such as {@code cannot list nodes}
     * @param object the object of the attempt
     * @throws dev.eidos.error.EidosException if it was refused
     */
    default Value.Mapping orThrow(String what, String object) {
        return switch (this) {
            case Done(Value.Mapping answer) -> answer;
            case Refused(ApiStatus status) -> throw ApiErrors.of(what, object, status);
        };
    }
}
