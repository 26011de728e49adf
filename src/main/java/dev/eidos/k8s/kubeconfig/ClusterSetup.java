package dev.eidos.k8s.kubeconfig;

import dev.eidos.k8s.credential.Credential;
import dev.eidos.k8s.credential.Credentials;
import dev.eidos.k8s.credential.PluginCredentials;
import dev.eidos.k8s.transport.ClusterTransport;
import dev.eidos.k8s.transport.Endpoint;
import dev.eidos.k8s.transport.Impersonation;
import dev.eidos.k8s.transport.ServerAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All that a connection to a cluster takes: where it is, how it is known, and who asks. Nothing is sent for it. */
record ClusterSetup(Endpoint endpoint, Credentials credentials) {

    static ClusterSetup of(ClusterAccess access, Map<String, String> environment) {
        return of(access, environment, PluginCredentials.LIMIT);
    }

    static ClusterSetup of(ClusterAccess access, Map<String, String> environment, Duration pluginLimit) {
        return switch (access) {
            case ClusterAccess.None none -> throw none.failure();
            case ClusterAccess.Kubeconfig kubeconfig -> ofFiles(kubeconfig, environment, pluginLimit);
            case ClusterAccess.InCluster pod -> PodSetup.of(pod, environment);
        };
    }

    /** Runs a credential plugin, if there is one. */
    ClusterTransport open() {
        return ClusterTransport.open(endpoint, credentials);
    }

    private static ClusterSetup ofFiles(
            ClusterAccess.Kubeconfig access, Map<String, String> environment, Duration pluginLimit) {
        String files =
                String.join(", ", access.files().stream().map(Path::toString).toList());
        List<KubeconfigFile> parsed = KubeconfigReader.read(access.files());
        ContextChoice choice = ContextChoice.of(parsed, access.context(), files);
        UserEntry user = choice.user() == null ? null : new UserEntry(choice.user());
        ClusterEntry cluster = ClusterEntry.of(choice.cluster());
        ServerAddress address = cluster.address(user != null && user.hasLogin());
        if (address.hadLogin()) {
            access.notices().warn("the user information in the server's URL is not used: " + address.url());
        }
        if (access.notices().wantsDetails()) {
            access.notices()
                    .detail("kubeconfig " + files + ", context "
                            + choice.context().name() + ": server "
                            + address.url() + ", "
                            + (choice.user() == null
                                    ? "no user"
                                    : "user " + choice.user().name()));
        }
        Endpoint endpoint = new Endpoint(
                address,
                cluster.trust(environment),
                cluster.serverName(),
                cluster.proxy(address, environment),
                user == null ? Impersonation.NONE : user.impersonation(),
                Objects.requireNonNullElse(choice.context().text("namespace"), "default"),
                choice.context().name());
        return new ClusterSetup(
                endpoint,
                user == null
                        ? Credentials.fixed(Credential.ANONYMOUS)
                        : login(choice, user, cluster, address, new Plugins(access, environment, pluginLimit)));
    }

    private record Plugins(ClusterAccess.Kubeconfig access, Map<String, String> environment, Duration limit) {}

    /** Where everybody on the way can read it, nothing secret is sent; client-go does the same, without a word. */
    private static Credentials login(
            ContextChoice choice, UserEntry user, ClusterEntry cluster, ServerAddress address, Plugins plugins) {
        String context = choice.context().name();
        if (!address.isSecure()) {
            if (user.hasLogin()) {
                plugins.access()
                        .notices()
                        .warn("the credentials of context " + context + " are not sent to " + address.url()
                                + ", because it is not encrypted");
            }
            return Credentials.fixed(Credential.ANONYMOUS);
        }
        return user.credentials(() -> new PluginCredentials(
                ExecEntry.plugin(Objects.requireNonNull(user.entry().part("exec")), context),
                cluster.told(address),
                plugins.environment(),
                plugins.access().notices(),
                plugins.limit(),
                Clock.systemUTC()));
    }
}
