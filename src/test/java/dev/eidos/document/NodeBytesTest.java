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

class NodeBytesTest {

    @Test
    void everyKindOfNodeIsReadBackAsItWas() {
        // given
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("text", Node.scalar("größe 😀"));
        entries.put("", Node.scalar(""));
        entries.put("number-like", Node.scalar("24.04"));
        entries.put("null", new Node.Scalar(null, Position.NONE));
        entries.put("least", Node.scalar(Reading.of(Long.MIN_VALUE)));
        entries.put("decimal", Node.scalar(Reading.of(new BigDecimal("12.80"))));
        entries.put("exponent", Node.scalar(Reading.of(new BigDecimal("-1E+30"))));
        entries.put("yes", Node.scalar(Reading.of(true)));
        entries.put("no", Node.scalar(Reading.of(false)));
        entries.put("list", Node.sequence(List.of(Node.scalar("z"), Node.sequence(List.of()), Node.mapping(Map.of()))));
        entries.put("long", Node.scalar("x".repeat(100_000)));
        Node node = Node.mapping(entries);

        // when
        Node read = NodeBytes.read(ByteBuffer.wrap(NodeBytes.write(node)));

        // then
        assertThat(read).isEqualTo(node);
        assertThat(((Node.Mapping) read).entries().keySet()).containsExactlyElementsOf(entries.keySet());
    }

    @Test
    void nodesMayStandBehindEachOtherAndInTheMiddleOfAnArray() {
        // given
        byte[] one = NodeBytes.write(Node.scalar("one"));
        byte[] two = NodeBytes.write(Node.sequence(List.of(Node.scalar("two"))));
        ByteBuffer both = ByteBuffer.allocate(7 + one.length + two.length)
                .put(new byte[7])
                .put(one)
                .put(two)
                .flip()
                .position(7)
                .slice();

        // then
        assertThat(NodeBytes.read(both)).isEqualTo(Node.scalar("one"));
        assertThat(NodeBytes.read(both)).isEqualTo(Node.sequence(List.of(Node.scalar("two"))));
        assertThat(both.hasRemaining()).isFalse();
    }

    @Test
    void bytesThatAreNoNodeAreABug() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> NodeBytes.read(ByteBuffer.wrap(new byte[] {99})));
    }
}
