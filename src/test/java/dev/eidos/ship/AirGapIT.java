package dev.eidos.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What crosses an air gap, on its other side: the archive alone, and a registry. */
class AirGapIT {
    @TempDir
    Path folder;

    private Path carried;

    @BeforeEach
    void unpack() throws Exception {
        MadeRelease.require();
        carried = MadeRelease.unpack(MadeRelease.file("eidos-.*-airgap\\.tar"), folder);
    }

    private CleanRoot.Ran mirror(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(carried.resolve("mirror.sh").toString()));
        command.addAll(List.of(arguments));
        return CleanRoot.run(environment, command);
    }

    private Path image() throws IOException {
        try (Stream<Path> files = Files.list(carried)) {
            return files.filter(file -> file.toString().endsWith("-image.tar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theImageReachesTheRegistryUnderItsDigest() throws Exception {
        // given
        Assumptions.assumeTrue(
                CleanRoot.run(Map.of(), List.of("skopeo", "--version")).code() == 0, "no skopeo");
        try (LoopbackRegistry registry = LoopbackRegistry.start(folder)) {
            // when
            CleanRoot.Ran run = mirror(
                    Map.of("MIRROR_FLAGS", "--dest-tls-verify=false", "HOME", folder.toString()),
                    registry.host() + "/tools/eidos");

            // then
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out())
                    .startsWith("eidos snapshot --deploy-agent --image " + registry.host() + "/tools/eidos@sha256:")
                    .hasLineCount(1);
            String digest = run.out().strip().replaceFirst(".*@", "");
            assertThat(registry.stored("tools/eidos", digest)).exists();
        }
    }

    @Test
    void aDamagedArchiveIsNotMirrored() throws Exception {
        // given
        Files.writeString(image(), "x", StandardOpenOption.APPEND);

        // when
        CleanRoot.Ran run = mirror(Map.of(), "127.0.0.1:1/eidos");

        // then
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("-image.tar: FAILED", "error: the archive is damaged");
    }

    @Test
    void withoutANameItSaysWhatItTakes() throws Exception {
        // when
        CleanRoot.Ran run = mirror(Map.of());

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("usage: mirror.sh HOST[:PORT]/NAME[:TAG]\n");
    }

    @Test
    void theToolIsInItAsItIsReleased() throws Exception {
        // given
        Path released = MadeRelease.file("eidos-.*-linux-" + MadeRelease.platform() + "\\.tar\\.gz");

        // then
        assertThat(carried.resolve(released.getFileName())).hasSameBinaryContentAs(released);
    }
}
