package dev.eidos.collector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuSetTest {

    @ParameterizedTest
    @CsvSource({"'', ''", "0F, 0-3", "09, '0,3'", "0001, 8", "FFFF, 0-15", "80FF, 7-15", "01800000, '0,15'"})
    void aMaskReadsAsTheKernelsList(String mask, String list) {
        // given
        byte[] bytes = java.util.HexFormat.of().parseHex(mask);

        // when
        String text = CpuSet.listOf(bytes);

        // then
        assertThat(text).isEqualTo(list);
    }
}
