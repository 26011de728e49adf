package dev.eidos.bundle.registry.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTest {
    /** Of {@code me:s3cret:x}. */
    private static final String AUTH = "bWU6czNjcmV0Ong=";

    @TempDir
    Path home;

    private RegistryLogin of(String config, String registry) throws IOException {
        return of(DockerConfig.NAME, config, registry);
    }

    private RegistryLogin of(String file, String config, String registry) throws IOException {
        return DockerConfig.read(Files.writeString(home.resolve(file), config))
                .of(new LoginKeys(registry, "org/bundle"));
    }

    /** Entries whose user is the number of their place. */
    private static String auths(String... keys) {
        return IntStream.range(0, keys.length)
                .mapToObj(i -> "\"" + keys[i] + "\":{\"username\":\"" + i + "\",\"password\":\"p\"}")
                .collect(Collectors.joining(",", "{\"auths\":{", "}}"));
    }

    private static RegistryLogin user(int place) {
        return new RegistryLogin.Basic(String.valueOf(place), "p");
    }

    @ParameterizedTest
    @CsvSource({
        "r.io:5000, r.io:5000",
        "r.io:5000, https://r.io:5000",
        "r.io:5000, https://r.io:5000/",
        "r.io:5000, https://r.io:5000/v1/",
        "r.io:5000, https://r.io:5000/v2/",
        "r.io:5000, http://r.io:5000",
        "r.io:5000, http://r.io:5000/v1/",
        "r.io, https://r.io/any/path",
        "r.io, r.io/org",
        "r.io, r.io/org/bundle",
        "docker.io, https://index.docker.io/v1/",
        "docker.io, https://index.docker.io/v2/",
        "docker.io, index.docker.io",
        "docker.io, docker.io",
        "docker.io, registry-1.docker.io",
        "docker.io, https://registry-1.docker.io/",
        "docker.io, docker.io/org",
    })
    void aKeyIsOfTheRegistryHoweverItIsWritten(String registry, String key) throws IOException {
        assertThat(of(auths(key), registry)).isEqualTo(user(0));
        assertThat(of("auth.json", auths(key), registry)).isEqualTo(user(0));
    }

    @ParameterizedTest
    @CsvSource({
        "r.io, r.io:5000",
        "r.io:5000, r.io",
        "r.io, https://other.io/r.io/",
        "r.io, other.io/r.io",
        "r.io, sub.r.io",
        "r.io, r.io.example",
        "r.io, ftp://r.io",
        "r.io, https://index.docker.io/v1/",
        "docker.io, https://hub.docker.com/",
    })
    void aKeyOfAnotherHostOrPortIsNot(String registry, String key) throws IOException {
        assertThat(of(auths(key), registry)).isEqualTo(new RegistryLogin.None());
    }

    @Test
    void theNearestNamespaceCounts() throws IOException {
        // given
        String all = auths("https://r.io/v1/", "r.io", "r.io/org", "r.io/org/bundle", "r.io/org/bundle/deep");

        // then
        assertThat(of("auth.json", all, "r.io")).isEqualTo(user(3));
        assertThat(of("auth.json", auths("http://r.io", "r.io", "r.io/org"), "r.io"))
                .isEqualTo(user(2));
        assertThat(of("auth.json", auths("http://r.io", "r.io"), "r.io")).isEqualTo(user(1));
    }

    @Test
    void anotherNamespaceIsTakenInDockersFileAlone() throws IOException {
        assertThat(of("auth.json", auths("r.io/other"), "r.io")).isEqualTo(new RegistryLogin.None());
        assertThat(of(auths("r.io/other"), "r.io")).isEqualTo(user(0));
        assertThat(of(auths("r.io/other", "r.io"), "r.io")).isEqualTo(user(1));
    }

    @Test
    void anEntryThatSaysNothingDoesNotHideAnother() throws IOException {
        assertThat(of("{\"auths\":{\"r.io\":{},\"https://r.io/v1/\":{\"auth\":\"" + AUTH + "\"}}}", "r.io"))
                .isEqualTo(new RegistryLogin.Basic("me", "s3cret:x"));
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
        assertThat(DockerConfig.read(Path.of("/nowhere/config.json")).of(new LoginKeys("r.io", "a")))
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
