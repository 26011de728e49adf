package dev.eidos.http;

import dev.eidos.error.Causes;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.PKIXReason;
import java.util.Comparator;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * The reasons for no answer over HTTP, out of the several exceptions in which the JDK's client wraps them. Of several
 * reasons in a chain the one that comes first here counts.
 */
public enum ConnectionFault {
    NO_CONNECTION_IN_TIME,
    NO_ANSWER_IN_TIME,
    UNKNOWN_HOST,
    /** The certificate's authority is not one that is trusted here. */
    NOT_TRUSTED,
    NOT_SECURE,
    REFUSED,
    OTHER;

    public static ConnectionFault of(Throwable failure) {
        // the JDK puts a bare ConnectException before the one that says that the name is unknown
        return Causes.of(failure).stream()
                .map(ConnectionFault::ofOne)
                .min(Comparator.naturalOrder())
                .orElse(OTHER);
    }

    /** An authority of the same name is trusted, such as the site's former one. */
    private static boolean isOfAnother(CertPathValidatorException path) {
        return path.getReason() == PKIXReason.NO_TRUST_ANCHOR
                || path.getReason() == CertPathValidatorException.BasicReason.INVALID_SIGNATURE;
    }

    private static ConnectionFault ofOne(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> NO_CONNECTION_IN_TIME;
            case HttpTimeoutException _, TimeoutException _ -> NO_ANSWER_IN_TIME;
            case UnknownHostException _, UnresolvedAddressException _ -> UNKNOWN_HOST;
            case CertPathBuilderException _ -> NOT_TRUSTED;
            case CertPathValidatorException path when isOfAnother(path) -> NOT_TRUSTED;
            case SSLException _ -> NOT_SECURE;
            case ConnectException _ -> REFUSED;
            default -> OTHER;
        };
    }
}
