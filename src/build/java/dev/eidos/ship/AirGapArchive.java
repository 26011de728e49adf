package dev.eidos.ship;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes over an air gap in one archive: the tool, the agent's image, and the commands that bring it to a registry
 * there.
 *
 * @param tools the self-contained archives
 * @param image the image's archive
 */
record AirGapArchive(String version, List<Path> tools, Path image) {

    String name() {
        return "eidos-" + version + "-airgap";
    }

    FileTree files() throws IOException, InterruptedException {
        var files = new FileTree()
                .script("mirror.sh", script())
                .file(image.getFileName().toString(), image)
                .text(ReleaseFolder.SUMS, ReleaseFolder.sums(all()));
        tools.forEach(tool -> files.file(tool.getFileName().toString(), tool));
        return files;
    }

    private List<Path> all() {
        return Stream.concat(tools.stream(), Stream.of(image)).sorted().toList();
    }

    private String script() throws IOException, InterruptedException {
        Value index = DocumentReader.read(index(), image + ": index.json");
        Value manifest = index.items("manifests").getFirst();
        return Files.readString(Path.of("src/main/sh/mirror"))
                .replace("@IMAGE@", image.getFileName().toString())
                .replace("@DIGEST@", manifest.text("digest"))
                .replace("@TAG@", manifest.text("annotations", "org.opencontainers.image.ref.name"));
    }

    private String index() throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "-xOf", image.toString(), "index.json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tar.waitFor() != 0) {
            throw new IOException(image + " has no index.json");
        }
        return text;
    }
}
