package dev.eidos.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.gpu.device.DriverAnswer;
import dev.eidos.collector.gpu.device.GpuReadings;
import dev.eidos.collector.gpu.nvml.NvmlSource;
import dev.eidos.collector.gpu.smi.NvidiaSmi;
import dev.eidos.collector.gpu.smi.SmiCommand;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A GPU of an NVL72 rack: its place, its fabric, its repairs, told by drivers of several ages. */
class RackGpuTest {
    private static final String NEWER =
            ": this driver fills a newer structure than version %d, the newest that is known here";

    /** The elements of a GB300 of a healthy rack, as nvidia-smi of driver 580 writes them. */
    private static final String XML = """
        <?xml version="1.0" ?>
        <nvidia_smi_log>
        <driver_version>580.173.02</driver_version><cuda_version>13.0</cuda_version><attached_gpus>1</attached_gpus>
        <gpu id="00000009:01:00.0">
          <product_name>NVIDIA GB300</product_name>
          <platformInfo>
            <chassis_serial_number>1820000000001</chassis_serial_number><slot_number>25</slot_number>
            <tray_index>15</tray_index><host_id>1</host_id><peer_type>Switch Connected</peer_type>
            <module_id>2</module_id><gpu_fabric_guid>0x0000000000000001</gpu_fabric_guid>
          </platformInfo>
          <c2c_mode>Enabled</c2c_mode>
          <gpu_recovery_action>Drain and Reset</gpu_recovery_action>
          <pci><pci_gpu_link_info><link_widths><current_link_width>8x</current_link_width></link_widths>
          </pci_gpu_link_info></pci>
          <ecc_errors><channel_repair_pending>No</channel_repair_pending>
            <tpc_repair_pending>Yes</tpc_repair_pending><unrepairable_memory>No</unrepairable_memory></ecc_errors>
          <remapped_rows>
            <remapped_row_corr>1</remapped_row_corr><remapped_row_corr_inactive>2</remapped_row_corr_inactive>
            <remapped_row_unc>3</remapped_row_unc><remapped_row_unc_inactive>4</remapped_row_unc_inactive>
            <remapped_row_pending>Yes</remapped_row_pending><remapped_row_failure>No</remapped_row_failure>
          </remapped_rows>
          <fabric>
            <state>Completed</state><status>Success</status><cliqueId>32766</cliqueId>
            <clusterUuid>00000001-0000-0000-0000-0000000000ff</clusterUuid>
            <health><summary>Limited Capacity</summary><bandwidth>Degraded</bandwidth>
              <route_recovery_in_progress>False</route_recovery_in_progress><route_unhealthy>True</route_unhealthy>
              <access_timeout_recovery>False</access_timeout_recovery>
              <incorrect_configuration>None</incorrect_configuration><partition_assigned>N/A</partition_assigned>
            </health>
          </fabric>
        </gpu>
        </nvidia_smi_log>
        """;

    private static final List<String> ASKED = List.of(
            "chassis-",
            "host-id",
            "peer-type",
            "module-id",
            "c2c",
            "recovery",
            "pcie-current",
            "remap",
            "fabric-",
            "repair",
            "unrepair",
            "channel",
            "tpc");

    @TempDir
    Path folder;

    @Test
    void theLibraryAndNvidiaSmiTellTheSame() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of(gb300().initializer()));
        Path program = FakeNvidiaSmi.printing(folder.resolve("bin"), XML, "", "");

        // when
        Map<String, Reading> byNvml = asked(NvmlSource.read(library.toString()));
        Map<String, Reading> bySmi = asked(
                new NvidiaSmi(new SmiCommand("smi", List.of(program.toString()), Map.of()), Duration.ofSeconds(20))
                        .read());

        // then
        assertThat(byNvml)
                .isEqualTo(bySmi)
                .hasSize(28)
                .containsEntry("fabric-health", Reading.of("Limited Capacity"))
                .containsEntry("fabric-bandwidth", Reading.of("Degraded"))
                .containsEntry("fabric-route-unhealthy", Reading.of(true))
                .containsEntry("fabric-incorrect-configuration", Reading.of("None"))
                .containsEntry("fabric-cluster-uuid", Reading.of("00000001-0000-0000-0000-0000000000ff"))
                .containsEntry("chassis-serial", Reading.of("1820000000001"))
                .containsEntry("peer-type", Reading.of("Switch Connected"))
                .containsEntry("remapped-rows-uncorrectable-inactive", Reading.of(4))
                .containsEntry("tpc-repair-pending", Reading.of(true))
                .containsEntry("recovery-action", Reading.of("Drain and Reset"));
    }

    @Test
    void anOlderDriverTellsWhatItKnows() throws Exception {
        // given
        Path two = NvmlStandIn.compile(folder, List.of(gb300().initializer()), "STRUCTS=2");

        // when
        Subtype gpu = gpu(NvmlSource.read(two.toString()));

        // then
        assertThat(gpu.data())
                .containsEntry("fabric-bandwidth", Reading.of("Degraded"))
                .containsEntry("remapped-rows-correctable", Reading.of(1))
                .doesNotContainKeys("fabric-health", "remapped-rows-correctable-inactive", "unrepairable-memory");
        assertThat(gpu.gaps()).isEmpty();
    }

    @Test
    void aDriverWithoutTheVersionedFunctionIsAskedByTheFirst() throws Exception {
        // given
        Path one = NvmlStandIn.compile(folder, List.of(gb300().initializer()), "STRUCTS=1");

        // when
        Subtype gpu = gpu(NvmlSource.read(one.toString()));

        // then
        assertThat(gpu.data())
                .containsEntry("fabric-state", Reading.of("Completed"))
                .containsEntry("fabric-status", Reading.of("Success"))
                .containsEntry("fabric-clique-id", Reading.of(32766))
                .containsEntry("chassis-slot", Reading.of(25))
                .doesNotContainKeys("fabric-bandwidth", "fabric-health");
        assertThat(gpu.gaps()).isEmpty();
    }

    @Test
    void structuresOfANewerDriverAreGapsAndNothingElseIsLost() throws Exception {
        // given
        Path newer = NvmlStandIn.compile(folder, List.of(gb300().initializer()), "STRUCTS=0");

        // when
        Subtype gpu = gpu(NvmlSource.read(newer.toString()));

        // then
        assertThat(gpu.data())
                .containsKeys("model", "uuid", "c2c-mode", "recovery-action", "module-id", "power-limit-watts")
                .doesNotContainKeys("fabric-state", "chassis-slot");
        assertThat(gpu.gaps())
                .containsExactly(
                        new Gap("gpu-0", Gap.Reason.Failed, "nvmlDeviceGetRepairStatus" + NEWER.formatted(1)),
                        new Gap("gpu-0", Gap.Reason.Failed, "nvmlDeviceGetPlatformInfo" + NEWER.formatted(2)),
                        new Gap("gpu-0", Gap.Reason.Failed, "nvmlDeviceGetGpuFabricInfoV" + NEWER.formatted(3)));
    }

    @Test
    void aCompletedRegistrationThatFailedSaysHow() throws Exception {
        // given
        Path library = NvmlStandIn.compile(
                folder,
                List.of(
                        gb300().with("status", 23).with("health", 5 << 8).initializer(),
                        gb300().with("state", 2).initializer(),
                        gb300().with("state", 0)
                                .with("health", 0)
                                .with("summary", 0)
                                .initializer(),
                        gb300().with("state", 9).initializer()));

        // when
        List<Subtype> gpus = GpuReadings.of(((DriverAnswer.Answered) NvmlSource.read(library.toString())).inventory());

        // then
        assertThat(gpus.get(1).data())
                .containsEntry("fabric-state", Reading.of("Completed"))
                .containsEntry("fabric-status", Reading.of("Insufficient Resources"))
                .containsEntry("fabric-incorrect-configuration", Reading.of("Insufficient NVLinks"));
        assertThat(gpus.get(2).data())
                .containsEntry("fabric-state", Reading.of("In Progress"))
                .doesNotContainKeys("fabric-status", "fabric-clique-id", "fabric-cluster-uuid");
        assertThat(gpus.subList(3, 5)).allSatisfy(gpu -> {
            assertThat(gpu.data().keySet()).noneMatch(key -> key.startsWith("fabric-"));
            assertThat(gpu.gaps()).isEmpty();
        });
    }

    @Test
    void numbersThatNobodyKnowsYetStayNumbers() throws Exception {
        // given
        Path library = NvmlStandIn.compile(
                folder,
                List.of(gb300().with("state", 7)
                        .with("health", 0xfff)
                        .with("summary", 9)
                        .with("recovery", 17)
                        .with("peer", 5)
                        .with("slot", 255)
                        .numbers("rows", "0,0,0,0,0,3")
                        .with("chassis", "0123456789abcdef")
                        .initializer()),
                "CC=5,6,7,8");

        // when
        var inventory = ((DriverAnswer.Answered) NvmlSource.read(library.toString())).inventory();
        List<Subtype> subtypes = GpuReadings.of(inventory);

        // then
        assertThat(subtypes.get(1).data())
                .containsEntry("fabric-state", Reading.of(7))
                .containsEntry("fabric-health", Reading.of(9))
                .containsEntry("fabric-bandwidth", Reading.of(3))
                .containsEntry("fabric-route-recovery", Reading.of(3))
                .containsEntry("fabric-incorrect-configuration", Reading.of(15))
                .containsEntry("recovery-action", Reading.of(17))
                .containsEntry("peer-type", Reading.of(5))
                .containsEntry("remapping-failed", Reading.of(3))
                .containsEntry("chassis-serial", Reading.of("0123456789abcdef"))
                .doesNotContainKey("chassis-slot");
        assertThat(subtypes.get(0).data())
                .containsEntry("confidential-computing", Reading.of(6))
                .containsEntry("confidential-computing-environment", Reading.of(5))
                .containsEntry("confidential-computing-multi-gpu", Reading.of(8));
    }

    @Test
    void confidentialComputingIsTheMachines() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of(gb300().initializer()), "CC=2,1,0,1");

        // when
        Map<String, Reading> machine = machine(library);

        // then
        assertThat(machine)
                .containsEntry("confidential-computing", Reading.of("Enabled"))
                .containsEntry("confidential-computing-environment", Reading.of("Production"))
                .containsEntry("confidential-computing-devtools", Reading.of("Disabled"))
                .containsEntry("confidential-computing-multi-gpu", Reading.of("Protected PCIe"));
    }

    @Test
    void anOlderDriverKnowsConfidentialComputingWithoutSeveralGpus() throws Exception {
        // given
        Path library = NvmlStandIn.compile(folder, List.of(gb300().initializer()), "CC=0,0,0", "STRUCTS=1");

        // when
        Map<String, Reading> machine = machine(library);

        // then
        assertThat(machine)
                .containsEntry("confidential-computing", Reading.of("Disabled"))
                .containsEntry("confidential-computing-environment", Reading.of("Unavailable"))
                .doesNotContainKey("confidential-computing-multi-gpu");
    }

    private static StandInGpu gb300() {
        return new StandInGpu("NVIDIA GB300")
                .with("c2c", 1)
                .with("recovery", 4)
                .with("currentWidth", 8)
                .numbers("rows", "1,2,3,4,1,0")
                .numbers("repairs", "0,1,0")
                .with("clique", 32766)
                .with("health", 1 | 2 << 2 | 1 << 4 | 2 << 6 | 1 << 8)
                .with("summary", 3)
                .numbers("cluster", "0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,255")
                .with("chassis", "1820000000001")
                .with("slot", 25)
                .with("tray", 15)
                .with("host", 1)
                .with("peer", 1)
                .with("module", 2)
                .with("moduleId", 2);
    }

    private static Subtype gpu(DriverAnswer answer) {
        assertThat(answer).isInstanceOf(DriverAnswer.Answered.class);
        return GpuReadings.of(((DriverAnswer.Answered) answer).inventory()).get(1);
    }

    private static Map<String, Reading> machine(Path library) {
        var answer = (DriverAnswer.Answered) NvmlSource.read(library.toString());
        assertThat(answer.inventory().gaps()).isEmpty();
        return GpuReadings.of(answer.inventory()).getFirst().data();
    }

    /** What this test is about. */
    private static Map<String, Reading> asked(DriverAnswer answer) {
        Map<String, Reading> data = new TreeMap<>(gpu(answer).data());
        data.keySet().removeIf(key -> ASKED.stream().noneMatch(key::startsWith));
        return data;
    }
}
