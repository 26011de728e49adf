package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuInfoTest {
    @Test
    void gracesCoresAreNamed() {
        // given: arm64 has codes only
        var cpu = CpuInfo.parse("""
            processor	: 0
            BogoMIPS	: 2000.00
            Features	: fp asimd evtstrm aes
            CPU implementer	: 0x41
            CPU architecture: 8
            CPU variant	: 0x0
            CPU part	: 0xd4f
            CPU revision	: 0

            processor	: 1
            CPU part	: 0xd0c
            """);

        // then
        assertThat(cpu.vendor()).contains("ARM");
        assertThat(cpu.model()).contains("Neoverse-V2");
        assertThat(cpu.hypervisorFlag()).isEmpty();
    }

    @Test
    void anUnknownArmCoreKeepsItsCodes() {
        // given
        var cpu = CpuInfo.parse("CPU implementer : 0x99\nCPU part : 0xabc\n");

        // then
        assertThat(cpu.vendor()).contains("0x99");
        assertThat(cpu.model()).contains("part 0xabc");
    }

    @Test
    void theHypervisorFlagIsAWordOfItsOwn() {
        assertThat(CpuInfo.parse("flags : fpu hypervisor lahf_lm").hypervisorFlag())
                .contains(true);
        assertThat(CpuInfo.parse("flags : fpu hypervisor").hypervisorFlag()).contains(true);
        assertThat(CpuInfo.parse("flags : fpu nohypervisor2 lm").hypervisorFlag())
                .contains(false);
    }

    @Test
    void coresOfTheSameNumberInTwoSocketsAreTwo() {
        // given
        String text = """
            processor: 0
            physical id: 0
            core id: 0

            processor: 1
            physical id: 1
            core id: 0

            processor: 2
            physical id: 1
            core id: 0
            """;

        // when
        var counted = CpuInfo.count(text);

        // then
        assertThat(counted).contains(new CpuTopology(2, 2, 3));
    }
}
