package dev.eidos.collector.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.gpu.NvmlStandIn;
import dev.eidos.collector.gpu.StandInGpu;
import dev.eidos.collector.gpu.nvml.NvmlSource;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvmlSourceTest {
    @TempDir
    Path folder;

    @Test
    void everyGpuIsRead() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of(NvmlStandIn.h100(0), NvmlStandIn.h100(1)));

        // when
        List<Subtype> subtypes = read(library);

        // then
        assertThat(subtypes).extracting(Subtype::name).containsExactly("smi", "gpu-0", "gpu-1");
        assertThat(subtypes.get(0).data())
                .containsEntry("driver", Reading.of(NvmlStandIn.DRIVER))
                .containsEntry("cuda-version", Reading.of("12.8"))
                .containsEntry("gpu-count", Reading.of(2))
                .containsEntry("gpu.model", Reading.of("NVIDIA H100 80GB HBM3"))
                .doesNotContainKey("gpu.uuid");
        assertThat(subtypes.get(2).data())
                .containsEntry("uuid", Reading.of("GPU-1"))
                .containsEntry("memory-mib", Reading.of(81559))
                .containsEntry("device-id", Reading.of("2330"))
                .containsEntry("subsystem-id", Reading.of("10de:16c1"))
                .containsEntry("nvlink-active-links", Reading.of(18))
                .containsEntry("power-limit-min-watts", Reading.of(200));
        assertThat(subtypes).allSatisfy(subtype -> assertThat(subtype.gaps()).isEmpty());
    }

    @Test
    void aRefusalToStartNamesTheReason() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of(NvmlStandIn.h100(0)), "INIT_RESULT=9");

        // when
        DriverAnswer answer = NvmlSource.read(library.toString());

        // then
        assertThat(answer)
                .isEqualTo(new DriverAnswer.Refused(new Gap(
                        library.toString(),
                        Gap.Reason.Unavailable,
                        "nvmlInit_v2: Driver Not Loaded; load the kernel module: modprobe nvidia")));
    }

    @Test
    void anOlderDriverOnlyLacksWhatItDoesNotKnow() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of(NvmlStandIn.h100(0)), "OLD_DRIVER");

        // when
        Subtype gpu = read(library).get(1);

        // then
        assertThat(gpu.data())
                .containsKeys("model", "uuid", "pcie-max-generation")
                .doesNotContainKeys("gsp-firmware-version", "pcie-device-max-generation", "addressing-mode");
        assertThat(gpu.gaps()).isEmpty();
    }

    @Test
    void whatAGpuDoesNotSupportIsLeftOut() throws Exception {
        // given
        String t4 = new StandInGpu("Tesla T4")
                .with("mig", 2)
                .with("links", 0)
                .with("ecc", 2)
                .with("architecture", 6)
                .initializer();
        Path library = NvmlStandIn.compile(folder, List.of(t4));

        // when
        Subtype gpu = read(library).get(1);

        // then
        assertThat(gpu.data())
                .containsEntry("architecture", Reading.of("Turing"))
                .doesNotContainKeys("mig-mode", "nvlink-active-links", "nvlink-gb-per-second", "ecc-mode");
        assertThat(gpu.gaps()).isEmpty();
    }

    @Test
    void noGpuIsAnAnswerToo() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of());

        // when
        List<Subtype> subtypes = read(library);

        // then
        assertThat(subtypes).hasSize(1);
        assertThat(subtypes.getFirst().data())
                .containsEntry("gpu-count", Reading.of(0))
                .containsEntry("driver", Reading.of(NvmlStandIn.DRIVER));
    }

    @Test
    void aLostGpuIsCountedAndTheOthersAnswer() throws Exception {
        // given
        Path library = NvmlStandIn.compile(
                folder, List.of(NvmlStandIn.h100(0), NvmlStandIn.h100(1), NvmlStandIn.h100(2)), "LOST=1");

        // when
        List<Subtype> subtypes = read(library);

        // then
        assertThat(subtypes.get(0).data())
                .containsEntry("gpu-count", Reading.of(3))
                .containsEntry("gpu.model", Reading.of("NVIDIA H100 80GB HBM3"));
        assertThat(subtypes.get(2))
                .isEqualTo(Subtype.missing(
                        "gpu-1",
                        new Gap("gpu-1", Gap.Reason.Unavailable, "nvmlDeviceGetHandleByIndex_v2: GPU is lost")));
        assertThat(subtypes.get(3).data()).containsEntry("uuid", Reading.of("GPU-2"));
    }

    @Test
    void aGpuLostWhileItIsReadHasOneGapAndKeepsWhatItSaid() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of(NvmlStandIn.h100(0)), "DYING=0");

        // when
        Subtype gpu = read(library).get(1);

        // then
        assertThat(gpu.data()).containsOnlyKeys("model");
        assertThat(gpu.gaps())
                .containsExactly(new Gap("gpu-0", Gap.Reason.Unavailable, "nvmlDeviceGetUUID: GPU is lost"));
    }

    @Test
    void migDevicesAreToldByTheirProfiles() throws Exception {
        // given
        String model = "NVIDIA H100 80GB HBM3";
        String gpu = new StandInGpu(model)
                .mig(model + " MIG 3g.40gb", "", model + " MIG 1g.10gb+me")
                .initializer();
        Path library = NvmlStandIn.compile(folder, List.of(gpu));

        // when
        Subtype read = read(library).get(1);

        // then
        assertThat(read.data())
                .containsEntry("mig-mode", Reading.of("Enabled"))
                .containsEntry("mig-device-count", Reading.of(2))
                .containsEntry("mig-profiles", Reading.of("3g.40gb,1g.10gb+me"));
    }

    @Test
    void aFileThatIsNoLibraryIsRefused() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("libnvidia-ml.so.1"), "text");

        // when
        DriverAnswer answer = NvmlSource.read(file.toString());

        // then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        DriverAnswer.Refused.class,
                        refused -> assertThat(refused.gap())
                                .extracting(Gap::object, Gap::reason)
                                .containsExactly(file.toString(), Gap.Reason.Invalid));
    }

    @Test
    void aLibraryThatIsNotNvmlIsRefused() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of(), "nvmlInit_v2=somethingElse");

        // when
        DriverAnswer answer = NvmlSource.read(library.toString());

        // then
        assertThat(answer).isInstanceOf(DriverAnswer.Refused.class);
    }

    private static List<Subtype> read(Path library) {
        DriverAnswer answer = NvmlSource.read(library.toString());
        assertThat(answer).isInstanceOf(DriverAnswer.Answered.class);
        return GpuReadings.of(((DriverAnswer.Answered) answer).inventory());
    }
}
