package dev.eidos.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.constraint.Constraint;
import dev.eidos.constraint.Verdict;
import dev.eidos.constraint.Verdict.Cause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemediesTest {
    private static final String BOOT = "/etc/default/grub";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "K8s.server.version | >= 1.32.4 | upgrade the control plane to Kubernetes 1.32.4 or later, one minor",
                "K8s.server.version | > 1.32 | upgrade the control plane to Kubernetes later than 1.32",
                "K8s.server.version | < 1.34 | cannot be downgraded: use a cluster with Kubernetes earlier than 1.34",
                "K8s.server.version | == 1.33 | use a cluster with Kubernetes 1.33; an older",
                "K8s.server.version | != 1.33 | use a cluster with Kubernetes other than 1.33",
                "OS.release.ID | ubuntu | use a node image whose /etc/os-release has ID ubuntu",
                "OS.release.ID | != cos | use a node image whose /etc/os-release has ID other than cos",
                "OS.release.VERSION_ID | 24.04 | use a node image whose /etc/os-release has VERSION_ID 24.04",
                "OS.release.VERSION_ID | >= 22.04 | use a node image whose /etc/os-release has VERSION_ID 22.04 or"
                        + " later",
                "OS.sysctl./proc/sys/kernel/osrelease | >= 6.8 | boot a kernel of version 6.8 or later: install",
                "OS.kernel.release | <= 6.8 | boot a kernel of version 6.8 or earlier: install",
                "OS.sysctl./proc/sys/vm/max_map_count | >= 262144 | run: sysctl -w vm.max_map_count=262144 (262144"
                        + " or more will do); keep it with 'vm.max_map_count = 262144' in a file under /etc/sysctl.d",
                "OS.sysctl./proc/sys/kernel/numa_balancing | 0 | run: sysctl -w kernel.numa_balancing=0; keep",
                "OS.sysctl./proc/sys/net/ipv4/tcp_rmem | 4096 87380 16777216 | run: sysctl -w"
                        + " 'net.ipv4.tcp_rmem=4096 87380 16777216'; keep",
                "OS.sysctl./proc/sys/net/ipv4/conf/eth0.100/mtu | 9000 | run: sysctl -w"
                        + " net/ipv4/conf/eth0.100/mtu=9000; keep",
                "OS.sysctl./proc/sys/kernel/pid_max | > 32768 | set kernel.pid_max to a value more than 32768 with",
                "OS.sysctl./proc/sys/kernel/x | it's | run: sysctl -w 'kernel.x=it'\\''s'; keep",
                "OS.grub.iommu | pt | set the kernel boot parameter iommu=pt in GRUB_CMDLINE_LINUX in " + BOOT,
                "OS.grub.nokaslr | true | add the kernel boot parameter nokaslr to GRUB_CMDLINE_LINUX in " + BOOT,
                "OS.grub.nosmt | false | remove the kernel boot parameter nosmt from GRUB_CMDLINE_LINUX in " + BOOT,
                "OS.grub.nosmt | != true | remove the kernel boot parameter nosmt from",
                "OS.grub.hugepages | >= 8 | set the kernel boot parameter hugepages to 8 or more in",
                "OS.kmod.nvidia_peermem | true | run: modprobe nvidia_peermem; keep it with a line 'nvidia_peermem' in"
                        + " a file under /etc/modules-load.d",
                "OS.kmod.nouveau | != true | run: modprobe -r nouveau; keep it out with a line 'blacklist nouveau'",
                "OS.kmod.nouveau | false | run: modprobe -r nouveau",
                "GPU.smi.driver | >= 580 | install the NVIDIA driver 580 or later: driver.version of the GPU operator",
                "GPU.smi.cuda-version | >= 12.8 | install an NVIDIA driver that supports CUDA 12.8 or later",
                "GPU.smi.gpu-count | >= 8 | use nodes with 8 or more GPUs; if the machine has them, look for Xid",
                "GPU.smi.gpu.model | NVIDIA H100 80GB HBM3 | use nodes with the GPU model NVIDIA H100 80GB HBM3",
                "SystemD.containerd.ActiveState | active | run: systemctl enable --now containerd; if",
                "SystemD.firewalld.ActiveState | == inactive | run: systemctl disable --now firewalld",
                "SystemD.kubelet.UnitFileState | enabled | run: systemctl enable kubelet",
                "SystemD.containerd.LimitMEMLOCK | >= 65536 | set LimitMEMLOCK to 65536 or more with systemctl edit",
            })
    void aFailedConstraintAtAKnownPathHasARemedy(String name, String value, String remedy) {
        assertThat(failed(name, value)).contains(remedy);
    }

    @ParameterizedTest
    @CsvSource({"Hardware.cpu.model, x", "K8s.server.platform, x", "OS.release.NAME, x", "GPU.smi.x, x", "A.b.c, x"})
    void anyOtherHasNone(String name, String value) {
        assertThat(failed(name, value)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "K8s.server.version, NOT_COLLECTED, --kubeconfig",
        "NodeTopology.summary.node-count, TYPE_ABSENT, --kubeconfig",
        "GPU.smi.driver, NOT_COLLECTED, on a GPU node",
        "OS.sysctl./proc/sys/vm/x, KEY_ABSENT, as root on the node",
        "SystemD.kubelet.ActiveState, SUBTYPE_ABSENT, --unit kubelet",
        "OS.kmod.nvidia_peermem, KEY_ABSENT, the module is not loaded: run: modprobe nvidia_peermem",
        "OS.kmod.nvidia_peermem, NOT_COLLECTED, as root on the node",
        "OS.grub.iommu, KEY_ABSENT, the parameter is not set: add the kernel boot parameter iommu",
        "Bogus.x.y, TYPE_ABSENT, no snapshot of eidos has the type Bogus",
        "OS.release.ID, NOT_COMPARABLE, compare this value with == or !=",
        "x, MALFORMED, correct the constraint",
    })
    void anUnknownConstraintSaysHowToLearnMore(String name, Cause cause, String remedy) {
        // when
        String found = Remedies.of(
                new Constraint(name, "true", "its own"), new Verdict.Unknown("true", null, name, cause, "why"));

        // then
        assertThat(found).contains(remedy);
    }

    private static @Nullable String failed(String name, String value) {
        return Remedies.of(new Constraint(name, value, null), new Verdict.Failed(value, "other", name));
    }
}
