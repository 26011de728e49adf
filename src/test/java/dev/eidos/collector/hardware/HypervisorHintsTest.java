package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypervisorHintsTest {
    private static final Optional<Boolean> GUEST = Optional.of(true);
    private static final Optional<Boolean> NOT_X86 = Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "Amazon EC2, amazon",
        "Google Compute Engine, google",
        "Hyper-V UEFI Release v4.1, microsoft",
        "'VMware, Inc.', vmware",
        "innotek GmbH, oracle",
        "OpenStack Nova, kvm",
        "QEMU, qemu",
        "Dell Inc., vm-other"
    })
    void theFirmwareNamesTheHypervisor(String dmi, String expected) {
        assertThat(new HypervisorHints(GUEST, false, List.of(dmi), "", "tsc acpi_pm").verdict())
                .isEqualTo(expected);
    }

    @Test
    void aMachineWithoutTheFlagIsBareWhateverItsFirmwareSays() {
        // given: Amazon's bare metal instances are "Amazon EC2", too
        var hints = new HypervisorHints(Optional.of(false), false, List.of("p5.metal", "Amazon EC2"), "", "tsc");

        // then
        assertThat(hints.verdict()).isEqualTo("none");
    }

    @Test
    void armHasNoFlagSoTheInstancesNameDecides() {
        assertThat(new HypervisorHints(NOT_X86, false, List.of("c7g.metal", "Amazon EC2"), "", "").verdict())
                .isEqualTo("none");
        assertThat(new HypervisorHints(NOT_X86, false, List.of("c7g.large", "Amazon EC2"), "", "").verdict())
                .isEqualTo("amazon");
        assertThat(new HypervisorHints(NOT_X86, false, List.of("GB200 NVL"), "", "arch_sys_counter").verdict())
                .isEqualTo("none");
    }

    @Test
    void theEmulatorUnderAHypervisorIsThatHypervisor() {
        assertThat(new HypervisorHints(GUEST, false, List.of("QEMU"), "", "tsc kvm-clock").verdict())
                .isEqualTo("kvm");
    }

    @Test
    void aMachineWithoutFirmwareNamesIsKnownByItsClocks() {
        assertThat(new HypervisorHints(GUEST, false, List.of(), "", "tsc kvm-clock").verdict())
                .isEqualTo("kvm");
        assertThat(new HypervisorHints(GUEST, false, List.of(), "", "hyperv_clocksource_tsc_page").verdict())
                .isEqualTo("microsoft");
        assertThat(new HypervisorHints(NOT_X86, false, List.of(), "linux,kvm", "").verdict())
                .isEqualTo("kvm");
    }
}
