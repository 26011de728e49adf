package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.eidos.testing.Command;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Servers that take one key exchange only, as some must (FIPS 140 leaves x25519 out): whatever the packaged tool offers
 * first, it can do what they want.
 */
@Timeout(60)
class KeyExchangeIT {
    private static final String PASSWORD = "password";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, x25519, RSA, 2048",
        "TLSv1.3, secp256r1, RSA, 2048",
        "TLSv1.3, secp256r1, EC, 256",
        "TLSv1.3, secp384r1, EC, 384",
        "TLSv1.3, ffdhe2048, RSA, 2048",
        "TLSv1.2, secp256r1, RSA, 2048",
        "TLSv1.2, secp256r1, EC, 256"
    })
    void aServersOnlyGroupIsUsed(String protocol, String group, String algorithm, int size) throws Exception {
        // given
        KeyStore identity = identity(algorithm, size);
        HttpsServer server = start(identity, protocol, group);
        try {
            // when
            var snapshot = Packaged.run(
                    Map.of("KUBECONFIG", kubeconfig(server, identity).toString()), "snapshot");

            // then
            assertThat(snapshot.code()).as(snapshot.err()).isZero();
            assertThat(snapshot.out()).as(snapshot.err()).contains("version: v1.33.7-of-this-test");
        } finally {
            server.stop(0);
        }
    }

    private KeyStore identity(String algorithm, int size) throws Exception {
        Path file = directory.resolve("identity.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Command.output(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                algorithm,
                "-keysize",
                String.valueOf(size),
                "-dname",
                "CN=server",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-ext",
                "BC=ca:true",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static HttpsServer start(KeyStore identity, String protocol, String group) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters one = context.getDefaultSSLParameters();
                one.setProtocols(new String[] {protocol});
                one.setNamedGroups(new String[] {group});
                parameters.setSSLParameters(one);
            }
        });
        byte[] answer = "{\"gitVersion\":\"v1.33.7-of-this-test\"}".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }

    private Path kubeconfig(HttpsServer server, KeyStore identity) throws Exception {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(identity.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        String authority = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
        return Files.writeString(directory.resolve("kubeconfig"), """
            apiVersion: v1
            kind: Config
            current-context: test
            clusters:
            - {name: test, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}
            contexts:
            - {name: test, context: {cluster: test, user: test}}
            users:
            - {name: test, user: {token: none}}
            """.formatted(
                        server.getAddress().getPort(), authority));
    }
}
