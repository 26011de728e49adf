package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareHypervisorTest {
    private static final String S390 = "vendor_id       : IBM/S390\nfeatures\t: esan3 zarch\n";
    private static final String POWER = "processor\t: 0\ncpu\t\t: POWER9 (architected)\n";

    @TempDir
    Path tree;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VM00 Control Program: z/VM    7.2.0|zvm",
                "VM00 Control Program: KVM/Linux|kvm",
                "LPAR Name: A12|none",
            })
    void s390SaysWhoControlsIt(String line, String expected) throws IOException {
        // given
        file("proc/cpuinfo", S390);
        file("proc/sysinfo", "Manufacturer:         IBM\n" + line + "\n");

        // then
        assertThat(type()).isEqualTo(expected);
    }

    @Test
    void powerVmIsKnownByItsConsole() throws IOException {
        // given
        file("proc/cpuinfo", POWER);
        file("proc/device-tree/ibm,partition-name", "lpar7\0");
        file("proc/device-tree/hmc-managed?", "");

        // then
        assertThat(type()).isEqualTo("powervm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chosen/qemu,graphic-width|x|none",
                "compatible|qemu,pseries|qemu",
                "fw-cfg@1/reg|x|qemu",
                "hypervisor/compatible|linux,kvm|kvm",
                "hypervisor/compatible|somebody,else|vm-other",
                "compatible|ibm,powernv|none",
            })
    void theDeviceTreeTellsTheOthers(String property, String value, String expected) throws IOException {
        // given
        file("proc/cpuinfo", POWER);
        file("proc/device-tree/model", "IBM\0");
        file("proc/device-tree/" + property, value + "\0");

        // then
        assertThat(type()).isEqualTo(expected);
    }

    @Test
    void aKernelThatIsAProgramSaysSo() throws IOException {
        // given
        file("proc/cpuinfo", "processor\t: 0\nvendor_id\t: User Mode Linux\nmodel name\t: UML\n");

        // then
        assertThat(type()).isEqualTo("uml");
    }

    private String type() {
        return new VirtualizationCollector(HostRoot.of(tree))
                .collect()
                .getFirst()
                .get("type")
                .map(Reading::asText)
                .orElse("");
    }

    private void file(String path, String text) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
