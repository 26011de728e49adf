package dev.eidos.collector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that have containerd, the kubelet or systemd elsewhere or not at all, as their makers describe them. */
class OtherHostsTest {
    private static final String CRI = """
        version = 3
        [plugins."io.containerd.cri.v1.runtime"]
        enable_cdi = true
        """;
    private static final String KUBELET = """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        maxPods: 250
        """;

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "/etc/containerd/config.toml",
        "/var/lib/rancher/k3s/agent/etc/containerd/config.toml",
        "/var/lib/rancher/rke2/agent/etc/containerd/config.toml",
        "/etc/k0s/containerd.toml",
        "/var/snap/microk8s/current/args/containerd.toml",
        "/usr/share/containerd/config.toml",
    })
    void containerdIsFoundWhereTheDistributionHasIt(String place) throws Exception {
        // given
        HostTree tree = new HostTree(root).with(place, CRI);

        // when
        Subtype config = HostTree.only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.data())
                .containsEntry("file", Reading.of(place))
                .containsEntry("enable_cdi", Reading.of(true));
    }

    @Test
    void onTalosTheContainerdOfThePodsCountsWithWhatItImports() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with("/etc/containerd/config.toml", "version = 3\nroot = \"/of/the/system\"\n")
                .with("/etc/cri/containerd.toml", "version = 3\nimports = [\"/etc/cri/conf.d/cri.toml\"]\n")
                .with("/etc/cri/conf.d/cri.toml", CRI);

        // when
        Subtype config = HostTree.only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.data())
                .containsEntry("file", Reading.of("/etc/cri/containerd.toml"))
                .containsEntry("imports", Reading.of("/etc/cri/conf.d/cri.toml"))
                .containsEntry("enable_cdi", Reading.of(true))
                .doesNotContainKey("root");
    }

    @Test
    void k0sImportsWhatItMakesAtItsStart() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with("/etc/k0s/containerd.toml", "version = 2\nimports = [\"/run/k0s/containerd-cri.toml\"]\n")
                .with(
                        "/run/k0s/containerd-cri.toml",
                        "version = 2\n[plugins.\"io.containerd.grpc.v1.cri\"]\nenable_cdi = false\n");

        // when
        Subtype config = HostTree.only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.data())
                .containsEntry("imports", Reading.of("/run/k0s/containerd-cri.toml"))
                .containsEntry("enable_cdi", Reading.of(false));
    }

    @Test
    void aDropInOfANewerVersionIsSeenInTheVersionsOfTheFiles() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with("/etc/containerd/config.toml", "version = 2\nimports = [\"/etc/containerd/conf.d/*.toml\"]\n")
                .with("/etc/containerd/conf.d/10.toml", "oom_score = 1\n")
                .with(
                        "/etc/containerd/conf.d/99.toml",
                        "version = 4\n[plugins.\"io.containerd.nri.v1.nri\"]\nplugin_path = \"/opt/nri\"\n");

        // when
        Subtype config = HostTree.only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.data())
                .containsEntry("file-versions", Reading.of("2,none,4"))
                .containsEntry("nri.plugin_path", Reading.of("/opt/nri"));
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/kubernetes/kubelet/config",
        "/etc/kubernetes/kubelet.yaml",
        "/var/lib/k0s/kubelet-config.yaml",
    })
    void theKubeletIsFoundWhereTheDistributionHasIt(String place) throws Exception {
        // given
        HostTree tree = new HostTree(root).with(place, KUBELET);

        // when
        Subtype config = HostTree.only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.data()).containsEntry("file", Reading.of(place)).containsEntry("maxPods", Reading.of(250));
    }

    @Test
    void openShiftsUnitNamesItsFile() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(
                        "/etc/systemd/system/kubelet.service",
                        "[Service]\nExecStart=/usr/bin/kubelet \\\n  --config=/etc/kubernetes/kubelet.conf \\\n")
                .with("/etc/kubernetes/kubelet.conf", KUBELET);

        // when, then
        assertThat(HostTree.only(new KubeletConfigCollector(tree.host())).data())
                .containsEntry("file", Reading.of("/etc/kubernetes/kubelet.conf"));
    }

    @Test
    void kubeadmsCredentialsAreNotTakenForSettings() throws Exception {
        // given
        HostTree tree = new HostTree(root).with("/etc/kubernetes/kubelet.conf", "kind: Config\nusers: []\n");

        // when, then
        assertThat(HostTree.only(new KubeletConfigCollector(tree.host())).data())
                .isEmpty();
    }

    @Test
    void microK8sNamesTheFileAmongItsArguments() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with("/var/snap/microk8s/current/args/kubelet", "--max-pods=234\n--config=/etc/own.yaml\n")
                .with("/etc/own.yaml", KUBELET);

        // when, then
        assertThat(HostTree.only(new KubeletConfigCollector(tree.host())).data())
                .containsEntry("file", Reading.of("/etc/own.yaml"));
    }

    @ParameterizedTest
    @CsvSource({"ID=talos", "'ID=\"talos\"'"})
    void aSystemMadeWithoutSystemdSaysSoWithoutAGap(String id) throws Exception {
        // given
        HostTree tree = new HostTree(root).with("/etc/os-release", "NAME=Talos\n" + id + "\nVERSION_ID=v1.11.0\n");

        // when
        Subtype manager = manager(tree);

        // then
        assertThat(manager)
                .isEqualTo(Subtype.named("systemd").put("running", false).build());
    }

    @Test
    void whereSystemdCouldBeItsAbsenceIsAGap() throws Exception {
        // given
        HostTree tree = new HostTree(root).with("/etc/os-release", "ID=flatcar\nID_LIKE=talos\n");

        // when
        Subtype manager = manager(tree);

        // then
        assertThat(manager.gaps()).extracting(Gap::reason).containsExactly(Gap.Reason.NotFound);
    }

    private static Subtype manager(HostTree tree) throws Exception {
        return HostTree.only(new UnitsCollector(SystemBus.of(tree.host(), Map.of()), List.of(), Duration.ofSeconds(1)));
    }
}
