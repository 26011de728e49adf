package dev.eidos.k8s.credential;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a credential plugin is told in {@code KUBERNETES_EXEC_INFO}: an ExecCredential of its API version. */
final class ExecInfo {
    static final String KIND = "ExecCredential";

    private ExecInfo() {}

    /** @param cluster null unless the plugin wants to know it */
    static String of(String apiVersion, boolean interactive, @Nullable ExecCluster cluster) {
        var spec = new MappingBuilder();
        if (cluster != null) {
            spec.put("cluster", (Value) cluster(cluster));
        }
        spec.put("interactive", interactive);
        return JsonWriter.writeLine(new MappingBuilder()
                .put("kind", KIND)
                .put("apiVersion", apiVersion)
                .put("spec", (Value) spec.build())
                .build());
    }

    private static Value.Mapping cluster(ExecCluster cluster) {
        var told = new MappingBuilder().put("server", cluster.server()).put("tls-server-name", cluster.tlsServerName());
        if (cluster.insecure()) {
            told.put("insecure-skip-tls-verify", true);
        }
        if (cluster.authorities() != null) {
            told.put(
                    "certificate-authority-data",
                    Base64.getEncoder().encodeToString(cluster.authorities().getBytes(ExecCluster.PEM)));
        }
        told.put("proxy-url", cluster.proxyUrl());
        if (cluster.disableCompression()) {
            told.put("disable-compression", true);
        }
        return told.put("config", cluster.config()).build();
    }
}
