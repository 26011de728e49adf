package dev.eidos.k8s.credential;

import dev.eidos.document.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a credential plugin is to log in to, as far as the plugin may know it.
 *
 * @param authorities PEM; null for none of its own
 * @param config what the cluster's extension {@code client.authentication.k8s.io/exec} holds; null without one
 */
public record ExecCluster(
        String server,
        @Nullable String tlsServerName,
        boolean insecure,
        @Nullable String authorities,
        @Nullable String proxyUrl,
        boolean disableCompression,
        @Nullable Value config) {
    /** Byte for byte, whatever is written between the certificates. */
    public static final Charset PEM = StandardCharsets.ISO_8859_1;

    @Override
    public String toString() {
        return server;
    }
}
