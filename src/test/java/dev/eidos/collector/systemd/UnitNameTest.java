package dev.eidos.collector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitNameTest {

    @ParameterizedTest
    @CsvSource({
        "kubelet, kubelet.service, kubelet, Service",
        "kubelet.service, kubelet.service, kubelet, Service",
        "fstrim.timer, fstrim.timer, fstrim-timer, Timer",
        "getty@tty1, getty@tty1.service, getty@tty1, Service",
        "my.app, my.app.service, my-app, Service",
        "var-lib-kubelet.mount, var-lib-kubelet.mount, var-lib-kubelet-mount, Mount",
    })
    void aNameWithoutKindIsAServiceAndASubtypeHasNoDots(String given, String full, String subtype, String kind) {
        // when
        UnitName name = UnitName.of(given);

        // then
        assertThat(name.full()).isEqualTo(full);
        assertThat(name.subtype()).isEqualTo(subtype);
        assertThat(name.typeInterface()).isEqualTo("org.freedesktop.systemd1." + kind);
    }
}
