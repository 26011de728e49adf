package dev.eidos.live.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.trial.NcclOutput.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;

class NcclOutputTest {
    @Test
    void theFigureIsTheAverageOfTheLastRun() {
        assertThat(NcclOutput.of(List.of("# Avg bus bandwidth    : 3.1", "# Avg bus bandwidth    : 412.25 ", "#"))
                        .bandwidth())
                .contains("412.25");
        assertThat(NcclOutput.of(List.of("Avg bus bandwidth: n/a")).bandwidth()).isEmpty();
    }

    @Test
    void aDeviceThatWasNotFoundIsNoTransport() {
        assertThat(transport(
                        "a NCCL INFO NET/IB : No device found.",
                        "a NCCL INFO NET/Socket : Using [0]ens3:10.0.0.1<0>",
                        "a NCCL INFO Using network Socket"))
                .isEqualTo(Transport.TCP);
    }

    @Test
    void channelsDecideWhereTheyAreTold() {
        assertThat(transport(
                        "a NCCL INFO Using network IB",
                        "a NCCL INFO Channel 00/0 : 7[7] -> 8[0] [receive] via NET/IB/0/GDRDMA",
                        "a NCCL INFO Channel 01/0 : 7[7] -> 6[6] via P2P/IPC"))
                .isEqualTo(Transport.IB);
    }

    @Test
    void oneRankOverSocketsMakesItAFigureOfTcp() {
        assertThat(transport(
                        "a NCCL INFO Channel 00/0 : 7[7] -> 8[0] [receive] via NET/IB/0",
                        "b NCCL INFO Channel 00/0 : 15[7] -> 0[0] [receive] via NET/Socket/0"))
                .isEqualTo(Transport.TCP);
    }

    @Test
    void libfabricIsEfaOnlyWhereItSaysSo() {
        String channel = "a NCCL INFO Channel 00 : 7[7] -> 8[0] [receive] via NET/AWS Libfabric/0/GDRDMA";
        assertThat(transport("a NCCL INFO NET/OFI Selected Provider is efa (found 16 nics)", channel))
                .isEqualTo(Transport.EFA);
        assertThat(transport("a NCCL INFO NET/OFI Selected Provider is tcp;ofi_rxm", channel))
                .isEqualTo(Transport.OTHER);
        assertThat(transport("a NCCL INFO NET/OFI Selected Provider is efa", "a NCCL INFO Using network Libfabric"))
                .isEqualTo(Transport.EFA);
    }

    @Test
    void inOneNodeThereIsNone() {
        assertThat(transport("a NCCL INFO Channel 00 : 0[0] -> 1[1] via P2P/CUMEM"))
                .isEqualTo(Transport.NONE);
    }

    private static Transport transport(String... lines) {
        return NcclOutput.of(List.of(lines)).transport();
    }
}
