package dev.eidos.collector.gpu.smi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.gpu.FakeNvidiaSmi;
import dev.eidos.collector.gpu.device.DriverAnswer;
import dev.eidos.collector.gpu.device.GpuInventory;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaSmiTest {
    private static final String MIG = """
        <nvidia_smi_log>
        <driver_version>570.86.15</driver_version><attached_gpus>1</attached_gpus>
        <gpu><uuid>GPU-a</uuid><mig_mode><current_mig>Enabled</current_mig></mig_mode>
        <mig_devices>
          <mig_device><index>0</index><fb_memory_usage><total>40448 MiB</total></fb_memory_usage></mig_device>
          <mig_device><index>1</index></mig_device>
        </mig_devices></gpu>
        </nvidia_smi_log>\
        """;

    @TempDir
    Path folder;

    @Test
    void migProfilesComeFromTheList() throws Exception {
        // given
        String list = """
            GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-a)
              MIG 3g.40gb     Device  0: (UUID: MIG-1)
              MIG 1g.10gb     Device  1: (UUID: MIG-2)
            """;
        Path program = FakeNvidiaSmi.printing(folder, MIG, list, "");

        // when
        GpuInventory inventory = answered(program);

        // then
        assertThat(inventory.gpus().getFirst().properties())
                .containsEntry(GpuProperty.MIG_DEVICE_COUNT, Reading.of(2))
                .containsEntry(GpuProperty.MIG_PROFILES, Reading.of("3g.40gb,1g.10gb"))
                .doesNotContainKey(GpuProperty.MEMORY_MIB);
        assertThat(inventory.gaps()).isEmpty();
    }

    @Test
    void migDevicesAreCountedWithoutTheList() throws Exception {
        // given
        Path program =
                FakeNvidiaSmi.script(folder, "case $1 in -q) echo '" + MIG + "' ;; *) echo no >&2; exit 3 ;; esac");

        // when
        GpuInventory inventory = answered(program);

        // then
        assertThat(inventory.gpus().getFirst().properties())
                .containsEntry(GpuProperty.MIG_DEVICE_COUNT, Reading.of(2))
                .doesNotContainKey(GpuProperty.MIG_PROFILES);
        assertThat(inventory.gaps())
                .containsExactly(
                        new Gap(program + " nvlink -s", Gap.Reason.Unavailable, "exit code 3: no"),
                        new Gap(program + " -L", Gap.Reason.Unavailable, "exit code 3: no"));
    }

    @Test
    void inactiveLinksAreNotCounted() throws Exception {
        // given
        String links = """
            GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-a)
            \t Link 0: 26.562 GB/s
            \t Link 1: <inactive>
            GPU 1: NVIDIA H100 80GB HBM3 (UUID: GPU-b)
            NVML: Unable to retrieve NVLink information as all links are inActive
            GPU 2: Tesla T4 (UUID: GPU-c)
            """;

        // when
        SmiListing listing = SmiListing.parse(links);

        // then
        assertThat(listing.nvLinks("GPU-a"))
                .containsEntry(GpuProperty.NVLINK_ACTIVE_LINKS, Reading.of(1))
                .containsEntry(GpuProperty.NVLINK_GB_PER_SECOND, Reading.of(new java.math.BigDecimal("26.562")));
        assertThat(listing.nvLinks("GPU-b")).isEqualTo(Map.of(GpuProperty.NVLINK_ACTIVE_LINKS, Reading.of(0)));
        assertThat(listing.nvLinks("GPU-c")).isEmpty();
    }

    @Test
    void aGpuThatIsAttachedButNotDescribedIsCountedAndTold() throws Exception {
        // given
        String xml = MIG.replace("<attached_gpus>1<", "<attached_gpus>8<");
        Path program = FakeNvidiaSmi.printing(folder, xml, "", "");

        // when
        GpuInventory inventory = answered(program);

        // then
        assertThat(inventory.count()).isEqualTo(8);
        assertThat(inventory.gaps()).extracting(Gap::message).anyMatch(it -> it.contains("1 of 8 GPUs"));
    }

    @Test
    void aHangingProgramIsStopped() throws Exception {
        // given
        Path program = FakeNvidiaSmi.script(folder, "sleep 60");

        // when
        DriverAnswer answer = smi(program, Duration.ofSeconds(1)).read();

        // then
        assertThat(answer)
                .isEqualTo(new DriverAnswer.Refused(
                        new Gap(program.toString(), Gap.Reason.Timeout, "not finished after 1s, stopped")));
    }

    @Test
    void whatAHangingProgramStartedIsStoppedToo() throws Exception {
        // given
        Path pid = folder.resolve("pid");
        Path program = FakeNvidiaSmi.script(folder, "sleep 60 & echo $! >" + pid + "; wait");

        // when
        smi(program, Duration.ofSeconds(1)).read();

        // then
        var child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        if (child.isPresent()) {
            child.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aProgramThatNeverStopsTalkingIsStopped() throws Exception {
        // given
        Path program = FakeNvidiaSmi.script(folder, "exec cat /dev/zero");

        // when
        DriverAnswer answer = smi(program, Duration.ofSeconds(20)).read();

        // then
        assertThat(answer)
                .isInstanceOfSatisfying(
                        DriverAnswer.Refused.class,
                        refused -> assertThat(refused.gap().reason()).isEqualTo(Gap.Reason.Invalid));
    }

    @Test
    void otherOutputIsRefusedInItsOwnWords() throws Exception {
        // given
        Path program = FakeNvidiaSmi.script(folder, "echo No devices were found; exit 6");

        // when
        DriverAnswer answer = smi(program, Duration.ofSeconds(20)).read();

        // then
        assertThat(answer)
                .isEqualTo(new DriverAnswer.Refused(
                        new Gap(program.toString(), Gap.Reason.Unavailable, "exit code 6: No devices were found")));
    }

    private static GpuInventory answered(Path program) throws InterruptedException {
        DriverAnswer answer = smi(program, Duration.ofSeconds(20)).read();
        assertThat(answer).isInstanceOf(DriverAnswer.Answered.class);
        return ((DriverAnswer.Answered) answer).inventory();
    }

    private static NvidiaSmi smi(Path program, Duration timeout) {
        return new NvidiaSmi(new SmiCommand(program.toString(), List.of(program.toString()), Map.of()), timeout);
    }
}
