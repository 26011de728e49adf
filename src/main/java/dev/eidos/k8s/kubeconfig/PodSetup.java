package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.credential.TokenFile;
import dev.eidos.k8s.transport.Endpoint;
import dev.eidos.k8s.transport.Impersonation;
import dev.eidos.k8s.transport.ServerAddress;
import dev.eidos.k8s.transport.ServerTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The connection of a pod to its own cluster, as its ServiceAccount. */
final class PodSetup {
    private PodSetup() {}

    static ClusterSetup of(ClusterAccess.InCluster pod, Map<String, String> environment) {
        ServerAddress address = ServerAddress.parse(pod.url(), true);
        if (address == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the pod's API server has no address")
                    .object("KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT")
                    .reason("they are no host and port")
                    .build();
        }
        if (pod.notices().wantsDetails()) {
            pod.notices().detail("this pod's ServiceAccount, " + pod.serviceAccount() + ": server " + address.url());
        }
        Path authority = pod.serviceAccount().resolve("ca.crt");
        ServerTrust trust = Files.exists(authority)
                ? ClusterEntry.trust(EntryPem.read(authority))
                : ClusterEntry.siteTrust(environment);
        var endpoint = new Endpoint(
                address,
                trust,
                null,
                null,
                Impersonation.NONE,
                namespace(pod.serviceAccount().resolve("namespace")),
                "");
        return new ClusterSetup(endpoint, new TokenFile(pod.token(), null, null));
    }

    private static String namespace(Path file) {
        try {
            String namespace = Files.readString(file).strip();
            return namespace.isEmpty() ? "default" : namespace;
        } catch (IOException e) {
            return "default";
        }
    }
}
