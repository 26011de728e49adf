package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.BundleVerifier;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against the registry of the CNCF's distribution project, as Debian's package docker-registry has it. */
@Timeout(120)
class DistributionTest {
    private static final SealedBundle BUNDLE = SealedBundle.of(
            List.of(new BundleFile("README.md", "# GPU äöü\n"), new BundleFile("deploy.sh", "#!/bin/sh\n")), null);

    private static final PushOptions PUSH = new PushOptions("h100", "0.1.0", null);

    /** {@code htpasswd -Bbn me s3cret}. */
    private static final String HTPASSWD = "me:$2y$05$mtZDHg28.5MG/xzKxa7umO5SQCsoZPUL161sFLhfHeWCRwqxUUaS2\n";

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroy);
    }

    /** Starts it, and says where. */
    private String start(String auth) throws Exception {
        Assumptions.assumeFalse(
                Command.output("sh", "-c", "command -v docker-registry || true").isEmpty(),
                "no docker-registry, which is in Debian's package of that name");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + folder.resolve("storage")
                        + "}}\nhttp: {addr: '127.0.0.1:" + port + "'}\n" + auth);
        processes.add(new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start());
        for (int tries = 0; !isOpen(port); tries++) {
            assertThat(tries)
                    .as("starts: " + Files.readString(folder.resolve("log")))
                    .isLessThan(300);
            Thread.sleep(100);
        }
        return "127.0.0.1:" + port;
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private OciRegistry client() {
        return new OciRegistry(RegistryOptions.standard(true, Map.of(), folder, "0.1.0"));
    }

    @Test
    void whatIsPushedIsPulledAndVerified() throws Exception {
        // given
        String host = start("");
        OciReference reference = OciReference.parse("oci://" + host + "/org/team/bundle:v1");

        // when
        String digest = client().push(reference, BUNDLE, PUSH);
        PulledBundle pulled = client().pull(reference);

        // then
        assertThat(pulled.digest()).isEqualTo(digest);
        assertThat(pulled.files()).containsEntry("README.md", "# GPU äöü\n".getBytes(UTF_8));
        assertThat(BundleVerifier.verify(reference.toString(), pulled.files(), null)
                        .passed())
                .isTrue();
        assertThat(client().push(reference, BUNDLE, PUSH)).isEqualTo(digest);
        assertThat(client().pull(OciReference.parse("oci://" + host + "/org/team/bundle@" + digest))
                        .digest())
                .isEqualTo(digest);
        assertThat(folder.resolve(
                        "storage/docker/registry/v2/repositories/org/team/bundle/_manifests/tags/v1/current/link"))
                .hasContent(digest);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        // given
        OciReference reference = OciReference.parse("oci://" + start("") + "/org/bundle:v1");

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> client().pull(reference))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .withMessageContaining("MANIFEST_UNKNOWN");
    }

    @Test
    void whoIsNotLoggedInIsForbidden() throws Exception {
        // given
        Path passwords = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        String host = start("auth: {htpasswd: {realm: x, path: " + passwords + "}}\n");
        OciReference reference = OciReference.parse("oci://" + host + "/org/bundle:v1");

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> client().push(reference, BUNDLE, PUSH))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));

        // given
        Files.writeString(
                Files.createDirectory(folder.resolve(".docker")).resolve("config.json"),
                "{\"auths\":{\"" + host + "\":{\"auth\":\"bWU6czNjcmV0\"}}}");

        // when
        String digest = client().push(reference, BUNDLE, PUSH);

        // then
        assertThat(client().pull(reference).digest()).isEqualTo(digest);
    }
}
