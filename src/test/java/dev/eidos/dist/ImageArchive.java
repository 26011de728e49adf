package dev.eidos.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The agent's image as the build leaves it, unpacked with {@code tar} and not with what made it.
 *
 * @param architecture that of its index which is looked at
 */
record ImageArchive(Path folder, String architecture) {
    static final Path FILE = Path.of("target/eidos-image.tar").toAbsolutePath();

    /** Aborts the test, visibly, where no image was made. */
    static ImageArchive unpack(Path into) throws IOException, InterruptedException {
        if (!Files.exists(FILE)) {
            Assumptions.abort("there is no " + FILE + ": make it with dev/image, or build with -Pcluster");
        }
        output("tar", "-xf", FILE.toString(), "-C", into.toString());
        String own = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return new ImageArchive(into, own);
    }

    /** The same of another architecture. */
    ImageArchive of(String other) {
        return new ImageArchive(folder, other);
    }

    List<String> architectures() throws IOException {
        List<String> architectures = new ArrayList<>();
        for (JsonNode manifest : index().get("manifests")) {
            architectures.add(manifest.at("/platform/architecture").stringValue());
        }
        return architectures;
    }

    JsonNode index() throws IOException {
        return json(path(json("index.json").at("/manifests/0/digest").stringValue()));
    }

    JsonNode descriptor() throws IOException {
        for (JsonNode manifest : index().get("manifests")) {
            if (manifest.at("/platform/architecture").stringValue().equals(architecture)) {
                return manifest;
            }
        }
        throw new AssertionError("no " + architecture + " in " + index());
    }

    JsonNode json(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(file), UTF_8));
    }

    /** What {@code sha256:…} names. */
    Path blob(String digest) {
        return folder.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    JsonNode manifest() throws IOException {
        return json(path(descriptor().get("digest").stringValue()));
    }

    JsonNode config() throws IOException {
        return json(path(manifest().at("/config/digest").stringValue()));
    }

    static String path(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }

    /** The base first. */
    List<Path> layers() throws IOException {
        List<Path> layers = new ArrayList<>();
        for (JsonNode layer : manifest().get("layers")) {
            layers.add(blob(layer.get("digest").stringValue()));
        }
        return layers;
    }

    /** The root of a container, as an engine lays it out. */
    Path rootfs(Path into) throws IOException, InterruptedException {
        for (Path layer : layers()) {
            output("tar", "-xzpf", layer.toString(), "-C", into.toString());
        }
        return into;
    }

    static String output(String... command) throws IOException, InterruptedException {
        Packaged run = Packaged.command(
                Map.of("HOME", System.getProperty("user.home")), List.of(command), Duration.ofMinutes(5));
        if (run.code() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + run.err());
        }
        return run.out();
    }

    static String sha256(Path file, boolean unzipped) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = unzipped ? new GZIPInputStream(raw) : raw) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}
