package dev.eidos.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteProxiesTest {
    private static String proxy(String url, Map<String, String> environment) {
        WebProxy proxy = SiteProxies.proxy(URI.create(url), environment);
        return proxy == null ? "none" : proxy.name();
    }

    @Test
    void theSchemeOfTheUrlDecides() {
        // given
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://s:1", "HTTP_PROXY", "http://p:2");

        // then
        assertThat(proxy("https://a.example/x", environment)).isEqualTo("http://s:1");
        assertThat(proxy("http://a.example/x", environment)).isEqualTo("http://p:2");
        assertThat(proxy("http://a.example/x", Map.of("HTTPS_PROXY", "http://s:1")))
                .isEqualTo("none");
        assertThat(proxy("https://a.example/x", Map.of())).isEqualTo("none");
    }

    @Test
    void lowerCaseCountsWhereUpperCaseIsNotSet() {
        assertThat(proxy("https://a", Map.of("https_proxy", "l:1", "HTTPS_PROXY", " ")))
                .isEqualTo("http://l:1");
        assertThat(proxy("https://a", Map.of("https_proxy", "l:1", "HTTPS_PROXY", "u:2")))
                .isEqualTo("http://u:2");
        assertThat(proxy("https://a", Map.of("https_proxy", "l:1", "no_proxy", "a")))
                .isEqualTo("none");
    }

    /** The cases of Go's httpproxy that are not its alone, and what its documentation says beyond them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://localhost/            |                          | none
        https://LOCALHOST:8443/       |                          | none
        https://127.0.0.1/            |                          | none
        https://127.9.8.7:5000/       |                          | none
        https://[::1]/                |                          | none
        https://localhost.example/    |                          | proxy
        https://a.example/            | *                        | none
        https://a.example/            | x, *                     | none
        https://a.example/            | a.example                | none
        https://A.Example/            | a.EXAMPLE                | none
        https://b.a.example/          | a.example                | none
        https://xa.example/           | a.example                | proxy
        https://a.example/            | .a.example               | proxy
        https://b.a.example/          | .a.example               | none
        https://b.a.example/          | *.a.example              | none
        https://a.example/            | *.a.example              | proxy
        https://a.example/            | a.example:443            | none
        https://a.example:8443/       | a.example:443            | proxy
        https://a.example:8443/       | foo, a.example:8443      | none
        https://b.a.example:8443/     | .a.example:8443          | none
        https://10.1.2.3/             | 10.0.0.0/8               | none
        https://11.1.2.3/             | 10.0.0.0/8               | proxy
        https://192.168.1.129/        | 192.168.1.128/25         | none
        https://192.168.1.127/        | 192.168.1.128/25         | proxy
        https://10.1.2.3/             | 0.0.0.0/0                | none
        https://10.1.2.3/             | 10.0.0.0/99              | proxy
        https://10.1.2.3/             | ten/8                    | proxy
        https://a.example/            | 0.0.0.0/0                | proxy
        https://10.1.2.3/             | 10.1.2.3                 | none
        https://10.1.2.3/             | 10.1.2.3:444             | proxy
        https://10.1.2.3:444/         | 10.1.2.3:444             | none
        https://10.1.2.30/            | 10.1.2.3                 | proxy
        https://[fd00::5]/            | fd00::/8                 | none
        https://[fe00::5]/            | fd00::/8                 | proxy
        https://[fd00::5]/            | fd00:0:0::5              | none
        https://[fd00::5]:444/        | [fd00::5]:444            | none
        https://[fd00::5]/            | [fd00::5]:444            | proxy
        https://[fd00::5]/            | 10.0.0.0/8               | proxy
        https://a.example/            | :443                     | proxy
        https://a.example/            | ', , .'                  | proxy
        """)
    void whatIsExceptedIsReachedWithoutIt(String url, String exceptions, String expected) {
        // given
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "proxy:3128", "NO_PROXY", exceptions == null ? "" : exceptions);

        // then
        assertThat(proxy(url, environment)).isEqualTo(expected.equals("none") ? "none" : "http://proxy:3128");
    }

    @Test
    void aProxyThatCannotBeUsedDoesNotHurtWhatNeedsNone() {
        assertThat(proxy("https://a.example", Map.of("HTTPS_PROXY", "socks5://x", "NO_PROXY", "a.example")))
                .isEqualTo("none");
    }
}
