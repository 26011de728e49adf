package dev.eidos.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueBytesTest {

    @Test
    void everyKindOfNodeIsReadBackAsItWas() {
        // given
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put("text", Value.scalar("größe 😀"));
        entries.put("", Value.scalar(""));
        entries.put("number-like", Value.scalar("24.04"));
        entries.put("null", new Value.Scalar(null, Position.NONE));
        entries.put("least", Value.scalar(Reading.of(Long.MIN_VALUE)));
        entries.put("decimal", Value.scalar(Reading.of(new BigDecimal("12.80"))));
        entries.put("exponent", Value.scalar(Reading.of(new BigDecimal("-1E+30"))));
        entries.put("yes", Value.scalar(Reading.of(true)));
        entries.put("no", Value.scalar(Reading.of(false)));
        entries.put(
                "list", Value.sequence(List.of(Value.scalar("z"), Value.sequence(List.of()), Value.mapping(Map.of()))));
        entries.put("long", Value.scalar("x".repeat(100_000)));
        Value node = Value.mapping(entries);

        // when
        Value read = ValueBytes.read(ByteBuffer.wrap(ValueBytes.write(node)));

        // then
        assertThat(read).isEqualTo(node);
        assertThat(((Value.Mapping) read).entries().keySet()).containsExactlyElementsOf(entries.keySet());
    }

    @Test
    void nodesMayStandBehindEachOtherAndInTheMiddleOfAnArray() {
        // given
        byte[] one = ValueBytes.write(Value.scalar("one"));
        byte[] two = ValueBytes.write(Value.sequence(List.of(Value.scalar("two"))));
        ByteBuffer both = ByteBuffer.allocate(7 + one.length + two.length)
                .put(new byte[7])
                .put(one)
                .put(two)
                .flip()
                .position(7)
                .slice();

        // then
        assertThat(ValueBytes.read(both)).isEqualTo(Value.scalar("one"));
        assertThat(ValueBytes.read(both)).isEqualTo(Value.sequence(List.of(Value.scalar("two"))));
        assertThat(both.hasRemaining()).isFalse();
    }

    @Test
    void bytesThatAreNoNodeAreABug() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ValueBytes.read(ByteBuffer.wrap(new byte[] {99})));
    }
}
