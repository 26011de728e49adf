package dev.eidos.collector.systemd;

import static dev.eidos.collector.systemd.HostTree.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerdConfigTest {
    private static final String CONFIG = "/etc/containerd/config.toml";

    @TempDir
    Path root;

    @Test
    void versionTwoSaysWhichRuntimeServesGpus() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(CONFIG, """
            version = 2
            root = "/var/lib/containerd"
            disabled_plugins = []
            [plugins."io.containerd.grpc.v1.cri"]
              enable_cdi = true
              cdi_spec_dirs = ["/etc/cdi", "/var/run/cdi"]
              sandbox_image = "registry.k8s.io/pause:3.9"
              [plugins."io.containerd.grpc.v1.cri".containerd]
                default_runtime_name = "nvidia"
                snapshotter = "overlayfs"
                [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
                  runtime_type = "io.containerd.runc.v2"
                [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.nvidia]
                  runtime_type = "io.containerd.runc.v2"
                  privileged_without_host_devices = false
                  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.nvidia.options]
                    BinaryName = "/usr/bin/nvidia-container-runtime"
                    SystemdCgroup = true
            """);

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("file", CONFIG)
                .containsEntry("version", "2")
                .containsEntry("disabled_plugins", "")
                .containsEntry("cri-plugin", "io.containerd.grpc.v1.cri")
                .containsEntry("cdi_spec_dirs", "/etc/cdi,/var/run/cdi")
                .containsEntry("sandbox_image", "registry.k8s.io/pause:3.9")
                .containsEntry("snapshotter", "overlayfs")
                .containsEntry("default_runtime_name", "nvidia")
                .containsEntry("runtimes", "runc,nvidia")
                .containsEntry("runtimes.nvidia.runtime_type", "io.containerd.runc.v2")
                .containsEntry("runtimes.nvidia.options.BinaryName", "/usr/bin/nvidia-container-runtime");
        assertThat(config.get("enable_cdi")).contains(Reading.of(true));
        assertThat(config.get("runtimes.nvidia.options.SystemdCgroup")).contains(Reading.of(true));
    }

    @Test
    void versionThreeHasTheSameKeysAndMergesItsImports() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(CONFIG, """
                    version = 3
                    imports = ["conf.d/*.toml"]
                    [plugins.'io.containerd.cri.v1.images']
                      snapshotter = 'overlayfs'
                      [plugins.'io.containerd.cri.v1.images'.pinned_images]
                        sandbox = 'registry.k8s.io/pause:3.10'
                    [plugins.'io.containerd.cri.v1.runtime'.containerd]
                      default_runtime_name = 'runc'
                      [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
                        runtime_type = 'io.containerd.runc.v2'
                    """)
                .with("/etc/containerd/conf.d/99-nvidia.toml", """
                    version = 3
                    [plugins."io.containerd.cri.v1.runtime".containerd]
                      default_runtime_name = "nvidia"
                      [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.nvidia.options]
                        BinaryName = "/usr/local/nvidia/toolkit/nvidia-container-runtime"
                    """)
                .with("/etc/containerd/conf.d/note.txt", "not imported");

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("imports", "/etc/containerd/conf.d/99-nvidia.toml")
                .containsEntry("cri-plugin", "io.containerd.cri.v1.runtime")
                .containsEntry("sandbox_image", "registry.k8s.io/pause:3.10")
                .containsEntry("snapshotter", "overlayfs")
                .containsEntry("default_runtime_name", "nvidia")
                .containsEntry("runtimes", "runc,nvidia");
    }

    @Test
    void anImportOfVersionTwoReplacesAPluginsSettingsAsAWhole() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(CONFIG, """
            version = 2
            imports = ["/etc/containerd/extra.toml"]
            disabled_plugins = ["a"]
            [plugins."io.containerd.grpc.v1.cri"]
              enable_cdi = true
            """).with("/etc/containerd/extra.toml", """
                version = 2
                disabled_plugins = ["b"]
                [plugins."io.containerd.grpc.v1.cri".containerd]
                  default_runtime_name = "nvidia"
                """);

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.get("enable_cdi")).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("default_runtime_name", "nvidia")
                .containsEntry("disabled_plugins", "a,b");
    }

    @Test
    void passwordsOfRegistriesAreNotCaptured() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(CONFIG, """
            version = 2
            [plugins."io.containerd.grpc.v1.cri".registry]
              config_path = "/etc/containerd/certs.d"
              [plugins."io.containerd.grpc.v1.cri".registry.configs."r.example".auth]
                username = "me"
                password = "hunter2"
                auth = "aHVudGVyMg=="
            """);

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.toString()).doesNotContain("hunter2", "aHVudGVyMg", "username");
        assertThat(Readings.of(config)).containsEntry("registry.config_path", "/etc/containerd/certs.d");
    }

    @Test
    void aMalformedImportIsAGapWithItsPlaceAndTheRestIsRead() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(CONFIG, "version = 2\nimports = [\"/etc/containerd/bad.toml\"]\n")
                .with("/etc/containerd/bad.toml", "[plugins]\npassword = hunter2 oops\n");

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(config)).containsEntry("version", "2");
        assertThat(config.gaps())
                .containsExactly(new Gap("/etc/containerd/bad.toml:2:12", Gap.Reason.Invalid, "malformed TOML"));
    }

    @Test
    void filesThatImportEachOtherAreReadOnce() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(CONFIG, "version = 2\nimports = [\"b.toml\"]\n")
                .with("/etc/containerd/b.toml", "imports = [\"config.toml\", \"b.toml\"]\nstate = \"/run/x\"\n");

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(config))
                .containsEntry("imports", "/etc/containerd/b.toml")
                .containsEntry("state", "/run/x");
    }

    @Test
    void theFileThatTheServiceNamesGoesFirst() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(CONFIG, "version = 2\n")
                .with("/opt/containerd.toml", "version = 3\n")
                .with(
                        "/usr/lib/systemd/system/containerd.service",
                        "[Service]\nExecStart=/usr/bin/containerd --config /opt/containerd.toml\n");

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(config))
                .containsEntry("file", "/opt/containerd.toml")
                .containsEntry("version", "3");
    }

    @Test
    void noFileIsAGap() throws Exception {
        // when
        Subtype config = only(new ContainerdConfigCollector(new HostTree(root).host()));

        // then
        assertThat(config.data()).isEmpty();
        assertThat(config.gaps()).singleElement().returns(Gap.Reason.NotFound, Gap::reason);
    }
}
