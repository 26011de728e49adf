package dev.eidos.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverCollectorTest {
    private static final String LIBRARY = "usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1";
    private static final String LOG = """
        <nvidia_smi_log><driver_version>%s</driver_version>
        <gpu><product_name>NVIDIA L4</product_name></gpu></nvidia_smi_log>\
        """;

    @TempDir
    Path folder;

    @Test
    void nvidiaSmiOnThePathAnswersWhereThereIsNoLibrary() throws Exception {
        // given
        assumeNoDriver();
        Path log = SharedData.require("nvidia-smi/h100-8gpu-q-x.xml");
        FakeNvidiaSmi.script(folder.resolve("first"), "cat " + log);
        FakeNvidiaSmi.script(folder.resolve("second"), "exit 1");
        String path = folder.resolve("first") + ":" + folder.resolve("second") + ":/usr/bin";

        // when
        List<Subtype> subtypes = collect(HostRoot.of(Path.of("/")), Map.of("PATH", path));

        // then
        assertThat(subtypes.get(0).data())
                .containsEntry("driver", Reading.of("570.86.15"))
                .containsEntry("gpu-count", Reading.of(8))
                .containsEntry("gpu.model", Reading.of("NVIDIA H100 80GB HBM3"));
        assertThat(subtypes.subList(1, 9))
                .extracting(gpu -> gpu.get("uuid").orElseThrow().asText())
                .doesNotHaveDuplicates()
                .contains("GPU-ab6ab95d-8259-5551-5962-e4a7a710fbae", "GPU-7b2a395e-870d-603f-6111-c42a3f798fe9");
        assertThat(subtypes).allSatisfy(subtype -> assertThat(subtype.gaps()).isEmpty());
    }

    @Test
    void aDriverThatDoesNotAnswerIsToldInNvidiaSmisWords() throws Exception {
        // given
        assumeNoDriver();
        String sentence = "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."
                + " Make sure that the latest NVIDIA driver is installed and running.";
        Path program = FakeNvidiaSmi.script(folder, "echo \"" + sentence + "\"; echo; exit 9");

        // when
        List<Subtype> subtypes = collect(HostRoot.of(Path.of("/")), Map.of("PATH", folder.toString()));

        // then
        assertThat(subtypes)
                .containsExactly(Subtype.missing(
                        "smi", new Gap(program.toString(), Gap.Reason.Unavailable, "exit code 9: " + sentence)));
    }

    @Test
    void anotherRootIsNeverReadThroughTheRunningSystemsPath() throws Exception {
        // given
        FakeNvidiaSmi.printing(folder.resolve("bin"), LOG.formatted("1.0"), "", "");
        var environment = Map.of("PATH", folder.resolve("bin").toString());

        // when
        List<Subtype> subtypes = collect(new PciTree(folder.resolve("host")).host(), environment);

        // then
        assertThat(subtypes)
                .containsExactly(Subtype.missing(
                        "smi", new Gap("NVIDIA driver", Gap.Reason.NotFound, "no NVIDIA GPU and no driver found")));
    }

    @Test
    void aGpuWithoutDriverIsExplained() throws Exception {
        // given
        var tree = new PciTree(folder).h100("0000:04:00.0");

        // when
        Gap gap = collect(tree.host()).getFirst().gaps().getFirst();

        // then
        assertThat(gap.reason()).isEqualTo(Gap.Reason.NotFound);
        assertThat(gap.message())
                .contains("neither libnvidia-ml.so.1 nor nvidia-smi")
                .contains("install");
    }

    @Test
    void theLibraryOfAnotherRootIsLoadedThroughItsLinks() throws Exception {
        // given
        Path real = Files.createDirectories(folder.resolve("opt/driver"));
        NvmlStandIn.compile(real, List.of(NvmlStandIn.h100(0)));
        link(LIBRARY, "/opt/driver/libnvidia-ml.so.1");

        // when
        List<Subtype> subtypes = collect(HostRoot.of(folder));

        // then
        assertThat(subtypes.get(1).data()).containsEntry("uuid", Reading.of("GPU-0"));
    }

    @Test
    void aLibraryThatRefusesIsForgottenWhenNvidiaSmiAnswers() throws Exception {
        // given
        Path libraries = Files.createDirectories(folder.resolve("usr/lib/x86_64-linux-gnu"));
        NvmlStandIn.compile(libraries, List.of(), "INIT_RESULT=9");
        FakeNvidiaSmi.printing(folder.resolve("usr/bin"), LOG.formatted("2.0"), "", "");

        // when
        List<Subtype> subtypes = collect(HostRoot.of(folder));

        // then
        assertThat(subtypes.get(0).data()).containsEntry("driver", Reading.of("2.0"));
        assertThat(subtypes.get(0).gaps()).isEmpty();
    }

    @Test
    void aLibraryThatDoesNotLoadIsToldWhenNothingElseAnswers() throws Exception {
        // given
        Path library = file(LIBRARY, "text");

        // when
        List<Gap> gaps = collect(HostRoot.of(folder)).getFirst().gaps();

        // then
        assertThat(gaps).extracting(Gap::object).containsExactly(library.toString());
    }

    @Test
    void theGpuOperatorsDriverRootIsSearched() throws Exception {
        // given
        FakeNvidiaSmi.printing(folder.resolve("run/nvidia/driver/usr/lib/nvidia"), LOG.formatted("3.0"), "", "");
        link("run/nvidia/driver/usr/bin/nvidia-smi", "/usr/lib/nvidia/nvidia-smi");

        // when
        Subtype machine = collect(HostRoot.of(folder)).getFirst();

        // then
        assertThat(machine.data()).containsEntry("driver", Reading.of("3.0"));
    }

    @Test
    void gkesFolderIsSearchedAndItsLibrariesAreOnTheProgramsPath() throws Exception {
        // given
        String gke = "home/kubernetes/bin/nvidia";
        Path libraries = Files.createDirectories(folder.resolve(gke + "/lib64"));
        FakeNvidiaSmi.script(folder.resolve(gke + "/bin"), "echo \"" + LOG.formatted("$LD_LIBRARY_PATH") + "\"");

        // when
        Subtype machine = collect(HostRoot.of(folder)).getFirst();

        // then
        assertThat(machine.data()).containsEntry("driver", Reading.of(libraries.toString()));
    }

    private static void assumeNoDriver() {
        Assumptions.assumeFalse(
                Files.exists(Path.of("/proc/driver/nvidia")), "this machine's own NVIDIA driver would answer");
    }

    private Path file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Path link = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(link.getParent()));
        Files.createSymbolicLink(link, Path.of(target));
    }

    private static List<Subtype> collect(HostRoot host) throws Exception {
        return collect(host, Map.of());
    }

    private static List<Subtype> collect(HostRoot host, Map<String, String> environment) throws Exception {
        Collector driver = GpuCollectors.of(host, environment).getFirst();
        return driver.collect();
    }
}
