package dev.eidos.bundle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.directory.BundleWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealedBundleTest {
    @Test
    void sha256sumFindsEveryFileAsListed(@TempDir Path scratch) throws Exception {
        // given
        Path bundle = scratch.resolve("bundle");
        BundleWriter.write(bundle, Bundles.unsigned(), false);

        // when
        String output = Command.output(
                "env",
                "LC_ALL=C.UTF-8",
                "sh",
                "-c",
                "cd \"$1\" && sha256sum --strict -c checksums.txt",
                "sh",
                bundle.toString());

        // then
        assertThat(output).isEqualTo("README.md: OK\ndeploy.sh: OK\ngpu-operator/values.yaml: OK");
    }

    @Test
    void theListIsWhatSha256sumWrites(@TempDir Path scratch) throws Exception {
        // given
        Path bundle = scratch.resolve("bundle");
        BundleWriter.write(bundle, Bundles.unsigned(), false);

        // when
        String list = Command.output(
                "sh",
                "-c",
                "cd \"$1\" && sha256sum README.md deploy.sh gpu-operator/values.yaml",
                "sh",
                bundle.toString());

        // then
        assertThat(Files.readString(bundle.resolve("checksums.txt"))).isEqualTo(list + "\n");
    }

    @Test
    void theOrderOfFilesDoesNotMatter() {
        // given
        List<BundleFile> reversed = Bundles.FILES.reversed();

        // then
        assertThat(SealedBundle.of(reversed, null).files())
                .isEqualTo(Bundles.unsigned().files());
    }

    static Stream<List<BundleFile>> refused() {
        BundleFile file = new BundleFile("a", "x");
        return Stream.of(
                List.of(new BundleFile("../a", "x")),
                List.of(new BundleFile("a\nb", "x")),
                List.of(new BundleFile("a\\b", "x")),
                List.of(new BundleFile("checksums.txt", "x")),
                List.of(new BundleFile("checksums.txt.sig", "x")),
                List.of(new BundleFile("checksums.txt/a", "x")),
                List.of(file, new BundleFile("a/b", "x")),
                Collections.nCopies(2, file),
                List.of());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeABundleIsRefused(List<BundleFile> files) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> SealedBundle.of(files, null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));
    }
}
