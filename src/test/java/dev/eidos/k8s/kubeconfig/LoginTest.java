package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a kubeconfig to what an API server hears. */
@Timeout(60)
class LoginTest {
    @TempDir
    static Path made;

    static TestKeys keys;

    @TempDir
    Path folder;

    private LoginFolder login;

    @BeforeAll
    static void make() throws Exception {
        keys = TestKeys.in(made)
                .authority("ca")
                .server("here", "ca", "ip:127.0.0.1")
                .client("rsa", "ca", "RSA")
                .client("ec", "ca", "EC")
                .client("ed", "ca", "Ed25519");
    }

    @BeforeEach
    void start() throws IOException {
        login = new LoginFolder(folder, keys, "here");
    }

    @AfterEach
    void stop() {
        login.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec", "ed"})
    void aClientCertificateLogsInAlsoOutOfOneFileWithItsKey(String alias) throws IOException {
        // given
        login.file("client.pem", keys.certificate(alias) + keys.key(alias));

        // when
        login.ask("client-certificate: client.pem, client-key: ./client.pem");

        // then
        assertThat(login.last().client()).isEqualTo("CN=" + alias);
    }

    @Test
    void lineEndsInDataAreOfTheYaml() throws IOException {
        // given
        String folded = LoginFolder.folded(keys.certificate("ca"));
        Path kubeconfig = login.file("kubeconfig", """
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: c}}]
            clusters:
            - name: c
              cluster:
                server: %s
                certificate-authority-data: |
                    %s
            users: [{name: c, user: {token: t}}]
            """.formatted(login.api().url(), folded));

        // when
        login.ask(kubeconfig);

        // then
        assertThat(login.last().header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void aTokenWithALineEndIsRefusedWithoutQuotingIt() throws IOException {
        // when
        EidosException failure = login.refused("token: \"SECRETTOKEN\\n\"");

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure.toString() + failure.object() + failure.getCause()).doesNotContain("SECRETTOKEN");
        assertThat(login.api().heard()).isEmpty();
    }

    @Test
    void impersonationIsSentInAllItsParts() throws IOException {
        // when
        login.ask("token: t, as: a, as-uid: u, as-groups: [g, h], as-user-extra: {\"x/y\": [1, z]}");

        // then
        assertThat(login.last().header("Impersonate-user")).isEqualTo("a");
        assertThat(login.last().header("Impersonate-uid")).isEqualTo("u");
        assertThat(login.last().header("Impersonate-group")).isEqualTo("g, h");
        assertThat(login.last().header("Impersonate-extra-x%2fy")).isEqualTo("1, z");
    }

    @Test
    void aNameAndPasswordLogIn() throws IOException {
        // when
        login.ask("username: me, password: p");

        // then
        assertThat(login.last().header("Authorization")).isEqualTo("Basic bWU6cA==");
    }

    @Test
    void lineEndsInClientDataAreOfTheYamlToo() throws IOException {
        // given
        String certificate = LoginFolder.folded(keys.certificate("rsa"));
        String key = LoginFolder.folded(keys.olderKey("rsa", "RSA PRIVATE KEY"));
        Path kubeconfig =
                login.file("kubeconfig", """
                    current-context: c
                    contexts: [{name: c, context: {cluster: c, user: c}}]
                    clusters: [{name: c, cluster: {server: "%s", %s}}]
                    users:
                    - name: c
                      user:
                        client-certificate-data: |
                            %s
                        client-key-data: >
                            %s
                    """.formatted(login.api().url(), login.authority(), certificate, key));

        // when
        login.ask(kubeconfig);

        // then
        assertThat(login.last().client()).isEqualTo("CN=rsa");
    }

    @Test
    void aMergeKeyBringsTheLoginOfAnotherUser() throws IOException {
        // given
        Path kubeconfig = login.file("kubeconfig", """
            current-context: c
            contexts: [{name: c, context: {cluster: c, user: c}}]
            clusters: [{name: c, cluster: {server: "%s", %s}}]
            users:
            - {name: base, user: &base {token: t}}
            - name: c
              user:
                <<: *base
                as: somebody
            """.formatted(login.api().url(), login.authority()));

        // when
        login.ask(kubeconfig);

        // then
        assertThat(login.last().header("Authorization")).isEqualTo("Bearer t");
        assertThat(login.last().header("Impersonate-user")).isEqualTo("somebody");
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() throws IOException {
        // when
        EidosException failure = login.refused("client-certificate-data: " + LoginFolder.data(keys.certificate("rsa")));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure.reason()).isEqualTo("user c: it has a client-certificate without client-key");
        assertThat(login.api().heard()).isEmpty();
    }
}
