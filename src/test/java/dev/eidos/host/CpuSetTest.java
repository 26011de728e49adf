package dev.eidos.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"0 0", "0-3,8 0-3,8", "3,0,1 0-1,3", "5-5 5", "'' ''"})
    void listsAreReadAndWritten(String text, String canonical) {
        assertThat(CpuSet.ofList(text).map(CpuSet::list)).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"00000001 0", "0000ffff,ff000000 24-47", "80000000,00000001 0,63", "00000000 ''", "f 0-3"})
    void masksAreReadFromTheirEnd(String mask, String list) {
        assertThat(CpuSet.ofMask(mask).map(CpuSet::list)).contains(list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1-", "-1", "4-2", "1,,2", "99999999999", "0-2000000000"})
    void whatIsNoListIsRefused(String text) {
        assertThat(CpuSet.ofList(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1", "00g0"})
    void whatIsNoMaskIsRefused(String text) {
        assertThat(CpuSet.ofMask(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "0F, 0-3", "09, '0,3'", "0001, 8", "FFFF, 0-15", "80FF, 7-15", "01800000, '0,15'"})
    void bytesAreReadFromTheirBeginning(String bytes, String list) {
        assertThat(CpuSet.list(CpuSet.ofBytes(HexFormat.of().parseHex(bytes)))).isEqualTo(list);
    }
}
