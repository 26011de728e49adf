package dev.eidos.k8s.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("https_proxy", "proxy:3128", "NO_PROXY", "10.0.0.0/8, *.svc, bad host ,.local");

    @Test
    void theKubeconfigsProxyIsUsedAlways() {
        assertThat(Proxies.of("http://own:1", "https://api.svc", ENVIRONMENT))
                .isEqualTo(new Proxies("http://own:1", List.of()));
    }

    @Test
    void theEnvironmentsProxyComesWithItsExceptions() {
        assertThat(Proxies.of(null, "https://api", ENVIRONMENT))
                .isEqualTo(new Proxies("http://proxy:3128", List.of("10.0.0.0/8", ".svc", ".local")));
    }

    @Test
    void aStarMeansNoProxyAtAll() {
        assertThat(Proxies.of(null, "https://api", Map.of("HTTPS_PROXY", "http://p:1", "no_proxy", "*")))
                .isEqualTo(new Proxies(null, List.of()));
    }

    @Test
    void theProxyForHttpsIsNotUsedForHttp() {
        assertThat(Proxies.of(null, "http://api", ENVIRONMENT).proxy()).isNull();
    }
}
