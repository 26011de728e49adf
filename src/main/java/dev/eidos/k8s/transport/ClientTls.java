package dev.eidos.k8s.transport;

import dev.eidos.k8s.credential.ClientIdentity;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes the JDK's TLS for one server and one client. Nothing is read of a key store or encrypted for one. */
final class ClientTls {
    private ClientTls() {}

    /** @param serverName the name that the server has to prove; null for that in its URL */
    static SSLContext context(ServerTrust trust, @Nullable ClientIdentity identity, @Nullable String serverName) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = identity == null ? new KeyManager[0] : new KeyManager[] {new OneIdentity(identity)};
            context.init(keys, trust.managers(), null);
            return serverName == null ? context : new NamedServerContext(context, serverName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has these", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificates that were read before", e);
        }
    }
}
