package dev.eidos.bundle.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.bundle.registry.login.Logins;
import dev.eidos.fuzz.FuzzTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What registries may answer, for the fuzzer. */
public final class RegistryFuzz {
    private RegistryFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.text(
                        "registry reference", OciReference::parse, "oci://ghcr.io:443/a/b__c:1.0.0", "oci://[::1]/a:b"),
                FuzzTarget.text(
                        "registry challenge",
                        text -> Challenge.parse(List.of(text)),
                        "Bearer realm=\"https://a/token\",service=\"a\",scope=\"repository:a:pull\"",
                        "Basic realm=\"a\""),
                FuzzTarget.bytes(
                                "registry manifest",
                                json -> ManifestReader.layer(json, "f"),
                                List.of(
                                        "{\"schemaVersion\":2,\"layers\":[{\"mediaType\":\"a\",\"digest\":\"sha256:%s\",\"size\":1}]}"
                                                .formatted("0123456789abcdef".repeat(4))
                                                .getBytes(UTF_8)))
                        .refusing(IOException.class),
                FuzzTarget.bytes("bundle archive", ArchiveReader::read, List.of(gzip(tar())))
                        .refusing(IOException.class),
                FuzzTarget.bytes("bundle archive, unpacked", tar -> ArchiveReader.read(gzip(tar)), List.of(tar()))
                        .refusing(IOException.class),
                FuzzTarget.bytes(
                        "docker login",
                        RegistryFuzz::login,
                        List.of("{\"auths\":{\"a.io\":{\"auth\":\"dTpw\"}},\"credHelpers\":{\"b.io\":\"x\"}}"
                                .getBytes(UTF_8))));
    }

    private static void login(byte[] json) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = folder.resolve("config.json");
        try {
            Files.write(file, json);
            var logins = new Logins(
                    Map.of("DOCKER_CONFIG", folder.toString(), "REGISTRY_AUTH_FILE", folder + "/none"),
                    folder,
                    Duration.ofSeconds(1));
            logins.find("a.io", "org/bundle");
            logins.find("b.io", "org/bundle");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static byte[] tar() {
        var out = new ByteArrayOutputStream();
        try {
            byte[] content = "a: 1\n".getBytes(UTF_8);
            out.writeBytes(new TarHeader("a/b.yaml", 0644, content.length, 0, TarHeader.FILE).bytes());
            out.writeBytes(content);
            out.writeBytes(new byte[TarHeader.BLOCK - content.length + 2 * TarHeader.BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
