package dev.eidos.testing;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority that nobody knows, and a server's certificate of it for {@code 127.0.0.1} and {@code *.test}.
 *
 * @param pem a file with the authority's certificate
 */
public record TestAuthority(KeyStore keys, Path pem) {
    private static final String PASSWORD = "changeit";

    public static TestAuthority in(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        keytool(store, "ca", "-ext", "bc:c=ca:true");
        keytool(store, "server", "-ext", "san=ip:127.0.0.1,dns:registry.test,dns:web.test", "-signer", "ca");
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(keys.getCertificate("ca").getEncoded());
            return new TestAuthority(
                    keys,
                    Files.writeString(
                            folder.resolve("ca.pem"),
                            "0: the site's own\n-----BEGIN CERTIFICATE-----\n" + base64
                                    + "\n-----END CERTIFICATE-----\n"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC"));
        command.addAll(List.of("-alias", alias, "-dname", "CN=" + alias, "-validity", "2", "-keystore"));
        command.addAll(List.of(store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /** A server on this machine's loopback address with that certificate, to be started. */
    public HttpServer server() throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(own.getKeyManagers(), null, null);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return server;
    }
}
