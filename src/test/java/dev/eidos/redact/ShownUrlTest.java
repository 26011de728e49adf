package dev.eidos.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://h:6443/api|https://h:6443/api",
                "https://[::1]:6443/api|https://[::1]:6443/api",
                "https://me:hunter2@h/x|https://h/x",
                "https://hunter2@h:1/x|https://h:1/x",
                "https://me:hun/ter2@h/x|https://h/x",
                "https://me:hun?ter2@h/x|https://…",
                "https://me:hun#ter2@h/x|https://…",
                "https://h/x?sig=hunter2|https://h/x?…",
                "https://h/x?sig=hunter2@y|https://h/x?…",
                "https://h/x#token=hunter2|https://h/x",
                "https://h/b@c|https://h/b@c",
                "oci://h/n:1@sha256:abc|oci://h/n:1@sha256:abc",
                "me:hunter2@h/x|h/x"
            })
    void aUrlShowsNeitherUserNorQuery(String url, String shown) {
        assertThat(ShownUrl.of(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cannot read https://h/x?sig=hunter2: refused|cannot read https://h/x?…: refused",
                "is it there? see https://h/x|is it there? see https://h/x",
                "https://a/b?c=d, https://e/f?g=h|https://a/b?…, https://e/f?…",
                "https://me:hunter2@h/x?y=z|https://<redacted>@h/x?…"
            })
    void aMessageShowsThemNeither(String message, String shown) {
        assertThat(CredentialMask.hideInMessage(message)).isEqualTo(shown);
    }
}
