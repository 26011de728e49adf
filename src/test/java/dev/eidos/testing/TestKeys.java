package dev.eidos.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keys and certificates that the JDK's keytool has made for a test, in all the forms in which kubeconfigs have them.
 */
public final class TestKeys {
    private static final String PASSWORD = "changeit";

    private final Path store;

    private TestKeys(Path store) {
        this.store = store;
    }

    public static TestKeys in(Path folder) {
        return new TestKeys(folder.resolve("keys.p12"));
    }

    public TestKeys authority(String alias) throws Exception {
        return make(alias, "EC", "-ext", "bc:c=ca:true");
    }

    /**
     * A certificate of an authority.
     *
     * @param names such as {@code ip:127.0.0.1,dns:kube.example}
     */
    public TestKeys server(String alias, String signer, String names) throws Exception {
        return make(alias, "EC", "-ext", "san=" + names, "-signer", signer);
    }

    /** A certificate of an authority for a user of that name. */
    public TestKeys client(String alias, String signer, String algorithm) throws Exception {
        return make(alias, algorithm, "-signer", signer);
    }

    private TestKeys make(String alias, String algorithm, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keyalg", algorithm, "-alias", alias, "-dname", "CN=" + alias, "-validity", "2"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        return this;
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        }
    }

    /** The certificate alone, in PEM. */
    public String certificate(String alias) {
        try {
            return pem("CERTIFICATE", load().getCertificate(alias).getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The key as PKCS #8 in PEM. */
    public String key(String alias) {
        return pem("PRIVATE KEY", pkcs8(alias));
    }

    /** The key in the form that was there before PKCS #8: the octet string within it. */
    public String olderKey(String alias, String label) {
        byte[] pkcs8 = pkcs8(alias);
        // after the heads, the version's three bytes and the algorithm
        int at = content(pkcs8, 0) + 3;
        at = content(pkcs8, at) + length(pkcs8, at);
        return pem(label, Arrays.copyOfRange(pkcs8, content(pkcs8, at), pkcs8.length));
    }

    /** The curve of a key, as OpenSSL writes it before the key. */
    public String curve(String alias) {
        byte[] pkcs8 = pkcs8(alias);
        int algorithm = content(pkcs8, 0) + 3;
        int first = content(pkcs8, algorithm);
        int second = content(pkcs8, first) + length(pkcs8, first);
        return pem("EC PARAMETERS", Arrays.copyOfRange(pkcs8, second, content(pkcs8, second) + length(pkcs8, second)));
    }

    private byte[] pkcs8(String alias) {
        try {
            return ((PrivateKey) load().getKey(alias, PASSWORD.toCharArray())).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int content(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length > 0x80 ? length - 0x80 : 0);
    }

    private static int length(byte[] der, int at) {
        int length = 0;
        for (int i = at + 2; i < content(der, at); i++) {
            length = length << 8 | (der[i] & 0xff);
        }
        return content(der, at) == at + 2 ? der[at + 1] & 0xff : length;
    }

    public static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    /** TLS of a server with one of the certificates, which believes the clients of an authority. */
    public SSLContext tls(String server, String authority) {
        try {
            KeyStore all = load();
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    server,
                    all.getKey(server, PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    all.getCertificateChain(server));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD.toCharArray());
            KeyStore believed = KeyStore.getInstance("PKCS12");
            believed.load(null, null);
            believed.setCertificateEntry(authority, all.getCertificate(authority));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(believed);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
