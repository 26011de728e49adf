package dev.eidos.collector.systemd;

import static dev.eidos.collector.systemd.HostTree.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Docker, CRI-O and CDI read although it is written in an unusual way. */
class OwnersReadersTest {
    private static final String DAEMON = "/etc/docker/daemon.json";

    @TempDir
    Path root;

    @Test
    void ofADockerKeyThatStandsTwiceTheLastValueCountsAndIsTold() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(DAEMON, """
            {"default-runtime": "runc", "exec-opts": ["a"], "exec-opts": ["b"],
             "runtimes": {"nvidia": {"path": "old", "runtimeArgs": ["x"]}, "kata": {"path": "kata"}},
             "default-runtime": "nvidia",
             "runtimes": {"nvidia": {"path": "new"}}}
            """);

        // when
        Subtype docker = only(new DockerConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(docker))
                .containsEntry("default-runtime", "nvidia")
                .containsEntry("exec-opts", "b")
                .containsEntry("runtimes", "nvidia,kata")
                .containsEntry("runtimes.nvidia.path", "new")
                .containsEntry("runtimes.kata.path", "kata")
                .doesNotContainKey("runtimes.nvidia.runtimeArgs");
        assertThat(docker.gaps())
                .containsExactly(new Gap(
                        DAEMON,
                        Gap.Reason.Invalid,
                        "keys stand more than once: exec-opts, default-runtime, runtimes; the last of each counts,"
                                + " as it does for Docker"));
    }

    @Test
    void aByteOrderMarkBeforeAConfigurationIsPassedOver() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(DAEMON, "\ufeff{\"default-runtime\": \"nvidia\"}")
                .with("/etc/crio/crio.conf", "\ufeff[crio.runtime]\ndefault_runtime = \"crun\"\n")
                .with("/var/lib/kubelet/config.yaml", "\ufeffmaxPods: 7\n");

        // then
        assertThat(Readings.of(only(new DockerConfigCollector(tree.host()))))
                .containsEntry("default-runtime", "nvidia");
        assertThat(Readings.of(only(new CrioConfigCollector(tree.host())))).containsEntry("default_runtime", "crun");
        assertThat(Readings.of(only(new KubeletConfigCollector(tree.host())))).containsEntry("maxPods", "7");
    }

    @Test
    void dockersFileIsNothingButJson() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(DAEMON, "{default-runtime: nvidia}");

        // when
        Subtype docker = only(new DockerConfigCollector(tree.host()));

        // then
        assertThat(docker.data()).isEmpty();
        assertThat(docker.gaps()).singleElement().returns(Gap.Reason.Invalid, Gap::reason);
    }

    @Test
    void criosDropInReplacesARuntimeAndMayLieDeeper() throws Exception {
        // given
        HostTree tree =
                new HostTree(root).with("/etc/crio/crio.conf", """
                    [crio.runtime]
                    default_runtime = "runc"
                    [crio.runtime.runtimes.runc]
                    runtime_path = "/usr/bin/runc"
                    monitor_path = "/usr/bin/conmon"
                    [crio.runtime.runtimes.crun]
                    runtime_path = "/usr/bin/crun"
                    """).with("/etc/crio/crio.conf.d/50/site.conf", """
                        [crio.runtime.runtimes.runc]
                        runtime_path = "/opt/runc"
                        """);

        // when
        Subtype crio = only(new CrioConfigCollector(tree.host()));

        // then
        assertThat(crio.gaps()).isEmpty();
        assertThat(Readings.of(crio))
                .containsEntry("files", "/etc/crio/crio.conf,/etc/crio/crio.conf.d/50/site.conf")
                .containsEntry("default_runtime", "runc")
                .containsEntry("runtimes.runc.runtime_path", "/opt/runc")
                .containsEntry("runtimes.crun.runtime_path", "/usr/bin/crun")
                .doesNotContainKey("runtimes.runc.monitor_path");
    }

    @Test
    void anUnderscoreAloneMakesNoCdiSpecificationTransient() throws Exception {
        // given
        String kind = "cdiVersion: 0.5.0\nkind: k8s.gpu.nvidia.com/claim\ndevices: [{name: a}]\n";
        HostTree tree = new HostTree(root)
                .with("/etc/cdi/nvidia_gpu.yaml", "cdiVersion: 0.5.0\nkind: nvidia.com/gpu\ndevices: [{name: \"0\"}]\n")
                .with("/var/run/cdi/k8s.gpu.nvidia.com-claim_base.yaml", kind)
                .with("/var/run/cdi/k8s.gpu.nvidia.com-claim_5f3e1c9d-0a77.yaml", kind)
                .with("/var/run/cdi/my_gpu0.yaml", "{cdiVersion: 0.5.0, kind: nvidia.com/gpu, devices: []}");

        // when
        Subtype cdi = only(new CdiCollector(tree.host()));

        // then
        assertThat(cdi.gaps()).isEmpty();
        assertThat(Readings.of(cdi).keySet())
                .filteredOn(key -> key.endsWith(".kind"))
                .containsExactlyInAnyOrder(
                        "/etc/cdi/nvidia_gpu.yaml.kind",
                        "/var/run/cdi/k8s.gpu.nvidia.com-claim_base.yaml.kind",
                        "/var/run/cdi/my_gpu0.yaml.kind");
    }
}
