package dev.eidos.collector.gpu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The structures of NVML, which have the same sizes and places on all processors that eidos runs on. */
class NvmlLayoutsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "x86_64-linux-gnu-gcc", "aarch64-linux-gnu-gcc"})
    void theyAreAsDeclared(String compiler) throws Exception {
        // given
        for (String name : List.of("nvml-stand-in.c", "nvml-layouts.c")) {
            try (InputStream in = Objects.requireNonNull(NvmlLayoutsTest.class.getResourceAsStream(name))) {
                Files.copy(in, folder.resolve(name));
            }
        }
        Files.writeString(folder.resolve("gpus.inc"), "");

        // when
        Process run = start(compiler);
        String words = new String(run.getInputStream().readAllBytes(), UTF_8);

        // then
        assertThat(run.waitFor()).as(words).isZero();
    }

    private Process start(String compiler) {
        try {
            return new ProcessBuilder(
                            compiler,
                            "-fsyntax-only",
                            "-DDRIVER=\"1\"",
                            "-DCUDA=1",
                            "-DCC=0,0,0",
                            folder.resolve("nvml-layouts.c").toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return Assumptions.abort(compiler + " is not present");
        }
    }
}
