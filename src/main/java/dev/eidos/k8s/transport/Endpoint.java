package dev.eidos.k8s.transport;

import dev.eidos.http.WebProxy;
import org.jspecify.annotations.Nullable;

/**
 * An API server, and how it is reached.
 *
 * @param serverName the name that the server has to prove; null for that in its address
 * @param proxy null for none
 * @param namespace the one that is used where none is named
 * @param context of the kubeconfig; empty for a pod's own cluster
 */
public record Endpoint(
        ServerAddress address,
        ServerTrust trust,
        @Nullable String serverName,
        @Nullable WebProxy proxy,
        Impersonation impersonation,
        String namespace,
        String context) {}
