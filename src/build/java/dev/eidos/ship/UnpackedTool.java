package dev.eidos.ship;

import dev.eidos.build.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-contained archive, unpacked again: other forms are made of what was packed, and not of what lies beside it.
 *
 * @param archive as it was made
 * @param folder its content
 */
record UnpackedTool(Platform platform, Path archive, Path folder) {

    /** Those of a build, whose own platform is among them. */
    static List<UnpackedTool> all(Path target, String version, Path work) throws IOException, InterruptedException {
        List<UnpackedTool> tools = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            String name = "eidos-" + version + "-linux-" + platform.label();
            Path archive = target.resolve(name + ".tar.gz");
            if (Files.exists(archive)) {
                int exit = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", work.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
                if (exit != 0) {
                    throw new IOException(archive + " cannot be unpacked: tar exited with " + exit);
                }
                tools.add(new UnpackedTool(platform, archive, work.resolve(name)));
            }
        }
        if (tools.stream().noneMatch(tool -> tool.platform() == Platform.own())) {
            throw new IOException("no eidos-" + version + "-linux-"
                    + Platform.own().label() + ".tar.gz in " + target + ": mvn -Pdist package makes it");
        }
        return tools;
    }

    /** The version of the Java in it. */
    String java() throws IOException {
        Path release = folder.resolve("runtime/release");
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                .findFirst()
                .orElseThrow(() -> new IOException("no version in " + release));
    }

    String name() {
        return archive.getFileName().toString();
    }
}
