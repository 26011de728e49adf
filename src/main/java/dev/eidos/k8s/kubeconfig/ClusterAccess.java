package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.api.Transport;
import dev.eidos.k8s.credential.AccessNotices;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way to a cluster, as files and environment tell it. Finding it reads no file and loads nothing of HTTP and TLS,
 * so that a machine without a cluster pays for neither.
 */
public sealed interface ClusterAccess {

    /**
     * Looks where {@code kubectl} looks: the flag, {@code KUBECONFIG}, {@code ~/.kube/config}, then the ServiceAccount
     * of the pod that this process runs in.
     *
     * @param environment the process environment
     * @param kubeconfig the file that {@code --kubeconfig} names, if it was given
     * @param context the context that {@code --context} names; none stands for the kubeconfig's current one
     */
    static ClusterAccess find(Map<String, String> environment, @Nullable Path kubeconfig, @Nullable String context) {
        Path home = Path.of(Objects.requireNonNullElseGet(
                environment.get("HOME"), () -> Objects.requireNonNull(System.getProperty("user.home"))));
        return new AccessRules(environment, home, Path.of("/var/run/secrets/kubernetes.io/serviceaccount"))
                .find(kubeconfig, context);
    }

    /**
     * A client for that cluster: reads kubeconfig and credentials, may run a credential plugin, and sends nothing yet.
     *
     * @throws EidosException if there is no cluster that we know of, or if the kubeconfig cannot be read or used
     */
    default ApiClient open(RetryPolicy patience) {
        // decided here, so that a machine without a cluster loads nothing for it
        if (this instanceof None none) {
            throw none.failure();
        }
        Transport transport = ClusterSetup.of(this, System.getenv()).open();
        AccessNotices notices = notices();
        return ApiClient.over(notices.wantsDetails() ? new ToldTransport(transport, notices) : transport, patience);
    }

    /** The same way, of which the user is told what there is to tell. */
    default ClusterAccess telling(AccessNotices notices) {
        return switch (this) {
            case None none -> none;
            case Kubeconfig kubeconfig -> new Kubeconfig(kubeconfig.files(), kubeconfig.context(), notices);
            case InCluster pod -> new InCluster(pod.host(), pod.port(), pod.serviceAccount(), notices);
        };
    }

    /** Those who are told what there is to tell. */
    AccessNotices notices();

    /**
     * There is no cluster that we know of.
     *
     * @param why where it was looked for
     */
    record None(String why) implements ClusterAccess {
        @Override
        public AccessNotices notices() {
            return AccessNotices.NONE;
        }

        EidosException failure() {
            return EidosException.of(ErrorCode.NOT_FOUND, "there is no cluster to ask")
                    .object("kubeconfig")
                    .reason(why)
                    .suggestion("name one with --kubeconfig or KUBECONFIG")
                    .build();
        }
    }

    /**
     * Files that exist, in order of precedence: of two entries of the same name the first file's counts.
     *
     * @param context the context that the user asked for; none stands for the current one
     * @param notices are told what there is to tell the user
     */
    record Kubeconfig(List<Path> files, @Nullable String context, AccessNotices notices) implements ClusterAccess {
        public Kubeconfig {
            files = List.copyOf(files);
        }

        /** One of which nobody is told. */
        public Kubeconfig(List<Path> files, @Nullable String context) {
            this(files, context, AccessNotices.NONE);
        }
    }

    /**
     * The ServiceAccount of the pod that this process runs in.
     *
     * @param host a name, an IPv4 or an IPv6 address without brackets
     * @param serviceAccount the directory with {@code token}, {@code ca.crt} and {@code namespace}
     * @param notices are told what there is to tell the user
     */
    record InCluster(String host, String port, Path serviceAccount, AccessNotices notices) implements ClusterAccess {
        /** One of which nobody is told. */
        public InCluster(String host, String port, Path serviceAccount) {
            this(host, port, serviceAccount, AccessNotices.NONE);
        }

        String url() {
            return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }

        Path token() {
            return serviceAccount.resolve("token");
        }
    }
}
