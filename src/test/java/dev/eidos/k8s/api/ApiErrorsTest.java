package dev.eidos.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApiErrorsTest {
    private static final String UNREACHED = "the API server cannot be reached";

    private static <T extends Throwable> T by(Throwable cause, T failure) {
        failure.initCause(cause);
        return failure;
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new IOException(by(
                                new CertPathBuilderException("unable to find valid certification path"),
                                new SSLHandshakeException("PKIX path building failed"))),
                        UNREACHED,
                        "no secure connection: unable to find valid certification path"),
                Arguments.of(
                        new SSLHandshakeException("no such protocol\nat all"),
                        UNREACHED,
                        "no secure connection: no such protocol"),
                Arguments.of(new UnknownHostException("kube"), UNREACHED, "the host name cannot be resolved"),
                Arguments.of(
                        by(new UnresolvedAddressException(), new ConnectException()),
                        UNREACHED,
                        "the host name cannot be resolved"),
                Arguments.of(
                        by(new ConnectException("HTTP connect timed out"), new HttpConnectTimeoutException("connect")),
                        UNREACHED,
                        "no connection in time"),
                Arguments.of(new ConnectException("Connection refused"), UNREACHED, "Connection refused"),
                Arguments.of(new ConnectException(), UNREACHED, "connection refused"),
                Arguments.of(
                        new HttpTimeoutException("request timed out"),
                        "the API server does not answer",
                        "no answer in time"),
                Arguments.of(
                        new TimeoutException("interrupted"), "the API server does not answer", "no answer in time"),
                Arguments.of(new IOException(new EOFException("EOF reached")), UNREACHED, "EOF reached"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itIsToldWhyThereIsNoAnswer(Throwable failure, String what, String reason) {
        // when
        EidosException told = ApiErrors.of("cannot list nodes", "https://kube", failure);

        // then
        assertThat(told.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(told.what()).isEqualTo(what);
        assertThat(told.reason()).isEqualTo(reason);
        assertThat(told).hasCause(failure);
    }

    @Test
    void whatIsNoFaultOfTheNetworkIsToldAsItIs() {
        // given
        var ours = EidosException.of(ErrorCode.FORBIDDEN, "no login").build();

        // when
        EidosException told = ApiErrors.of("cannot list nodes", "https://kube", new IllegalStateException("broken"));

        // then
        assertThat(told.code()).isEqualTo(ErrorCode.FAILED);
        assertThat(told.what()).isEqualTo("cannot list nodes");
        assertThat(told.reason()).isEqualTo("broken");
        assertThat(ApiErrors.of("cannot list nodes", "https://kube", new IOException(ours)))
                .isSameAs(ours);
    }
}
