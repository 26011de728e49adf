package dev.eidos.collector.systemd;

import static dev.eidos.collector.systemd.HostTree.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeConfigsTest {

    @TempDir
    Path root;

    @Test
    void dockersRuntimesAndFeaturesAreRead() throws Exception {
        // given
        HostTree tree = new HostTree(root).with("/etc/docker/daemon.json", """
            {"default-runtime": "nvidia",
             "exec-opts": ["native.cgroupdriver=systemd"],
             "features": {"cdi": true},
             "runtimes": {"nvidia": {"path": "nvidia-container-runtime", "runtimeArgs": ["--token=hunter2"]}},
             "proxies": {"http-proxy": "http://me:hunter2@p"}}
            """);

        // when
        Subtype docker = only(new DockerConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(docker))
                .containsEntry("default-runtime", "nvidia")
                .containsEntry("exec-opts", "native.cgroupdriver=systemd")
                .containsEntry("features.cdi", "true")
                .containsEntry("runtimes", "nvidia")
                .containsEntry("runtimes.nvidia.path", "nvidia-container-runtime");
        assertThat(docker.toString()).doesNotContain("hunter2");
    }

    @Test
    void criosDropInsOverrideItsFile() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(
                        "/etc/crio/crio.conf",
                        "[crio.runtime]\ndefault_runtime = \"runc\"\ncgroup_manager = \"systemd\"\n")
                .with("/etc/crio/crio.conf.d/99-nvidia.conf", """
                    [crio.runtime]
                    default_runtime = "nvidia"
                    [crio.runtime.runtimes.nvidia]
                    runtime_path = "/usr/bin/nvidia-container-runtime"
                    """);

        // when
        Subtype crio = only(new CrioConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(crio))
                .containsEntry("files", "/etc/crio/crio.conf,/etc/crio/crio.conf.d/99-nvidia.conf")
                .containsEntry("default_runtime", "nvidia")
                .containsEntry("cgroup_manager", "systemd")
                .containsEntry("runtimes.nvidia.runtime_path", "/usr/bin/nvidia-container-runtime");
    }

    @Test
    void cdiSpecificationsAreCountedWithoutTransientOnes() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with("/var/run/cdi/nvidia.yaml", """
                    cdiVersion: 0.5.0
                    kind: nvidia.com/gpu
                    devices:
                    - {name: "0", containerEdits: {deviceNodes: [{path: /dev/nvidia0}]}}
                    - {name: all}
                    """)
                .with("/var/run/cdi/k8s.gpu.nvidia.com-claim_5f3.json", "{\"kind\": \"k8s.gpu.nvidia.com/claim\"}");

        // when
        Subtype cdi = only(new CdiCollector(tree.host()));

        // then
        assertThat(Readings.of(cdi))
                .containsOnlyKeys(
                        "/var/run/cdi/nvidia.yaml.kind",
                        "/var/run/cdi/nvidia.yaml.cdiVersion",
                        "/var/run/cdi/nvidia.yaml.devices")
                .containsEntry("/var/run/cdi/nvidia.yaml.kind", "nvidia.com/gpu")
                .containsEntry("/var/run/cdi/nvidia.yaml.devices", "2");
    }

    @Test
    void whatIsNotThereIsAGap() throws Exception {
        // given
        HostTree tree = new HostTree(root);

        // when
        Subtype docker = only(new DockerConfigCollector(tree.host()));
        Subtype crio = only(new CrioConfigCollector(tree.host()));
        Subtype cdi = only(new CdiCollector(tree.host()));

        // then
        assertThat(docker.gaps()).singleElement().returns(Gap.Reason.NotFound, Gap::reason);
        assertThat(crio.gaps()).singleElement().returns(Gap.Reason.NotFound, Gap::reason);
        assertThat(cdi.gaps()).singleElement().returns(Gap.Reason.NotFound, Gap::reason);
    }
}
