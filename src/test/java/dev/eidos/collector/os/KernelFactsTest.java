package dev.eidos.collector.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secure Boot and lockdown, control groups, the kernel's configuration, modules' versions. */
class KernelFactsTest {
    private static final String SECURE_BOOT =
            "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
    private static final String CONFIG = """
        # Linux configuration
        CONFIG_HZ=1000
        CONFIG_INIT_ON_ALLOC_DEFAULT_ON=y
        # CONFIG_INIT_ON_FREE_DEFAULT_ON is not set
        CONFIG_CMDLINE="token=S3cr3t"
        CONFIG_ARM64_64K_PAGES=y
        # CONFIG_ is not set
        CONFIG_
        """;

    @TempDir
    Path root;

    @Test
    void secureBootAndLockdownAreTold() throws Exception {
        // given
        bytes(SECURE_BOOT, 6, 0, 0, 0, 1);
        text("sys/kernel/security/lockdown", "none [integrity] confidentiality\n");
        text("sys/module/module/parameters/sig_enforce", "Y\n");

        // when
        Subtype security = one(new SecurityCollector(host()));

        // then
        assertThat(security.data())
                .isEqualTo(Map.of(
                        "uefi", Reading.of(true),
                        "secure-boot", Reading.of(true),
                        "lockdown", Reading.of("integrity"),
                        "module-signatures-enforced", Reading.of(true)));
        assertThat(security.gaps()).isEmpty();
    }

    @Test
    void aVariableThatIsCutOffIsAGap() throws Exception {
        // given
        bytes(SECURE_BOOT, 6, 0, 0, 0);
        text("sys/kernel/security/lockdown", "\n");

        // when
        Subtype security = one(new SecurityCollector(host()));

        // then
        assertThat(security.data()).containsOnlyKeys("uefi");
        assertThat(security.gaps())
                .containsExactly(
                        new Gap("/" + SECURE_BOOT, Gap.Reason.Invalid, "the variable has no value"),
                        new Gap("/sys/kernel/security/lockdown", Gap.Reason.Invalid, "no mode is in force"));
    }

    @Test
    void variablesThatAreNotMountedAreNoAnswer() throws Exception {
        // given
        Files.createDirectories(root.resolve("sys/firmware/efi/efivars"));

        // when
        Subtype security = one(new SecurityCollector(host()));

        // then
        assertThat(security.data()).doesNotContainKey("secure-boot");
        assertThat(security.gaps()).extracting(Gap::object).containsExactly("/sys/firmware/efi/efivars");
    }

    @Test
    void firmwareWithoutTheVariableCannotBootSecurely() throws Exception {
        // given
        text("sys/firmware/efi/efivars/BootOrder-8be4df61-93ca-11d2-aa0d-00e098032b8c", "x");

        // when, then
        assertThat(one(new SecurityCollector(host())).data()).containsEntry("secure-boot", Reading.of(false));
    }

    @Test
    void aMachineWithoutUefiSaysSo() throws Exception {
        // given
        Files.createDirectories(root.resolve("sys/firmware/acpi"));

        // when, then
        assertThat(one(new SecurityCollector(host())).data()).isEqualTo(Map.of("uefi", Reading.of(false)));
    }

    @Test
    void controlGroupsOfEachVersionAreTold() throws Exception {
        // given
        text("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory hugetlb pids rdma misc\n");

        // when, then
        assertThat(one(new CgroupCollector(host())).data())
                .isEqualTo(Map.of(
                        "version",
                        Reading.of(2),
                        "controllers",
                        Reading.of("cpu,cpuset,hugetlb,io,memory,misc,pids,rdma")));
    }

    @Test
    void theOldHierarchiesAreVersionOneWhateverIsBesideThem() throws Exception {
        // given
        text("sys/fs/cgroup/memory/tasks", "");
        text("sys/fs/cgroup/unified/cgroup.controllers", "");

        // when, then
        assertThat(one(new CgroupCollector(host())).data())
                .isEqualTo(Map.of("version", Reading.of(1), "hybrid", Reading.of(true)));
    }

    @Test
    void withoutControlGroupsThereIsAGap() throws Exception {
        // given
        Files.createDirectories(root.resolve("sys/fs/cgroup"));

        // when, then
        assertThat(one(new CgroupCollector(host())).gaps())
                .containsExactly(new Gap("/sys/fs/cgroup", Gap.Reason.NotFound, "no control groups are mounted here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boot/config-6.8.0-60",
                "usr/lib/modules/6.8.0-60/config",
                "lib/modules/6.8.0-60/config",
                "usr/lib/ostree-boot/config-6.8.0-60"
            })
    void theConfigurationIsFoundWhereDistributionsPutIt(String place) throws Exception {
        // given
        text("proc/sys/kernel/osrelease", "6.8.0-60\n");
        text(place, CONFIG);

        // when
        Subtype config = one(new KernelConfigCollector(host()));

        // then
        assertThat(config.data())
                .isEqualTo(Map.of(
                        "file", Reading.of("/" + place),
                        "HZ", Reading.of("1000"),
                        "INIT_ON_ALLOC_DEFAULT_ON", Reading.of("y"),
                        "INIT_ON_FREE_DEFAULT_ON", Reading.of("n"),
                        "ARM64_64K_PAGES", Reading.of("y")));
    }

    @Test
    void theKernelsOwnCopyIsUnpacked() throws Exception {
        // given
        write("proc/config.gz", packed());

        // when, then
        assertThat(one(new KernelConfigCollector(host())).data())
                .containsEntry("file", Reading.of("/proc/config.gz"))
                .containsEntry("INIT_ON_ALLOC_DEFAULT_ON", Reading.of("y"));
    }

    @Test
    void aCopyThatBreaksOffIsAGap() throws Exception {
        // given
        byte[] whole = packed();
        write("proc/config.gz", Arrays.copyOf(whole, whole.length / 2));

        // when
        Subtype config = one(new KernelConfigCollector(host()));

        // then
        assertThat(config.data()).isEmpty();
        assertThat(config.gaps())
                .containsExactly(new Gap("/proc/config.gz", Gap.Reason.Invalid, "not gzip, or not all of it"));
    }

    @Test
    void aReleaseThatIsAPathLeadsNowhere() throws Exception {
        // given
        text("proc/sys/kernel/osrelease", "/../../etc/shadow");
        text("etc/shadow", "CONFIG_HZ=1");

        // when, then
        assertThat(one(new KernelConfigCollector(host())).gaps())
                .containsExactly(new Gap("/proc/config.gz", Gap.Reason.NotFound, "no kernel configuration found"));
    }

    @Test
    void modulesTellTheirVersions() throws Exception {
        // given
        text("sys/module/mlx5_core/version", "24.10-1.1.4\n");
        text("sys/module/efa/version", "2.13.0g\n");
        text("sys/module/ib_core/initstate", "live\n");
        bytes("sys/module/odd/version", 0xff, 0xfe);

        // when
        Subtype versions = one(new KmodVersionsCollector(host()));

        // then
        assertThat(versions.data())
                .containsOnlyKeys("efa", "mlx5_core", "odd")
                .containsEntry("mlx5_core", Reading.of("24.10-1.1.4"));
        assertThat(versions.gaps()).isEmpty();
    }

    private HostRoot host() {
        return HostRoot.of(root);
    }

    private static byte[] packed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(CONFIG.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void bytes(String path, int... bytes) throws IOException {
        var written = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            written[i] = (byte) bytes[i];
        }
        write(path, written);
    }

    private void text(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static Subtype one(Collector collector) throws Exception {
        return collector.collect().getFirst();
    }
}
