package dev.eidos.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintPathTest {

    @ParameterizedTest
    @CsvSource({
        "K8s.server.version, K8s, server, version",
        "OS.sysctl./proc/sys/kernel/osrelease, OS, sysctl, /proc/sys/kernel/osrelease",
        "GPU.smi.gpu.model, GPU, smi, gpu.model",
        "GPU.smi..model, GPU, smi, .model",
        "' OS.release.ID ', OS, release, ID",
        "OS.sysctl./proc/sys/net/ipv4/conf/eth0.100/mtu, OS, sysctl, /proc/sys/net/ipv4/conf/eth0.100/mtu",
    })
    void theKeyIsAllAfterTheSecondDot(String text, String type, String subtype, String key) {
        // when
        ConstraintPath path = ConstraintPath.parse(text);

        // then
        assertThat(path).isEqualTo(new ConstraintPath(type, subtype, key));
        assertThat(path.text()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "'  ', it is empty",
        "K8s, it has no subtype and no key",
        "K8s.server, it has no key",
        "K8s.server., its key is empty",
        "K8s..version, its subtype is empty",
        ".server.version, its type is empty",
        "nccl-all-reduce-bw, it has no subtype and no key",
    })
    void aPathWithoutThreePartsIsRefused(String text, String reason) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ConstraintPath.parse(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("'" + text + "'"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.suggestion()).contains("K8s.server.version"));
    }

    @Test
    void aConstraintTellsWhatIsWrongWithItsNameFirst() {
        // given
        Malformed name = new Constraint("K8s", "=1", null).malformed();
        Malformed value = new Constraint("K8s.server.version", "=1", null).malformed();

        // then
        assertThat(name).isNotNull().returns("K8s", Malformed::text);
        assertThat(value).isNotNull().returns("=1", Malformed::text);
        assertThat(new Constraint("K8s.server.version", "1", null).malformed()).isNull();
    }
}
