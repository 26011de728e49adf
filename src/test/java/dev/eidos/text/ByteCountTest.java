package dev.eidos.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteCountTest {

    @Test
    void anAmountHasAUnitThatKeepsItShort() {
        assertThat(ByteCount.of(0)).isEqualTo("0 bytes");
        assertThat(ByteCount.of(1)).isEqualTo("1 byte");
        assertThat(ByteCount.of(1023)).isEqualTo("1023 bytes");
        assertThat(ByteCount.of(1024)).isEqualTo("1.0 KiB");
        assertThat(ByteCount.of(46_182)).isEqualTo("45.1 KiB");
        assertThat(ByteCount.of(3 << 20)).isEqualTo("3.0 MiB");
    }
}
