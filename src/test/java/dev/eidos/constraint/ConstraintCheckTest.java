package dev.eidos.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.constraint.Verdict.Cause;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintCheckTest {
    private static final Snapshot SNAPSHOT = snapshot(
            new Measurement(
                    "K8s",
                    List.of(Subtype.missing(
                            "server", new Gap("https://10.0.0.1:6443", Gap.Reason.Unavailable, "connection refused")))),
            new Measurement(
                    "OS",
                    List.of(
                            Subtype.named("release")
                                    .put("ID", "ubuntu")
                                    .put("VERSION_ID", Reading.of(new BigDecimal("24.10")))
                                    .build(),
                            Subtype.named("sysctl")
                                    .put("/proc/sys/kernel/osrelease", "6.8.0-1024-aws")
                                    .put("/proc/sys/vm/swappiness", 60)
                                    .gap("/proc/sys/fs", Gap.Reason.Forbidden, "permission denied")
                                    .gap("/proc/sys/net/core/bpf_jit_harden", Gap.Reason.Forbidden, "only for root")
                                    .build(),
                            Subtype.named("kmod").put("nvidia", true).build())),
            new Measurement(
                    "SystemD",
                    List.of(Subtype.missing(
                            "manager", new Gap("/run/dbus/socket", Gap.Reason.NotFound, "no such file")))),
            new Measurement(
                    "GPU", List.of(Subtype.named("smi").put("gpu-count", 8).build())),
            new Measurement(
                    "GPU", List.of(Subtype.named("pci").put("gpu-count", 4).build())));

    @ParameterizedTest
    @CsvSource({
        "OS.release.ID, ubuntu, ubuntu",
        "OS.release.VERSION_ID, 24.10, 24.10",
        "OS.sysctl./proc/sys/kernel/osrelease, >= 6.8, 6.8.0-1024-aws",
        "OS.sysctl./proc/sys/vm/swappiness, <=60, 60",
        "OS.kmod.nvidia, true, true",
        "GPU.smi.gpu-count, >= 8, 8",
        "GPU.pci.gpu-count, 4, 4",
    })
    void aReadingOfAnyKindCanMeetARequirement(String name, String value, String actual) {
        assertThat(check(name, value))
                .isEqualTo(new Verdict.Passed(Requirement.parse(value).text(), actual, name));
    }

    @Test
    void anotherValueFails() {
        assertThat(check("OS.release.ID", "rhel")).isEqualTo(new Verdict.Failed("rhel", "ubuntu", "OS.release.ID"));
        assertThat(check("GPU.smi.gpu-count", ">16")).isEqualTo(new Verdict.Failed("> 16", "8", "GPU.smi.gpu-count"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NodeTopology.summary.count| TYPE_ABSENT| the snapshot has no NodeTopology",
                "k8s.server.version| TYPE_ABSENT| the snapshot has no k8s; did you mean K8s?",
                "OS.releases.ID| SUBTYPE_ABSENT| the snapshot has no OS.releases; did you mean release?",
                "OS.grub.iommu| SUBTYPE_ABSENT| the snapshot has no OS.grub",
                "OS.release.version-id| KEY_ABSENT| the snapshot has no key version-id in OS.release; did you mean"
                        + " VERSION_ID?",
                "K8s.server.version| NOT_COLLECTED| not collected: https://10.0.0.1:6443: connection refused"
                        + " (Unavailable)",
                "OS.sysctl./proc/sys/net/core/bpf_jit_harden| NOT_COLLECTED| not collected:"
                        + " /proc/sys/net/core/bpf_jit_harden: only for root (Forbidden)",
                "OS.sysctl./proc/sys/fs/nr_open| NOT_COLLECTED| not collected: /proc/sys/fs: permission denied"
                        + " (Forbidden)",
                "OS.sysctl.kernel.osrelease| NOT_COLLECTED| the snapshot has no key kernel.osrelease in OS.sysctl;"
                        + " did you mean /proc/sys/kernel/osrelease?; not collected there: /proc/sys/fs:"
                        + " permission denied (Forbidden), and 1 more",
                "SystemD.containerd.ActiveState| NOT_COLLECTED| the snapshot has no SystemD.containerd; not collected:"
                        + " /run/dbus/socket: no such file (NotFound)",
            })
    void whatIsAbsentIsUnknownForTheReasonThatTheSnapshotGives(String name, Cause cause, String reason) {
        assertThat(check(name, "1")).isEqualTo(new Verdict.Unknown("1", null, name, cause, reason));
    }

    @Test
    void whatHasNoOrderIsUnknown() {
        assertThat(check("OS.release.ID", ">= 1"))
                .isEqualTo(new Verdict.Unknown(
                        ">= 1",
                        "ubuntu",
                        "OS.release.ID",
                        Cause.NOT_COMPARABLE,
                        "'ubuntu' is not a version or a number, so it cannot be compared by >="));
    }

    @Test
    void aMalformedConstraintIsUnknownAndSaysWhy() {
        assertThat(check("nccl-all-reduce-bw", ">= 300"))
                .isEqualTo(new Verdict.Unknown(
                        ">= 300",
                        null,
                        "nccl-all-reduce-bw",
                        Cause.MALFORMED,
                        "malformed constraint 'nccl-all-reduce-bw': it has no subtype and no key; write"
                                + " {type}.{subtype}.{key}, as in K8s.server.version"));
        assertThat(check("OS.release.ID", "=> 1"))
                .isInstanceOfSatisfying(
                        Verdict.Unknown.class,
                        unknown -> assertThat(unknown.cause()).isEqualTo(Cause.MALFORMED));
    }

    @Test
    void anEmptySnapshotSaysThatItIsEmpty() {
        // when
        Verdict verdict = ConstraintCheck.check(new Constraint("OS.release.ID", "ubuntu", null), snapshot());

        // then
        assertThat(verdict)
                .isEqualTo(new Verdict.Unknown(
                        "ubuntu",
                        null,
                        "OS.release.ID",
                        Cause.TYPE_ABSENT,
                        "the snapshot has no OS; it has no measurements at all"));
    }

    private static Verdict check(String name, String value) {
        return ConstraintCheck.check(new Constraint(name, value, null), SNAPSHOT);
    }

    private static Snapshot snapshot(Measurement... measurements) {
        return new Snapshot(new SnapshotMetadata(null, null, null), List.of(measurements));
    }
}
