package dev.eidos.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A registry of the CNCF's distribution project, as Debian's docker-registry has it, on the loopback interface. */
record LoopbackRegistry(Process process, Path storage, String host) implements AutoCloseable {

    /** Aborts the test, visibly, where there is none. */
    static LoopbackRegistry start(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                CleanRoot.run(Map.of(), List.of("sh", "-c", "command -v docker-registry"))
                                .code()
                        == 0,
                "no docker-registry, which is in Debian's package of that name");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path storage = folder.resolve("storage");
        Path config = Files.writeString(
                folder.resolve("registry.yml"),
                "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + storage
                        + "}}\nhttp: {addr: '127.0.0.1:" + port + "'}\n");
        Path log = folder.resolve("registry.log");
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var registry = new LoopbackRegistry(process, storage, "127.0.0.1:" + port);
        for (int tries = 0; !registry.answers(); tries++) {
            assertThat(process.waitFor(100, TimeUnit.MILLISECONDS) || tries >= 300)
                    .as("it does not start: " + Files.readString(log))
                    .isFalse();
        }
        return registry;
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks its API for what is below {@code /v2/}. */
    HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + host + "/v2/" + path))
                    .timeout(Duration.ofSeconds(30));
            if (!accept.isEmpty()) {
                request.header("Accept", accept);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** The place of a manifest that a repository has, in the registry's own folders. */
    Path stored(String repository, String digest) {
        return storage.resolve("docker/registry/v2/repositories/" + repository + "/_manifests/revisions/"
                + digest.replace(':', '/') + "/link");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
