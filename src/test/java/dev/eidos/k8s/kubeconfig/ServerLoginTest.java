package dev.eidos.k8s.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.ForwardProxy;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers hear who asks. */
@Timeout(60)
class ServerLoginTest {
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
                .server("elsewhere", "ca", "dns:kube.example")
                .client("rsa", "ca", "RSA");
    }

    @BeforeEach
    void start() throws IOException {
        login = new LoginFolder(folder, keys, "here");
    }

    @AfterEach
    void stop() {
        login.close();
    }

    @Test
    void aServerMayHaveToProveAnotherName() throws IOException {
        // given
        login = login.at("elsewhere");

        // when
        login.ask(
                login.kubeconfig(login.api().url(), login.authority() + ", tls-server-name: kube.example", "token: t"));

        // then
        assertThat(login.last().serverNames()).containsExactly("kube.example");
    }

    @Test
    void theNameInTheUrlDoesNotCountThen() throws IOException {
        // given
        Path other =
                login.kubeconfig(login.api().url(), login.authority() + ", tls-server-name: other.example", "token: t");

        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> login.ask(other));
        login.ask(login.kubeconfig(
                "https://localhost:" + login.api().port(),
                login.authority() + ", tls-server-name: 127.0.0.1",
                "token: t"));

        // then
        assertThat(failure.reason()).startsWith("no secure connection");
        assertThat(login.last().serverNames()).isEmpty();
    }

    @Test
    void anAuthorityThatDidNotSignItIsNoUse() throws IOException {
        // given
        String another = "certificate-authority-data: " + LoginFolder.data(keys.certificate("rsa"));

        // when
        EidosException failure = catchThrowableOfType(
                EidosException.class,
                () -> login.ask(login.kubeconfig(login.api().url(), another, "token: t")));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.reason()).startsWith("no secure connection");
        assertThat(login.api().heard()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "yes", "on"})
    void anyServerWillDoWhereThatIsSaid(String yes) throws IOException {
        // when
        login.ask(login.kubeconfig(
                "https://localhost:" + login.api().port(), "insecure-skip-tls-verify: " + yes, "token: t"));

        // then
        assertThat(login.last().header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void aServerWithoutSchemeIsNeverAskedInTheClear() throws IOException {
        // when
        login.ask(login.kubeconfig("127.0.0.1:" + login.api().port(), "insecure-skip-tls-verify: true", "token: t"));

        // then
        assertThat(login.last().header("Authorization")).isEqualTo("Bearer t");
    }

    @Test
    void aProxyIsLoggedInToAndSeesNoCredential() throws IOException {
        // given
        try (var proxy = new ForwardProxy(null)) {
            String through = ", proxy-url: \"http://me:pass@127.0.0.1:" + proxy.port() + "\"";

            // when
            login.ask(login.kubeconfig(login.api().url(), login.authority() + through, "token: t"));

            // then
            assertThat(login.last().header("Authorization")).isEqualTo("Bearer t");
            assertThat(login.last().headers()).doesNotContainKey("Proxy-authorization");
            assertThat(proxy.requests)
                    .singleElement()
                    .asString()
                    .contains("CONNECT")
                    .contains("bWU6cGFzcw==");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void aRedirectIsNeverFollowed(String scheme) throws IOException {
        // given
        try (var other = new TlsApi(keys, "here");
                var plain = new PlainApi()) {
            login.api().redirectTo(scheme.equals("https") ? other.url() : plain.url());

            // when
            EidosException failure = login.refused("token: t");

            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.FAILED);
            assertThat(login.api().heard()).hasSize(1);
            assertThat(other.heard()).isEmpty();
            assertThat(plain.heard()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: s3cret",
                "username: me, password: s3cret",
                "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin}"
            })
    void whatIsNotEncryptedCarriesNoCredentialAndTheUserIsTold(String user) throws IOException {
        // given
        login.plugin("touch \"$0.ran\"", "token\":\"s3cret");
        try (var plain = new PlainApi()) {
            Path kubeconfig = login.kubeconfig(plain.url(), "disable-compression: true", user);

            // when
            login.ask(kubeconfig);

            // then
            assertThat(plain.heard())
                    .isNotEmpty()
                    .allSatisfy(headers -> assertThat(headers).doesNotContainKey("Authorization"));
            assertThat(login.said())
                    .containsExactly("warning: the credentials of context c are not sent to " + plain.url()
                            + ", because it is not encrypted");
            assertThat(folder.resolve("plugin.ran")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        insecure-skip-tls-verify: false | token: s3cret
        AUTHORITY | as: somebody
        """)
    void aServerThatKnowsNoTlsIsNotAskedWithout(String cluster, String user) throws IOException {
        // given
        try (var plain = new PlainApi()) {
            Path kubeconfig = login.kubeconfig(plain.place(), cluster.replace("AUTHORITY", login.authority()), user);

            // when
            EidosException failure = login.failure(kubeconfig);

            // then
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.object()).isEqualTo("https://" + plain.place());
            assertThat(plain.heard()).isEmpty();
        }
    }
}
