package dev.eidos.k8s.client;

import dev.eidos.document.Node;

/** What came of a request that reached the API server. */
public sealed interface ApiAnswer {

    /** It was done; the object, list or {@code Status} that came back. */
    record Done(Node.Mapping object) implements ApiAnswer {}

    /** It was refused. */
    record Refused(ApiStatus status) implements ApiAnswer {}
}
