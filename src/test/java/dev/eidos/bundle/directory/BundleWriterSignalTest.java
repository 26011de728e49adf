package dev.eidos.bundle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.seal.BundleVerifier;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.testing.Command;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals while a bundle is written, by a process of its own. */
class BundleWriterSignalTest {
    private static final int FILES = 3000;

    @TempDir
    Path folder;

    /** Writes bundles over each other as long as it is let. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) {
            List<BundleFile> files = new ArrayList<>();
            for (int i = 0; i < FILES; i++) {
                files.add(new BundleFile("folder" + i % 50 + "/" + i, "x"));
            }
            SealedBundle bundle = SealedBundle.of(files, null);
            while (true) {
                BundleWriter.write(Path.of(arguments[0]), bundle, false);
            }
        }
    }

    /** At several moments of building, flushing, replacing and removing. */
    @ParameterizedTest
    @CsvSource({"TERM, 143, 0", "INT, 130, 20", "TERM, 143, 80", "INT, 130, 300", "TERM, 143, 700", "INT, 130, 1500"})
    void aSignalLeavesAWholeBundleOrNoneAndNothingBesideIt(String signal, int code, int millis) throws Exception {
        // given
        Path outcome = Files.createDirectory(folder.resolve("here"));
        File said = folder.resolve("said").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                        Writing.class.getName(),
                        outcome.resolve("bundle").toString())
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        Instant tooLate = Instant.now().plus(Duration.ofSeconds(30));
        while (isEmpty(outcome) && Instant.now().isBefore(tooLate)) {
            Thread.sleep(1);
        }
        Thread.sleep(millis);

        // when
        Command.output("kill", "-" + signal, Long.toString(process.pid()));

        // then
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
        assertThat(said).isEmpty();
        try (var left = Files.list(outcome)) {
            assertThat(left.map(path -> path.getFileName().toString()).toList()).isSubsetOf("bundle");
        }
        if (Files.exists(outcome.resolve("bundle"))) {
            assertThat(BundleVerifier.verify(outcome.resolve("bundle"), null).passed())
                    .isTrue();
        }
    }

    private static boolean isEmpty(Path directory) throws Exception {
        try (var entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }
}
