package dev.eidos.k8s.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://k:6443, https://k:6443",
        "https://k:6443/, https://k:6443",
        "HTTPS://k, https://k",
        "https://k/a/b//, https://k/a/b",
        "http://127.0.0.1:8001, http://127.0.0.1:8001",
        "https://[fd00::1]:6443, https://[fd00::1]:6443",
        "k:6443, https://k:6443",
        "127.0.0.1:6443, https://127.0.0.1:6443",
        "k, https://k",
        "https://me:s3cret@k/x?token=s3cret#s3cret, https://k/x"
    })
    void onlyWhatIsNotSecretIsKept(String text, String url) {
        // when
        ServerAddress address = requireNonNull(ServerAddress.parse(text, true));

        // then
        assertThat(address.url()).isEqualTo(url);
        assertThat(address.hadLogin()).isEqualTo(text.contains("@"));
    }

    @Test
    void aHostAloneIsWhatElseIsKnownOfIt() {
        assertThat(ServerAddress.parse("k:8080", false)).isEqualTo(new ServerAddress("http://k:8080", false));
        assertThat(ServerAddress.parse("https://k", false)).isEqualTo(new ServerAddress("https://k", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "ftp://k",
                "unix:///run/k.sock",
                "https://k:0",
                "https://k:65536",
                "https://k:x",
                "https://my_host",
                "k/api",
                "https://k\n",
                "https://a b",
                "https://[::1",
                ":",
                "https:k",
                "//k"
            })
    void whatIsNoServerIsNone(String text) {
        assertThat(ServerAddress.parse(text, true)).isNull();
    }
}
