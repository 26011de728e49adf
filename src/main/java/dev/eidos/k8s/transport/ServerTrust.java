package dev.eidos.k8s.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The trust in servers: those that are believed to be who they say they are. */
public sealed interface ServerTrust {

    /** Those that these authorities certify. */
    record Authorities(List<X509Certificate> certificates) implements ServerTrust {
        public Authorities {
            certificates = List.copyOf(certificates);
        }
    }

    /** Those that an authority certifies which this machine trusts for the web. */
    record Public() implements ServerTrust {}

    /** Any, as {@code insecure-skip-tls-verify} asks for. */
    record Anyone() implements ServerTrust {}

    /** As the JDK wants them; null for its own. */
    default TrustManager @Nullable [] managers() throws GeneralSecurityException {
        return switch (this) {
            case Public() -> null;
            case Anyone() -> new TrustManager[] {new TrustInAnyone()};
            case Authorities(List<X509Certificate> certificates) -> {
                TrustManagerFactory factory =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(store(certificates));
                yield factory.getTrustManagers();
            }
        };
    }

    private static KeyStore store(List<X509Certificate> certificates) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            for (X509Certificate certificate : certificates) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
