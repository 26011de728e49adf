package dev.eidos.k8s.client;

import dev.eidos.document.Node;

/** Requests that must not be refused. */
public interface ApiCalls {

    /**
     * Sends a request.
     *
     * @param what is tried, such as {@code cannot write the ConfigMap}
     * @throws dev.eidos.error.EidosException if the request was refused or not answered
     */
    Node.Mapping call(String what, ApiRequest request) throws InterruptedException;
}
