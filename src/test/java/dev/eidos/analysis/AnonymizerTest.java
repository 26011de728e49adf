package dev.eidos.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnonymizerTest {
    @Test
    void namesAndAddressesAreReplacedAndNothingElseIs() {
        // when
        Analysis anonymous = Anonymizer.of(IgnoreListTest.analysis("gpu-a.example.com", "gpu-b.example.com"));

        // then
        Finding finding = anonymous.findings().getFirst();
        assertThat(anonymous.source()).isEqualTo("fleet");
        assertThat(finding.nodes()).containsExactly("node-00001", "node-00002");
        assertThat(finding.sentence()).isEqualTo("7 of address-1");
        assertThat(finding.evidence().getFirst().path()).isEqualTo("GPU.pci.gpu-count");
        assertThat(finding.commands()).noneMatch(command -> command.contains("example.com"));
    }
}
