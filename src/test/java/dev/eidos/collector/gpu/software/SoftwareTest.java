package dev.eidos.collector.gpu.software;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.collector.gpu.PciTree;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareTest {
    private static final String OPEN = "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.15  Release"
            + " Build  (dvs-builder@U16)  Thu Jan 23 22:50:36 UTC 2025\nGCC version:  gcc version 12.3.0\n";
    private static final String PROPRIETARY =
            "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.129.03  Thu Oct 19 18:56:32 UTC 2023\n";

    private static final String DPKG = """
        Package: nvidia-fabricmanager-dev
        Status: install ok installed
        Version: 1.0-1

        Package: nvidia-fabricmanager-550
        Status: deinstall ok config-files
        Version: 550.1-1

        Package: nvidia-fabricmanager-570
        Status: install ok installed
        Architecture: amd64
        Version: 1:570.86.15-0ubuntu1

        Package: nvidia-imex
        Status: install ok installed
        Version: 570.100-1
        """;

    @TempDir
    Path root;

    private PciTree tree;

    @BeforeEach
    void tree() throws Exception {
        tree = new PciTree(root);
        Files.createDirectories(root.resolve("sys/module"));
    }

    @Test
    void theModuleTellsFlavourVersionAndParameters() throws Exception {
        // given
        tree.file("proc/driver/nvidia/version", OPEN)
                .file("sys/module/nvidia/version", "570.86.15\n")
                .file(
                        "proc/driver/nvidia/params",
                        "EnableGpuFirmware: 18\nCoherentGPUMemoryMode: \"driver\"\nRegistryDwords: \"\"\n");

        // when
        Subtype module = subtype("kernel-module").orElseThrow();

        // then
        assertThat(module.data())
                .containsEntry("loaded", Reading.of(true))
                .containsEntry("flavour", Reading.of("open"))
                .containsEntry("version", Reading.of("570.86.15"))
                .containsEntry("param.EnableGpuFirmware", Reading.of("18"))
                .containsEntry("param.CoherentGPUMemoryMode", Reading.of("driver"))
                .containsEntry("param.RegistryDwords", Reading.of(""));
        assertThat(module.gaps()).isEmpty();
    }

    @Test
    void theProprietaryModuleIsToldFromTheOpenOne() throws Exception {
        // given
        tree.file("proc/driver/nvidia/version", PROPRIETARY);

        // when
        Subtype module = subtype("kernel-module").orElseThrow();

        // then
        assertThat(module.data())
                .containsEntry("flavour", Reading.of("proprietary"))
                .containsEntry("version", Reading.of("535.129.03"));
    }

    @Test
    void aMachineWithoutTheModuleSaysSo() throws Exception {
        // when
        Subtype module = subtype("kernel-module").orElseThrow();

        // then
        assertThat(module.data()).containsExactly(Map.entry("loaded", Reading.of(false)));
        assertThat(module.gaps()).isEmpty();
        assertThat(subtype("fabric-manager")).isEmpty();
        assertThat(subtype("imex")).isEmpty();
    }

    @Test
    void withoutSysNobodyKnowsWhetherItIsLoaded() throws Exception {
        // given
        Files.delete(root.resolve("sys/module"));

        // when
        Subtype module = subtype("kernel-module").orElseThrow();

        // then
        assertThat(module.data()).isEmpty();
        assertThat(module.gaps())
                .containsExactly(new Gap("/sys/module", Gap.Reason.NotFound, "the host's /sys is not here"));
    }

    @Test
    void whatModprobeIsToldIsKeptForTheModulesOfGpusAndTheirNetwork() throws Exception {
        // given
        tree.file("etc/modprobe.d/nvidia.conf", """
            # a comment
            options nvidia NVreg_RegistryDwords="PeerMappingOverride=1; A=2" \\
             NVreg_EnableGpuFirmware=0
            options nvidia-drm modeset=1
            options snd_hda power_save=1
            blacklist nouveau
            install nova-core /bin/false
            """)
                .file("usr/lib/modprobe.d/nvidia.conf", "options nvidia hidden=1\n")
                .file("usr/lib/modprobe.d/mlx.conf", "options mlx5_core num_of_groups=4 flag\nblacklist\noptions\n")
                .file("etc/modprobe.d/README", "options nvidia not=read\n");

        // when
        Subtype module = subtype("kernel-module").orElseThrow();

        // then
        assertThat(module.data())
                .containsOnlyKeys(
                        "loaded",
                        "option.nvidia.NVreg_RegistryDwords",
                        "option.nvidia.NVreg_EnableGpuFirmware",
                        "option.nvidia_drm.modeset",
                        "option.mlx5_core.num_of_groups",
                        "option.mlx5_core.flag",
                        "blacklist")
                .containsEntry("option.nvidia.NVreg_RegistryDwords", Reading.of("PeerMappingOverride=1; A=2"))
                .containsEntry("blacklist", Reading.of("nouveau,nova_core"));
    }

    @Test
    void fabricManagerOfAnotherVersionThanTheDriverIsSeen() throws Exception {
        // given
        tree.file("usr/bin/nv-fabricmanager", "ELF")
                .file("var/lib/dpkg/status", DPKG)
                .file("sys/module/nvidia/version", "570.100\n")
                .file(
                        "usr/share/nvidia/nvswitch/fabricmanager.cfg",
                        "# mode\nFABRIC_MODE=0\nDAEMONIZE = 1\nLOG_FILE_NAME=\"/var/log/fabricmanager.log\"\n");

        // when
        Subtype manager = subtype("fabric-manager").orElseThrow();

        // then
        assertThat(manager.data())
                .containsEntry("program", Reading.of("/usr/bin/nv-fabricmanager"))
                .containsEntry("version", Reading.of("570.86.15"))
                .containsEntry("matches-driver", Reading.of(false))
                .containsEntry("config.FABRIC_MODE", Reading.of("0"))
                .containsEntry("config.DAEMONIZE", Reading.of("1"))
                .containsEntry("config.LOG_FILE_NAME", Reading.of("/var/log/fabricmanager.log"));
        assertThat(manager.gaps()).isEmpty();
    }

    @Test
    void fabricManagerOfTheDriverContainerIsFound() throws Exception {
        // given
        tree.file("run/nvidia/driver/usr/bin/nv-fabricmanager", "ELF")
                .file("run/nvidia/driver/var/lib/dpkg/status", DPKG)
                .file("sys/module/nvidia/version", "570.86.15\n");

        // when
        Subtype manager = subtype("fabric-manager").orElseThrow();

        // then
        assertThat(manager.data())
                .containsEntry("program", Reading.of("/run/nvidia/driver/usr/bin/nv-fabricmanager"))
                .containsEntry("matches-driver", Reading.of(true));
    }

    @Test
    void whereNoDatabaseIsTextTheVersionIsAGap() throws Exception {
        // given
        tree.file("usr/bin/nv-fabricmanager", "ELF");

        // when
        Subtype manager = subtype("fabric-manager").orElseThrow();

        // then
        assertThat(manager.data()).containsOnlyKeys("program");
        assertThat(manager.gaps()).extracting(Gap::reason).containsExactly(Gap.Reason.NotFound);
    }

    @Test
    void imexTellsVersionSettingsNodesAndChannels() throws Exception {
        // given
        tree.file("usr/bin/nvidia-imex", "ELF")
                .file("var/lib/dpkg/status", DPKG)
                .file("sys/module/nvidia/version", "570.100\n")
                .file("etc/nvidia-imex/config.cfg", "SERVER_PORT=50000\nIMEX_NODE_CONFIG_FILE=/etc/nodes.cfg\n")
                .file("etc/nodes.cfg", "# nodes\n10.0.0.1\n\n10.0.0.2\n")
                .file("dev/nvidia-caps-imex-channels/channel0", "");

        // when
        Subtype imex = subtype("imex").orElseThrow();

        // then
        assertThat(imex.data())
                .containsEntry("version", Reading.of("570.100"))
                .containsEntry("matches-driver", Reading.of(true))
                .containsEntry("config.SERVER_PORT", Reading.of("50000"))
                .containsEntry("nodes", Reading.of(2))
                .containsEntry("channels", Reading.of(1));
        assertThat(imex.data().values()).doesNotContain(Reading.of("10.0.0.1"));
    }

    @Test
    void nonsenseIsAGapAndCostsNothingElse() throws Exception {
        // given
        tree.file("proc/driver/nvidia/version", "what?").file("etc/nvidia-imex/config.cfg", "=\n#\nA=\n");
        Files.write(
                Files.createDirectories(root.resolve("etc/modprobe.d")).resolve("x.conf"),
                "options nvidia a=\u00ff\"b\n".getBytes(StandardCharsets.ISO_8859_1));

        // when
        Subtype module = subtype("kernel-module").orElseThrow();
        Subtype imex = subtype("imex").orElseThrow();

        // then
        assertThat(module.data()).containsKeys("loaded", "option.nvidia.a").doesNotContainKey("flavour");
        assertThat(module.gaps())
                .containsExactly(
                        new Gap("/proc/driver/nvidia/version", Gap.Reason.Invalid, "no kernel module's banner"));
        assertThat(imex.data()).containsEntry("config.A", Reading.of(""));
    }

    private Optional<Subtype> subtype(String name) throws Exception {
        List<Subtype> all = new ArrayList<>();
        for (Collector collector : SoftwareCollectors.of(tree.host())) {
            all.addAll(collector.collect());
        }
        return all.stream().filter(subtype -> subtype.name().equals(name)).findFirst();
    }
}
