package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.ApiServer;
import dev.eidos.testing.Kubeconfigs;
import dev.eidos.testing.TestNamespace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Ways to log in to the real API server, and servers that cannot be reached at all. */
@Timeout(90)
class CredentialIT {
    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("login");

    @TempDir
    Path directory;

    private Kubeconfigs kubeconfigs;

    @BeforeEach
    void read() throws IOException {
        kubeconfigs = Kubeconfigs.of(ApiServer.require().kubeconfig(), directory);
    }

    private FaultedRun run(Object kubeconfig, String... args) throws IOException {
        return FaultedRun.start(Map.of("KUBECONFIG", kubeconfig.toString()), namespace, args);
    }

    @Test
    void severalFilesAreOneKubeconfig() throws Exception {
        // when, then
        try (var run = run(kubeconfigs.inThreeFiles())) {
            run.succeeds();
        }
        namespace.assertNoRunLeft(Duration.ofSeconds(15));
    }

    @Test
    void aCredentialPluginLogsIn() throws Exception {
        // when, then
        try (var run = run(kubeconfigs.plugin(), "--dry-run=server")) {
            run.endsWith(0);
        }
    }

    @Test
    void aCredentialPluginThatFailsIsNamed() throws Exception {
        // when
        try (var run = run(kubeconfigs.failingPlugin())) {
            String err = run.endsWith(4);

            // then
            assertThat(err)
                    .contains("the credential plugin of context test gave nothing")
                    .contains("try: run it to see why: ")
                    .contains("plugin-fails");
        }
        namespace.assertNothingLeft();
    }

    @Test
    void aCredentialPluginThatDoesNotEndCanBeInterrupted() throws Exception {
        // given
        try (var run = run(kubeconfigs.endlessPlugin())) {
            Thread.sleep(Duration.ofSeconds(3));

            // when
            run.signal("INT");

            // then
            run.endsWith(130);
        }
    }

    @Test
    void anExpiredTokenIsUnauthorized() throws Exception {
        // when
        try (var run = run(kubeconfigs.expiredToken())) {
            String err = run.endsWith(4);

            // then
            assertThat(err).contains("Unauthorized").contains("log in again");
        }
        namespace.assertNothingLeft();
    }

    @Test
    void anUnknownContextIsToldWithThoseThatThereAre() throws Exception {
        // when
        try (var run = run(kubeconfigs.unknownContext())) {
            String err = run.endsWith(2);

            // then
            assertThat(err).contains("unknown context elsewhere").contains("use --context with one of: test");
        }
    }

    @Test
    void whereNobodyListensTheAnswerTakesSeconds() throws Exception {
        // when
        try (var run = run(server("https://127.0.0.1:1"))) {
            String err = run.endsWith(6);

            // then
            assertThat(err)
                    .contains("error: the API server cannot be reached: https://127.0.0.1:1: connection refused")
                    .contains("try: check that the cluster is up");
            assertThat(run.wallTime()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void aServerThatIsSilentIsGivenUpInSeconds() throws Exception {
        // given
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                // when
                var run = run(server("http://127.0.0.1:" + silent.getLocalPort()))) {
            String err = run.endsWith(6);

            // then
            assertThat(err).contains("the API server does not answer: http://127.0.0.1:" + silent.getLocalPort());
            assertThat(run.wallTime()).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aHostThatHasNoAddressIsToldInSeconds() throws Exception {
        // when
        try (var run = run(server("https://api.cluster.invalid:6443"))) {
            String err = run.endsWith(6);

            // then
            assertThat(err)
                    .contains("https://api.cluster.invalid:6443: the host name cannot be resolved")
                    .contains("try: check the server of the cluster in the kubeconfig");
            assertThat(run.wallTime()).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsRefusedAtOnce() throws Exception {
        // given: no authority of its own in the kubeconfig, so that the machine's count
        Path kubeconfig = server(namespace.api().server().url());

        // when
        try (var run = run(kubeconfig)) {
            String err = run.endsWith(6);

            // then
            assertThat(err)
                    .contains("no secure connection: ")
                    .contains("try: check certificate-authority and server of the cluster");
            assertThat(run.wallTime()).isLessThan(Duration.ofSeconds(10));
        }
    }

    private Path server(String url) throws IOException {
        return Files.writeString(directory.resolve("server"), """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "%s"}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            users: [{name: u, user: {token: t}}]
            """.formatted(url));
    }
}
