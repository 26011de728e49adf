package dev.eidos.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebProxyTest {
    @ParameterizedTest
    @CsvSource({
        "http://p.example:3128, http://p.example:3128, ",
        "HTTP://p.example:3128/, http://p.example:3128, ",
        "p.example:3128, http://p.example:3128, ",
        "squid_proxy, http://squid_proxy:80, ",
        "http://[fd00::1]:3128, http://[fd00::1]:3128, ",
        "me:s3cret@p:1, http://p:1, me:s3cret",
        "http://me@p:1, http://p:1, me:",
        "http://me:s3%40c%3Aret+%25@p:1, http://p:1, me:s3@c:ret+%",
        "http://me:s3@c:ret@p:1, http://p:1, me:s3@c:ret",
    })
    void aProxyIsReadWithItsLogin(String text, String name, String login) {
        // when
        WebProxy proxy = WebProxy.parse(text, "HTTPS_PROXY");

        // then
        assertThat(proxy.name()).isEqualTo(name);
        assertThat(proxy.login()).isEqualTo(login);
        assertThat(proxy.toString()).isEqualTo(name);
    }

    @Test
    void otherClientsReadTheSameOutOfItsUrl() {
        // given
        WebProxy proxy = WebProxy.parse("http://m%20e:s3@c:r%2Fet@p:1", "HTTPS_PROXY");

        // then
        assertThat(URI.create(proxy.url()).getUserInfo()).isEqualTo("m e:s3@c:r/et");
        assertThat(WebProxy.parse(proxy.url(), "HTTPS_PROXY")).isEqualTo(proxy);
        assertThat(Objects.requireNonNull(proxy.authorization())).startsWith("Basic ");
        assertThat(WebProxy.parse("p", "x").url()).isEqualTo("http://p:80");
    }

    @ParameterizedTest
    @CsvSource({
        "https://me:s3cret@p:1, https://",
        "socks5://me:s3cret@p:1, socks5://",
        "http://me:s3/cret@p:1, no",
        "http://me/s3cret@p:1, no",
        "http://me:s3%cret@p:1, %",
        "http://me:s3cret, URL",
        "http://me:s3cret@, URL",
        "http://p:s3cret@p:0, port",
        "http://p:s3cret@p:65536, port",
        "http://p:s3cret@p p:1, URL",
    })
    void whatIsNoneIsRefusedWithoutBeingShown(String text, String reason) {
        // when
        EidosException failure = catchThrowableOfType(EidosException.class, () -> WebProxy.parse(text, "https_proxy"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(failure.object()).isEqualTo("https_proxy");
        assertThat(failure.reason()).contains(reason);
        assertThat(failure + String.valueOf(failure.suggestion()) + failure.getCause())
                .doesNotContain("cret");
    }
}
