package dev.eidos.cli;

import dev.eidos.cli.console.BackgroundTask;
import dev.eidos.cli.snapshot.AgentFlags;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A warm-up of the JDK's TLS while the command line is read, where that is sure to lead to an API server: it takes a
 * fifth of the time to the first answer (docs/adr/013-first-connection.md). Its result is thrown away.
 */
final class TlsWarmUp {
    private TlsWarmUp() {}

    /** Begins at once, if these words are bound to need it. */
    static void begin(String[] words) {
        for (String word : words) {
            if (word.equals(AgentFlags.DEPLOY) || word.startsWith("cm://")) {
                BackgroundTask.start("tls", TlsWarmUp::initialize);
                return;
            }
        }
    }

    private static Boolean initialize() throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        // empty arrays: with none, the JDK would read all public authorities
        context.init(new KeyManager[0], new TrustManager[0], null);
        context.createSSLEngine("localhost", 443);
        CertificateFactory.getInstance("X.509");
        KeyFactory.getInstance("RSA");
        return true;
    }
}
