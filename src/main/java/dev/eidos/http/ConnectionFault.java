package dev.eidos.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.PKIXReason;
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

    private static final int LONGEST_CHAIN = 20;

    public static ConnectionFault of(Throwable failure) {
        Throwable at = failure;
        ConnectionFault found = OTHER;
        for (int depth = 0; at != null && depth < LONGEST_CHAIN; depth++) {
            ConnectionFault one = ofOne(at);
            // the JDK puts a bare ConnectException before the one that says that the name is unknown
            if (one != OTHER && (found == OTHER || one.compareTo(found) < 0)) {
                found = one;
            }
            at = at.getCause();
        }
        return found;
    }

    /** An authority of the same name is trusted, such as the site's former one. */
    private static boolean isOfAnother(CertPathValidatorException path) {
        return path.getReason() == PKIXReason.NO_TRUST_ANCHOR
                || path.getReason() == CertPathValidatorException.BasicReason.INVALID_SIGNATURE;
    }

    private static ConnectionFault ofOne(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> NO_CONNECTION_IN_TIME;
            case HttpTimeoutException _ -> NO_ANSWER_IN_TIME;
            case UnknownHostException _, UnresolvedAddressException _ -> UNKNOWN_HOST;
            case CertPathBuilderException _ -> NOT_TRUSTED;
            case CertPathValidatorException path when isOfAnother(path) -> NOT_TRUSTED;
            case SSLException _ -> NOT_SECURE;
            case ConnectException _ -> REFUSED;
            default -> OTHER;
        };
    }
}
