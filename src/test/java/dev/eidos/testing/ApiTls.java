package dev.eidos.testing;

import dev.eidos.document.Value;
import dev.eidos.http.PemCertificates;
import dev.eidos.k8s.credential.ClientIdentity;
import dev.eidos.k8s.credential.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS by the certificates and the key that stand in a kubeconfig as data, made as the JDK's manuals say. */
final class ApiTls {
    private ApiTls() {}

    static SSLContext of(Value kubeconfig) throws GeneralSecurityException {
        KeyStore authorities = store();
        for (X509Certificate authority :
                PemCertificates.parse(pem(kubeconfig, "clusters", "cluster", "certificate-authority-data"))) {
            authorities.setCertificateEntry("authority-" + authorities.size(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys(kubeconfig), trust.getTrustManagers(), null);
        return tls;
    }

    private static KeyManager[] keys(Value kubeconfig) throws GeneralSecurityException {
        String certificate = pem(kubeconfig, "users", "user", "client-certificate-data");
        if (certificate.isEmpty()) {
            return new KeyManager[0];
        }
        String key = pem(kubeconfig, "users", "user", "client-key-data");
        ClientIdentity client = ClientIdentity.of(new Pem(certificate, "certificate"), new Pem(key, "key"));
        KeyStore own = store();
        own.setKeyEntry("client", client.key(), new char[0], client.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        return keys.getKeyManagers();
    }

    private static String pem(Value kubeconfig, String list, String kind, String field) {
        byte[] pem = Base64.getDecoder().decode(Fields.text(kubeconfig, list, 0, kind, field));
        return new String(pem, StandardCharsets.US_ASCII);
    }

    private static KeyStore store() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
