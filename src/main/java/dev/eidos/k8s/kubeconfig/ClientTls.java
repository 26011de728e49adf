package dev.eidos.k8s.kubeconfig;

import dev.eidos.text.PemSection;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.CertUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keys and trust of the usual kubeconfig: a certificate authority, and a token or a client certificate with an RSA key
 * or one in PKCS #8. Making them here takes a fraction of what the library takes, which reads the JDK's own authorities
 * and encrypts the key with 10,000 rounds into a store that is never written. Everything else is left to the library.
 *
 * @param keys none without a client certificate
 */
record ClientTls(List<KeyManager> keys, List<TrustManager> trust) {
    private static final String PKCS8 = "PRIVATE KEY";
    private static final String PKCS1 = "RSA PRIVATE KEY";

    /** DER of the algorithm identifier rsaEncryption with NULL parameters, RFC 8017 appendix A.1. */
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    /** Empty where the library has to do it. */
    static Optional<ClientTls> of(Config config) {
        boolean usual = config.getMasterUrl().startsWith("https://")
                && !config.isTrustCerts()
                && config.getTlsServerName() == null
                && config.getHttpsProxy() == null
                && config.getTrustStoreFile() == null
                && config.getKeyStoreFile() == null
                && isGiven(config.getCaCertData(), config.getCaCertFile());
        if (!usual) {
            return Optional.empty();
        }
        try {
            List<TrustManager> trust = trust(read(config.getCaCertData(), config.getCaCertFile()));
            if (!isGiven(config.getClientCertData(), config.getClientCertFile())) {
                return Optional.of(new ClientTls(List.of(), trust));
            }
            PrivateKey key = key(read(config.getClientKeyData(), config.getClientKeyFile()));
            return key == null
                    ? Optional.empty()
                    : Optional.of(new ClientTls(
                            keys(key, read(config.getClientCertData(), config.getClientCertFile())), trust));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            // the library says what is wrong with it, in the one way that is reported
            return Optional.empty();
        }
    }

    private static boolean isGiven(@Nullable String data, @Nullable String file) {
        return (data != null && !data.isEmpty()) || (file != null && !file.isEmpty());
    }

    private static byte[] read(@Nullable String data, @Nullable String file) throws IOException {
        try (InputStream in = CertUtils.getInputStreamFromDataOrFile(data, file)) {
            if (in == null) {
                throw new IOException("neither data nor a file");
            }
            return in.readAllBytes();
        }
    }

    private static List<TrustManager> trust(byte[] authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        for (Certificate authority : certificates(authorities)) {
            store.setCertificateEntry("authority-" + store.size(), authority);
        }
        if (store.size() == 0) {
            throw new IOException("no certificate in the certificate authority");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return List.of(factory.getTrustManagers());
    }

    private static List<KeyManager> keys(PrivateKey key, byte[] chain) throws GeneralSecurityException, IOException {
        char[] nothing = new char[0];
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry("client", key, nothing, certificates(chain).toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, nothing);
        return List.of(factory.getKeyManagers());
    }

    private static Collection<? extends Certificate> certificates(byte[] pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    }

    private static @Nullable PrivateKey key(byte[] pem) throws GeneralSecurityException {
        String text = new String(pem, StandardCharsets.US_ASCII);
        byte[] pkcs1 = section(text, PKCS1);
        byte[] pkcs8 = pkcs1 == null ? section(text, PKCS8) : wrapped(pkcs1);
        if (pkcs8 == null) {
            return null;
        }
        return KeyFactory.getInstance(isRsa(pkcs8) ? "RSA" : "EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** The algorithm follows the two heads of up to four bytes and the version's three. */
    private static boolean isRsa(byte[] pkcs8) {
        byte[] start = Arrays.copyOf(pkcs8, 4 + 3 + RSA.length);
        return Arrays.equals(RSA, Arrays.copyOfRange(start, 4 + 3, start.length));
    }

    private static byte @Nullable [] section(String pem, String type) {
        return PemSection.in(pem).stream()
                .filter(section -> section.label().equals(type) && section.ended())
                .findFirst()
                .map(section -> Base64.getMimeDecoder().decode(section.content()))
                .orElse(null);
    }

    /** RFC 5208: a PKCS #8 key is version 0, the algorithm, and the key as an octet string. */
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] version = {0x02, 0x01, 0x00};
        return der(0x30, concat(concat(version, RSA), der(0x04, pkcs1)));
    }

    private static byte[] der(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return concat(head, content);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
