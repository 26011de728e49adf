package dev.eidos.bundle.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTest {
    /** Of {@code me:s3cret:x}. */
    private static final String AUTH = "bWU6czNjcmV0Ong=";

    @TempDir
    Path home;

    private RegistryLogin of(String config, String registry) throws IOException {
        return DockerConfig.read(Files.writeString(home.resolve("config.json"), config))
                .of(registry);
    }

    @Test
    void anEntryIsForItsRegistryAlone() throws IOException {
        // given
        String config = "{\"auths\":{\"reg.example:5000\":{\"auth\":\"" + AUTH + "\"}}}";

        // then
        assertThat(of(config, "reg.example:5000")).isEqualTo(new RegistryLogin.Basic("me", "s3cret:x"));
        assertThat(of(config, "reg.example")).isEqualTo(new RegistryLogin.None());
        assertThat(of(config, "other.example:5000")).isEqualTo(new RegistryLogin.None());
    }

    @Test
    void otherSpellingsOfARegistryAreKnown() throws IOException {
        assertThat(of("{\"auths\":{\"https://r.io/v2/\":{\"username\":\"u\",\"password\":\"p\"}}}", "r.io"))
                .isEqualTo(new RegistryLogin.Basic("u", "p"));
        assertThat(of("{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"" + AUTH + "\"}}}", "docker.io"))
                .isEqualTo(new RegistryLogin.Basic("me", "s3cret:x"));
    }

    @Test
    void anIdentityTokenCountsMoreThanThePasswordBesideIt() throws IOException {
        assertThat(of("{\"auths\":{\"r.io\":{\"auth\":\"" + AUTH + "\",\"identitytoken\":\"t\"}}}", "r.io"))
                .isEqualTo(new RegistryLogin.IdentityToken("t"));
    }

    @Test
    void whatIsNotThereHasNothing() {
        assertThat(DockerConfig.read(Path.of("/nowhere/config.json")).of("r.io"))
                .isEqualTo(new RegistryLogin.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auths\":{\"r.io\":{\"auth\": s3cret}}}",
                "{\"auths\":{\"r.io\":{\"auth\":\"s3cret!\"}}}",
                "{\"auths\":{\"r.io\":{\"auth\":\"czNjcmV0\"}}}",
            })
    void whatIsDamagedIsNotShown(String config) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> of(config, "r.io"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("s3cret"));
    }

    @Test
    void credentialsAreNotShown() {
        assertThat(new RegistryLogin.Basic("me", "s3cret").toString()).doesNotContain("s3cret");
        assertThat(new RegistryLogin.IdentityToken("s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void aDeviceWithoutAnEndIsRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DockerConfig.read(Path.of("/dev/zero")))
                .withMessageContaining("more than 1 MiB");
    }
}
