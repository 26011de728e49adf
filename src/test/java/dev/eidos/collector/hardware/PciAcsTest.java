package dev.eidos.collector.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PciAcsTest {

    @Test
    void theControlRegisterSaysWhatIsOn() {
        // given
        var space = new Space().capability(0x100, 0x0001, 0x140).acs(0x140, 0x1d, 0);

        // when
        PciAcs acs = PciAcs.of(space.text(4096));

        // then
        assertThat(acs).isEqualTo(new PciAcs.Controls(0x1d));
        assertThat(((PciAcs.Controls) acs).text())
                .isEqualTo("source-validation,request-redirect,completion-redirect,upstream-forwarding");
        assertThat(((PciAcs.Controls) acs).redirects()).isTrue();
        assertThat(new PciAcs.Controls(0).text()).isEqualTo("none");
        assertThat(new PciAcs.Controls(0x51).redirects()).isFalse();
    }

    @Test
    void aDeviceWithoutTheCapabilityHasNone() {
        // when, then
        assertThat(PciAcs.of(new Space().capability(0x100, 0x0001, 0).text(4096)))
                .isEqualTo(new PciAcs.None());
        assertThat(PciAcs.of(new Space().text(4096))).isEqualTo(new PciAcs.None());
        assertThat(PciAcs.of("\u00ff".repeat(4096))).isEqualTo(new PciAcs.None());
        assertThat(PciAcs.of(new Space().text(256))).isEqualTo(new PciAcs.None());
    }

    @Test
    void whatAnOrdinaryUserSeesEndsBeforeTheCapabilities() {
        // when, then
        assertThat(PciAcs.of(new Space().text(64))).isEqualTo(new PciAcs.Hidden());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 257, 0x142, 0x147})
    void aSpaceShorterThanItsListIsBroken(int length) {
        // given
        var space = new Space().capability(0x100, 0x0001, 0x140).acs(0x140, 0x1d, 0);

        // when, then
        assertThat(PciAcs.of(space.text(length))).isInstanceOf(PciAcs.Broken.class);
    }

    @Test
    void aListThatGoesInCirclesEnds() {
        // given
        var circle = new Space().capability(0x100, 0x0001, 0x140).capability(0x140, 0x0002, 0x100);
        var self = new Space().capability(0x100, 0x0001, 0x100);
        var before = new Space().capability(0x100, 0x0001, 0x40);

        // when, then
        assertThat(PciAcs.of(circle.text(4096)))
                .isEqualTo(new PciAcs.Broken("the list of capabilities goes in circles"));
        assertThat(PciAcs.of(self.text(4096))).isEqualTo(new PciAcs.Broken("the list of capabilities goes in circles"));
        assertThat(PciAcs.of(before.text(4096))).isInstanceOf(PciAcs.Broken.class);
    }

    /** A configuration space that a test writes. */
    static final class Space {
        private final char[] bytes = new char[4096];

        Space capability(int at, int id, int next) {
            number(at, id | 1 << 16 | next << 20, 4);
            return this;
        }

        Space acs(int at, int control, int next) {
            capability(at, 0x0d, next);
            number(at + 6, control, 2);
            return this;
        }

        private void number(int at, int number, int count) {
            for (int i = 0; i < count; i++) {
                bytes[at + i] = (char) ((number >>> (8 * i)) & 0xff);
            }
        }

        String text(int length) {
            return new String(bytes, 0, length);
        }
    }
}
