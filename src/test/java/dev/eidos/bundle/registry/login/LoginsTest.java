package dev.eidos.bundle.registry.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With real programs on a PATH. */
@Timeout(60)
class LoginsTest {
    private static final Path SESSION = Path.of("/run/containers/7");

    private static final RegistryLogin NONE = new RegistryLogin.None();

    /** Of {@code me:s3cret}. */
    private static final String AUTHS = "\"auths\":{\"r.io\":{\"auth\":\"bWU6czNjcmV0\"}}";

    @TempDir
    Path home;

    private Path bin;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void path() throws IOException {
        bin = Files.createDirectory(home.resolve("bin"));
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("HOME", home.toString());
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve("docker-credential-" + name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private void config(String json) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".docker")).resolve("config.json"), json);
    }

    private RegistryLogin find(String registry) throws InterruptedException {
        return new Logins(environment, home, Duration.ofSeconds(2)).find(registry, "org/bundle");
    }

    private String why(String registry) throws InterruptedException {
        return find(registry) instanceof RegistryLogin.Unreadable(String where) ? where : "known";
    }

    @Test
    void theStoreIsAskedByTheProtocol() throws Exception {
        // given
        config("{\"credsStore\":\"fake\",\"auths\":{\"r.io:5000\":{}}}");
        program("fake", """
            echo "$* $(cat)" >>"$HOME/asked"
            echo '{"ServerURL":"x","Username":"me","Secret":"s3cret"}'\
            """);

        // then
        assertThat(find("r.io:5000")).isEqualTo(new RegistryLogin.Basic("me", "s3cret"));
        assertThat(find("docker.io")).isEqualTo(new RegistryLogin.Basic("me", "s3cret"));
        assertThat(home.resolve("asked")).hasContent("get r.io:5000\nget https://index.docker.io/v1/\n");
    }

    @Test
    void aUserThatIsATokenIsAnIdentityToken() throws Exception {
        // given
        config("{\"credHelpers\":{\"r.io\":\"fake\"}}");
        program("fake", "echo '{\"Username\":\"<token>\",\"Secret\":\"t0ken\"}'");

        // then
        assertThat(find("r.io")).isEqualTo(new RegistryLogin.IdentityToken("t0ken"));
        assertThat(find("other.io")).isEqualTo(NONE);
    }

    @Test
    void aRegistrysOwnCountsMoreThanTheStore() throws Exception {
        // given
        config("{\"credsStore\":\"store\",\"credHelpers\":{\"r.io\":\"own\"}}");
        program("own", "echo '{\"Username\":\"own\",\"Secret\":\"x\"}'");
        program("store", "echo '{\"Username\":\"store\",\"Secret\":\"x\"}'");

        // then
        assertThat(find("r.io")).isEqualTo(new RegistryLogin.Basic("own", "x"));
        assertThat(find("other.io")).isEqualTo(new RegistryLogin.Basic("store", "x"));
    }

    @Test
    void whatIsNotInTheStoreIsNone() throws Exception {
        // given
        config("{\"credsStore\":\"fake\"}");
        program("fake", "echo 'credentials not found in native keychain'; exit 1");

        // then
        assertThat(find("r.io")).isEqualTo(NONE);
    }

    @Test
    void whatTheFileHasIsNotAskedFor() throws Exception {
        // given
        config("{\"credsStore\":\"fake\"," + AUTHS + "}");
        program("fake", "touch \"$HOME/asked\"");

        // then
        assertThat(find("r.io")).isEqualTo(new RegistryLogin.Basic("me", "s3cret"));
        assertThat(home.resolve("asked")).doesNotExist();
    }

    @Test
    void podmansFilesComeAfterDockers() throws Exception {
        // given
        config("{\"credsStore\":\"missing\"}");
        Path runtime = Files.createDirectories(home.resolve("run/containers"));
        Files.writeString(runtime.resolve("auth.json"), "{" + AUTHS + "}");
        environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());

        // then
        assertThat(find("r.io")).isEqualTo(new RegistryLogin.Basic("me", "s3cret"));
        assertThat(why("other.io")).contains("docker-credential-missing");

        // given
        Path named = Files.writeString(home.resolve("auth.json"), "{}");
        environment.put("REGISTRY_AUTH_FILE", named.toString());

        // then
        assertThat(why("r.io")).contains("docker-credential-missing");
    }

    @Test
    void theFoldersOfDockerMayBeNamed() {
        assertThat(Logins.files(Map.of("DOCKER_CONFIG", "/d", "REGISTRY_AUTH_FILE", "/p/auth.json"), home, SESSION))
                .containsExactly(Path.of("/d/config.json"), Path.of("/p/auth.json"));
        assertThat(Logins.files(Map.of("XDG_RUNTIME_DIR", "/r", "XDG_CONFIG_HOME", "/c"), home, SESSION))
                .containsExactly(
                        home.resolve(".docker/config.json"),
                        Path.of("/r/containers/auth.json"),
                        Path.of("/c/containers/auth.json"));
        assertThat(Logins.files(Map.of(), home, SESSION))
                .containsExactly(
                        home.resolve(".docker/config.json"),
                        Path.of("/run/containers/7/auth.json"),
                        home.resolve(".config/containers/auth.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../bin/docker-credential-fake", "x/../fake", "fake get", ".", "-x", "fake\\n"})
    void aNameThatLeadsElsewhereIsNotRun(String name) throws Exception {
        // given
        config("{\"credsStore\":\"" + name + "\"}");
        Files.createDirectory(bin.resolve("docker-credential-x"));
        program("fake", "touch \"$HOME/asked\"");

        // then
        assertThat(why("r.io")).contains("name");
        assertThat(home.resolve("asked")).doesNotExist();
    }

    @Test
    void onlyThePathIsSearched() throws Exception {
        // given
        config("{\"credsStore\":\"fake\"}");
        program("fake", "echo '{\"Username\":\"me\",\"Secret\":\"x\"}'");
        environment.put("PATH", "::target:" + home);

        // then
        assertThat(why("r.io")).isEqualTo("docker-credential-fake is not on the PATH: install it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo '{\"Secret\":\"s3cret'                       | gives no JSON",
                "echo error while locked; exit 3                   | exits with 3: error while locked",
                "echo '{\"Secret\":\"s3cret\"}'; exit 1            | exits with 1",
                "echo s3cret >&2; exit 1                           | exits with 1",
                "head -c 70000 /dev/zero                           | writes more than credentials",
                "yes                                               | writes more than credentials",
                "sleep 60                                          | does not end: stopped after 2 s",
            })
    void whatAHelperDoesWrongIsSaidWithoutWhatMayBeSecret(String script, String expected) throws Exception {
        // given
        config("{\"credsStore\":\"fake\"}");
        program("fake", script);

        // then
        assertThat(why("r.io")).isEqualTo("docker-credential-fake " + expected);
    }
}
