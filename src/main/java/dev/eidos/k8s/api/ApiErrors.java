package dev.eidos.k8s.api;

import dev.eidos.error.Causes;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.http.ConnectionFault;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where what the API server or the network says becomes a failure of ours: its code, the object, the
 * server's own words, what to do. Status codes are those of the Kubernetes API conventions, "HTTP Status codes".
 */
public final class ApiErrors {
    private ApiErrors() {}

    /**
     * A request that got no answer.
     *
     * @param what what was tried, such as {@code cannot list nodes}
     * @param server the API server's URL
     */
    public static EidosException of(String what, String server, Throwable failure) {
        EidosException ours = Causes.find(EidosException.class, failure);
        return ours == null ? unreached(what, server, failure) : ours;
    }

    /**
     * A request that was refused.
     *
     * @param object what it was tried on, such as {@code namespaces/foo}
     */
    public static EidosException of(String what, String object, ApiStatus status) {
        return EidosException.of(code(status.code()), what)
                .object(object)
                .reason(status.message())
                .suggestion(suggestion(status.code()))
                .cause(cause(status))
                .build();
    }

    /** The server's answer, as the cause of a failure that has words of its own. */
    public static Throwable cause(ApiStatus status) {
        return new RefusedException(status);
    }

    /** Returns whether the server has answered, and its words are the failure's reason. */
    public static boolean isAnswer(EidosException failure) {
        return failure.getCause() instanceof RefusedException;
    }

    /** Returns whether no other try can help: the certificate will not be another one in a moment. */
    static boolean isLasting(Throwable failure) {
        return Causes.find(SSLException.class, failure) != null
                && Causes.find(CertificateException.class, failure) != null;
    }

    /** Returns whether the request never got an answer: no other one would get it either. */
    public static boolean isUnreachable(EidosException failure) {
        return !isAnswer(failure) && (failure.code() == ErrorCode.UNAVAILABLE || failure.code() == ErrorCode.TIMED_OUT);
    }

    static ErrorCode code(int status) {
        return switch (status) {
            case 400, 405, 406, 413, 415, 422 -> ErrorCode.INVALID_INPUT;
            case 401, 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 409 -> ErrorCode.CONFLICT;
            case 408, 504 -> ErrorCode.TIMED_OUT;
            default -> status == 429 || status >= 500 ? ErrorCode.UNAVAILABLE : ErrorCode.FAILED;
        };
    }

    private static @Nullable String suggestion(int status) {
        return switch (status) {
            case 401 -> "the credentials are missing, wrong or expired: log in again, or use another context";
            case 403 -> "ask for that permission, or use another context";
            case 429 -> "the server is busy: try again later";
            default -> null;
        };
    }

    private static EidosException unreached(String what, String server, Throwable failure) {
        return switch (ConnectionFault.of(failure)) {
            case NOT_TRUSTED, NOT_SECURE ->
                unavailable(server, "no secure connection: " + root(failure), failure)
                        .suggestion("check certificate-authority and server of the cluster in the kubeconfig")
                        .build();
            case UNKNOWN_HOST ->
                unavailable(server, "the host name cannot be resolved", failure)
                        .suggestion("check the server of the cluster in the kubeconfig, and the DNS")
                        .build();
            case NO_CONNECTION_IN_TIME ->
                unavailable(server, "no connection in time", failure)
                        .suggestion("check that this machine reaches the server: firewall, VPN, proxy")
                        .build();
            case REFUSED ->
                unavailable(server, refusal(failure), failure)
                        .suggestion("check that the cluster is up and that this is its address")
                        .build();
            case NO_ANSWER_IN_TIME ->
                EidosException.of(ErrorCode.UNAVAILABLE, "the API server does not answer")
                        .object(server)
                        .reason("no answer in time")
                        .suggestion(
                                "check that the cluster is well and that this machine reaches it: firewall, VPN, proxy")
                        .cause(failure)
                        .build();
            case OTHER ->
                Causes.find(IOException.class, failure) != null
                        ? unavailable(server, root(failure), failure).build()
                        : EidosException.of(ErrorCode.FAILED, what)
                                .object(server)
                                .reason(root(failure))
                                .cause(failure)
                                .build();
        };
    }

    private static String refusal(Throwable failure) {
        ConnectException refused = Causes.find(ConnectException.class, failure);
        return refused == null || refused.getMessage() == null ? "connection refused" : refused.getMessage();
    }

    private static EidosException.Builder unavailable(String server, String reason, Throwable failure) {
        return EidosException.of(ErrorCode.UNAVAILABLE, "the API server cannot be reached")
                .object(server)
                .reason(reason)
                .cause(failure);
    }

    private static String root(Throwable failure) {
        Throwable root = Causes.root(failure);
        String message = Objects.requireNonNullElse(root.getMessage(), root.toString());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
