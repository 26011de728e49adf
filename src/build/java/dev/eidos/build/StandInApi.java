package dev.eidos.build;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A few answers of a Kubernetes API over TLS on the loopback, so that the training run loads what talking to a cluster
 * loads. Not a test double: tests ask a real API server.
 */
class StandInApi implements AutoCloseable {
    private static final String PASSWORD = "training";

    private static final String NODE = """
        {"metadata":{"name":"training","labels":{"kubernetes.io/hostname":"training","kubernetes.io/arch":"amd64"}},
         "spec":{"providerID":"kind://docker/kind/training","taints":[{"key":"nvidia.com/gpu","effect":"NoSchedule"}]},
         "status":{"capacity":{"cpu":"2","nvidia.com/gpu":"1"},"allocatable":{"cpu":"2"},"nodeInfo":{
         "kubeletVersion":"v1.33.0","osImage":"Debian","kernelVersion":"6.1","architecture":"amd64",
         "containerRuntimeVersion":"containerd://2.0.0"}}}\
        """;

    private static final String POD = """
        {"metadata":{"name":"a","namespace":"b"},"spec":{"containers":[{"name":"c","image":"nginx:1.27"}]},
         "status":{"containerStatuses":[{"name":"c","image":"nginx:1.27","imageID":"nginx@sha256:00"}]}}\
        """;

    private static final String WORKLOAD =
            "\"namespace\":\"a\",\"name\":\"b\",\"labels\":{\"helm.sh/chart\":\"c-1\",\"app.kubernetes.io/version\":\"1\"}";

    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry(
                    "/version",
                    "{\"gitVersion\":\"v1.34.0\",\"platform\":\"linux/amd64\",\"goVersion\":\"go1.24\",\"major\":\"1\",\"minor\":\"34\"}"),
            Map.entry(
                    "/api/v1/nodes",
                    "{\"kind\":\"NodeList\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + NODE + "]}"),
            Map.entry("/api/v1/nodes/training", NODE),
            Map.entry("/api/v1/namespaces/kube-system", "{\"metadata\":{\"name\":\"kube-system\",\"uid\":\"u\"}}"),
            Map.entry(
                    "/api/v1/pods",
                    "{\"kind\":\"PodList\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + POD + "]}"),
            Map.entry("/apis", """
                {"groups":[{"name":"nvidia.com","versions":[{"version":"v1"},{"version":"v1alpha1"}]},
                 {"name":"resource.k8s.io","versions":[{"version":"v1"}]},
                 {"name":"helm.toolkit.fluxcd.io","versions":[{"version":"v2"}]},
                 {"name":"argoproj.io","versions":[{"version":"v1alpha1"}]}]}
                """),
            Map.entry("/apis/nvidia.com/v1/clusterpolicies", list("\"name\":\"p\"", "\"driver\":{\"enabled\":true}")),
            Map.entry("/apis/resource.k8s.io/v1/resourceslices", list("\"name\":\"s\"", """
                "driver":"gpu.nvidia.com","nodeName":"training",
                "pool":{"name":"training","generation":1,"resourceSliceCount":1},
                "devices":[{"name":"gpu-0","attributes":{"type":{"string":"gpu"},"productName":{"string":"NVIDIA H100"}}}]\
                """)),
            Map.entry(
                    "/apis/resource.k8s.io/v1/deviceclasses", list("\"name\":\"gpu.nvidia.com\"", "\"selectors\":[]")),
            Map.entry("/apis/apps/v1/daemonsets", list(WORKLOAD, "")),
            Map.entry("/apis/apps/v1/deployments", list(WORKLOAD, "")),
            Map.entry("/apis/apps/v1/statefulsets", list(WORKLOAD, "")),
            Map.entry(
                    "/apis/helm.toolkit.fluxcd.io/v2/helmreleases",
                    list("\"namespace\":\"a\",\"name\":\"b\"", "\"chart\":{\"spec\":{\"chart\":\"c\"}}")),
            Map.entry(
                    "/apis/argoproj.io/v1alpha1/applications",
                    list("\"namespace\":\"a\",\"name\":\"b\"", "\"source\":{\"repoURL\":\"https://r\"}")));

    /** A list of one object. */
    private static String list(String metadata, String spec) {
        return "{\"metadata\":{},\"items\":[{\"metadata\":{" + metadata + "},\"spec\":{" + spec + "}}]}";
    }

    private final HttpsServer server;
    private final StandInRun run = new StandInRun();
    private final KeyStore identity;
    private final StandInHttp2 http2;

    private StandInApi(HttpsServer server, KeyStore identity, StandInHttp2 http2) {
        this.http2 = http2;
        this.server = server;
        this.identity = identity;
    }

    static StandInApi start(Path work) throws Exception {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyStore identity = identity(work);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(identity)) {
            @Override
            public void configure(HttpsParameters parameters) {
                var tls = getSSLContext().getDefaultSSLParameters();
                tls.setWantClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        // watches stay open while other requests are answered
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        StandInApi api = new StandInApi(server, identity, StandInHttp2.start(tls(identity)));
        server.createContext("/", api::answer);
        server.start();
        return api;
    }

    /** A kubeconfig that leads here, with a client certificate and a certificate authority, as administrators have. */
    String kubeconfig() throws Exception {
        String certificate =
                embedded("CERTIFICATE", identity.getCertificate("training").getEncoded());
        String key = embedded(
                "PRIVATE KEY",
                identity.getKey("training", PASSWORD.toCharArray()).getEncoded());
        return kubeconfig(port(), "{client-certificate-data: %s, client-key-data: %s}".formatted(certificate, key));
    }

    /** A kubeconfig that leads to the same server over HTTP/2, with a credential plugin, as those of clouds have. */
    String kubeconfigOfHttp2(Path credential) throws Exception {
        Files.writeString(credential, """
            {"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{
             "token":"training","expirationTimestamp":"2100-01-01T00:00:00Z"}}
            """);
        return kubeconfig(
                http2.port(),
                "{exec: {apiVersion: client.authentication.k8s.io/v1, command: cat, args: ['" + credential
                        + "'], interactiveMode: IfAvailable, provideClusterInfo: true}}");
    }

    private String kubeconfig(int port, String user) throws Exception {
        String authority = embedded("CERTIFICATE", authority(identity).getEncoded());
        return """
            apiVersion: v1
            kind: Config
            current-context: training
            clusters:
            - name: training
              cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}
            contexts:
            - name: training
              context: {cluster: training, user: training}
            users:
            - name: training
              user: %s
            """.formatted(port, authority, user);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Makes the folder that a kubelet mounts into a pod, with what leads here. */
    Path serviceAccount(Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("ca.crt"), pem("CERTIFICATE", authority(identity).getEncoded()));
        Files.writeString(folder.resolve("token"), "training");
        Files.writeString(folder.resolve("namespace"), "n");
        return folder;
    }

    /** PEM in Base64, as a kubeconfig embeds it. */
    private static String embedded(String type, byte[] content) {
        return Base64.getEncoder().encodeToString(pem(type, content).getBytes(StandardCharsets.US_ASCII));
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + type + "-----\n";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (run.answer(exchange, request)) {
                return;
            }
            String path = exchange.getRequestURI().getPath();
            boolean applied = exchange.getRequestMethod().equals("PATCH");
            String answer = applied
                    ? "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"s\",\"namespace\":\"n\"}}"
                    : ANSWERS.get(path);
            byte[] body = (answer == null ? "{\"kind\":\"Status\",\"code\":404,\"reason\":\"NotFound\"}" : answer)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /**
     * A key and a certificate that the stand-in shows and lets its client use too, signed by an authority: that one
     * signature must be followed to another is what a real cluster's certificates ask.
     */
    private static KeyStore identity(Path work) throws Exception {
        Path store = work.resolve("training.p12");
        Files.deleteIfExists(store);
        keytool(store, "-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c", "-ext", "ku:c=kCS");
        keytool(
                store,
                "-alias",
                "training",
                "-dname",
                "CN=training",
                "-ext",
                "san=IP:127.0.0.1",
                "-ext",
                "ku:c=dS,kE",
                "-ext",
                "eku=serverAuth,clientAuth",
                "-signer",
                "authority");
        KeyStore identity = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        identity.deleteEntry("authority"); // or the server might show that one
        return identity;
    }

    private static Certificate authority(KeyStore identity) throws Exception {
        return identity.getCertificateChain("training")[1];
    }

    private static void keytool(Path store, String... about) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(about));
        int exit = new ProcessBuilder(command).start().waitFor();
        if (exit != 0) {
            throw new IOException("keytool exited with " + exit);
        }
    }

    private static SSLContext tls(KeyStore identity) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority(identity));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() throws IOException {
        http2.close();
        server.stop(0);
    }
}
