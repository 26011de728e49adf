package dev.eidos.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Compiles nvml-stand-in.c into a library that the collector really loads. */
public final class NvmlStandIn {
    public static final String DRIVER = "570.86.15";

    private NvmlStandIn() {}

    /** A C initializer for one H100, to which an index gives its identity. */
    public static String h100(int index) {
        return new StandInGpu("NVIDIA H100 80GB HBM3")
                .with("uuid", "GPU-" + index)
                .initializer();
    }

    /** Builds {@code folder/libnvidia-ml.so.1}; aborts the test where there is no C compiler. */
    public static Path compile(Path folder, List<String> gpus, String... defines)
            throws IOException, InterruptedException {
        Path source = folder.resolve("nvml.c");
        try (InputStream in = Objects.requireNonNull(NvmlStandIn.class.getResourceAsStream("nvml-stand-in.c"))) {
            Files.copy(in, source);
        }
        Files.writeString(folder.resolve("gpus.inc"), gpus.isEmpty() ? "" : String.join(",\n", gpus) + ",\n");
        Path library = folder.resolve(DriverTree.LIBRARY);
        List<String> command = new ArrayList<>(
                List.of("gcc", "-shared", "-fPIC", "-Wall", "-Werror", "-o", library.toString(), source.toString()));
        command.add("-DDRIVER=\"" + DRIVER + "\"");
        command.add("-DCUDA=12080");
        for (String define : defines) {
            command.add("-D" + define);
        }
        Process compiler;
        try {
            compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return Assumptions.abort("gcc is not present");
        }
        String output = new String(compiler.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(output).isZero();
        return library;
    }
}
