package dev.eidos.ship;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The release that the build has left. */
final class MadeRelease {
    static final Path FOLDER = Path.of("target/release").toAbsolutePath();

    private MadeRelease() {}

    /** Aborts the test, visibly, where none was made. */
    static void require() {
        Assumptions.assumeTrue(Files.exists(FOLDER), "there is no " + FOLDER + ": make it with mvn -Pdist package");
    }

    static Path file(String pattern) throws IOException {
        return find(pattern).orElseThrow(() -> new AssertionError("no " + pattern + " in " + FOLDER));
    }

    static Optional<Path> find(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .findFirst();
        }
    }

    /** As Debian and image indexes call this machine's processors. */
    static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    static String platform() {
        return architecture().equals("amd64") ? "x64" : "arm64";
    }

    /** Unpacks an archive, and says where its one folder is. */
    static Path unpack(Path archive, Path into) throws IOException, InterruptedException {
        CleanRoot.Ran tar = CleanRoot.run(Map.of(), List.of("tar", "-xf", archive.toString(), "-C", into.toString()));
        if (tar.code() != 0) {
            throw new AssertionError(tar.err());
        }
        return into.resolve(archive.getFileName().toString().replaceFirst("\\.tar(\\.gz)?$", ""));
    }
}
