package dev.eidos.collector.systemd;

import static dev.eidos.collector.systemd.HostTree.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerdMergeTest {
    private static final String CONFIG = "/etc/containerd/config.toml";
    private static final String DROP_IN = "/etc/containerd/conf.d/50-site.toml";
    private static final String IMPORTS = "imports = ['/etc/containerd/conf.d/*.toml']\n";

    private static final String V3 = IMPORTS + """
        version = 3
        [plugins.'io.containerd.cri.v1.images'.pinned_images]
          sandbox = 'r.example/pause:3.10'
        [plugins.'io.containerd.cri.v1.runtime']
          enable_cdi = true
          [plugins.'io.containerd.cri.v1.runtime'.containerd]
            default_runtime_name = 'nvidia'
            [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
              SystemdCgroup = true
            [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.nvidia.options]
              BinaryName = '/usr/bin/nvidia-container-runtime'
        """;

    private static final String V2 = IMPORTS + """
        version = 2
        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "r.example/pause:3.9"
          enable_cdi = true
          [plugins."io.containerd.grpc.v1.cri".containerd]
            snapshotter = "overlayfs"
            default_runtime_name = "runc"
            [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
              SystemdCgroup = true
        """;

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"", "version = 1\n", "version = 2\n", "version = 3\n"})
    void aDropInOfAnyVersionLeavesWhatVersionThreeSet(String version) throws Exception {
        // when
        Subtype config = read(V3, version + """
            [plugins."io.containerd.cri.v1.runtime".cni]
              bin_dir = "/opt/cni/bin"
            """);

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("enable_cdi", "true")
                .containsEntry("sandbox_image", "r.example/pause:3.10")
                .containsEntry("default_runtime_name", "nvidia")
                .containsEntry("runtimes", "runc,nvidia")
                .containsEntry("runtimes.runc.options.SystemdCgroup", "true");
    }

    @Test
    void aDropInOfVersionTwoBehindThreeAddsOnlyWhatIsNotSetAndIsNamed() throws Exception {
        // when
        Subtype config = read(V3, """
            version = 2
            [plugins."io.containerd.grpc.v1.cri"]
              enable_selinux = true
              sandbox_image = "r.example/pause:3.8"
              [plugins."io.containerd.grpc.v1.cri".containerd]
                default_runtime_name = "runc"
                [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.kata]
                  runtime_type = "io.containerd.kata.v2"
            """);

        // then
        assertThat(Readings.of(config))
                .containsEntry("enable_selinux", "true")
                .containsEntry("enable_cdi", "true")
                .containsEntry("sandbox_image", "r.example/pause:3.8")
                .containsEntry("default_runtime_name", "nvidia")
                .containsEntry("runtimes", "runc,nvidia");
        assertThat(config.gaps())
                .extracting(Gap::reason, Gap::object)
                .containsExactly(tuple(Gap.Reason.Invalid, CONFIG + ", " + DROP_IN));
    }

    @Test
    void aDropInOfVersionThreeDisablesTheFileOfVersionTwoAndIsNamed() throws Exception {
        // when
        Subtype config = read(V2, """
            version = 3
            [plugins."io.containerd.cri.v1.runtime".containerd]
              default_runtime_name = "nvidia"
              [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.nvidia]
                runtime_type = "io.containerd.runc.v2"
            """);

        // then
        assertThat(Readings.of(config))
                .containsEntry("version", "3")
                .containsEntry("cri-plugin", "io.containerd.cri.v1.runtime")
                .containsEntry("default_runtime_name", "nvidia")
                .containsEntry("runtimes", "nvidia")
                .doesNotContainKeys("enable_cdi", "sandbox_image", "snapshotter");
        assertThat(config.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.object()).isEqualTo(CONFIG + ", " + DROP_IN);
            assertThat(gap.message()).contains("does not read plugin io.containerd.grpc.v1.cri", "version 3");
        });
    }

    @Test
    void settingsUnderTheOldNameInVersionThreeAreNamed() throws Exception {
        // when
        Subtype config = read("version = 3\n[plugins.'io.containerd.grpc.v1.cri']\nenable_cdi = true\n", "");

        // then
        assertThat(config.get("enable_cdi")).isEmpty();
        assertThat(config.gaps()).extracting(Gap::object).containsExactly(CONFIG);
    }

    @Test
    void theServersSettingsStayUnderTheOldName() throws Exception {
        // when
        Subtype config = read(V3 + "[plugins.'io.containerd.grpc.v1.cri']\ndisable_tcp_service = true\n", "");

        // then
        assertThat(config.gaps()).isEmpty();
    }

    @Test
    void aFileWithoutVersionIsOfVersionOneAndHasItsNames() throws Exception {
        // when
        Subtype named = read("[plugins.cri.containerd]\ndefault_runtime_name = 'nvidia'\n", "");
        Subtype misnamed = read("[plugins.'io.containerd.grpc.v1.cri']\nenable_cdi = true\n", "");

        // then
        assertThat(Readings.of(named))
                .containsEntry("cri-plugin", "cri")
                .containsEntry("default_runtime_name", "nvidia");
        assertThat(named.gaps()).isEmpty();
        assertThat(misnamed.get("enable_cdi")).isEmpty();
        assertThat(misnamed.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.message()).contains("does not read", "version 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "version = 2\n"})
    void twoFilesOfVersionTwoAreMergedByTheOlderRuleAndNamed(String version) throws Exception {
        // when
        Subtype config = read(V2, version + """
            [plugins."io.containerd.grpc.v1.cri".containerd]
              default_runtime_name = "nvidia"
            """);

        // then
        assertThat(config.get("enable_cdi")).isEmpty();
        assertThat(Readings.of(config)).containsEntry("default_runtime_name", "nvidia");
        assertThat(config.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.object()).isEqualTo(CONFIG + ", " + DROP_IN);
            assertThat(gap.message()).contains("containerd 2 merges them");
        });
    }

    @Test
    void aDropInThatRepeatsThePluginIsTheSameByAnyRule() throws Exception {
        // when
        Subtype config = read(V2, V2.replace(IMPORTS, "").replace("\"runc\"", "\"nvidia\""));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("default_runtime_name", "nvidia")
                .containsEntry("runtimes", "runc");
    }

    @Test
    void aDropInOfVersionOneBehindTwoIsNamed() throws Exception {
        // when
        Subtype config = read(V2, "version = 1\n[plugins.cri.containerd]\ndefault_runtime_name = 'nvidia'\n");

        // then
        assertThat(Readings.of(config))
                .containsEntry("default_runtime_name", "nvidia")
                .containsEntry("version", "1");
        assertThat(config.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.object()).isEqualTo(CONFIG + ", " + DROP_IN));
    }

    @Test
    void versionFourBringsEveryFileUpBeforeItMerges() throws Exception {
        // when
        Subtype config = read(V2, "version = 4\n[plugins.'io.containerd.cri.v1.runtime']\nenable_selinux = true\n");

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("version", "4")
                .containsEntry("enable_cdi", "true")
                .containsEntry("enable_selinux", "true")
                .containsEntry("sandbox_image", "r.example/pause:3.9")
                .containsEntry("snapshotter", "overlayfs")
                .containsEntry("runtimes.runc.options.SystemdCgroup", "true");
    }

    @Test
    void emptyPathsOfADropInLeaveThoseOfTheFile() throws Exception {
        // when
        Subtype config = read("version = 3\nroot = '/data'\n" + IMPORTS, "version = 3\nroot = ''\nstate = '/run/x'\n");

        // then
        assertThat(Readings.of(config)).containsEntry("root", "/data").containsEntry("state", "/run/x");
    }

    @Test
    void onlyImportsWithAStarArePatterns() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(
                        CONFIG,
                        "version = 3\nimports = ['conf.d/[0-4]?-*.toml', 'conf.d/9?.toml', '*.d/../extra.toml']\n")
                .with("/etc/containerd/conf.d/10-a.toml", "version = 3\nstate = '/a'\n")
                .with("/etc/containerd/conf.d/50-b.toml", "version = 3\nstate = '/b'\n")
                .with("/etc/containerd/conf.d/99.toml", "version = 3\nstate = '/c'\n")
                .with("/etc/containerd/extra.toml", "version = 3\nroot = '/d'\n");

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(config))
                .containsEntry(
                        "imports",
                        "/etc/containerd/conf.d/10-a.toml,/etc/containerd/conf.d/9?.toml,"
                                + "/etc/containerd/extra.toml")
                .containsEntry("state", "/a")
                .containsEntry("root", "/d");
        assertThat(config.gaps())
                .containsExactly(new Gap("/etc/containerd/conf.d/9?.toml", Gap.Reason.NotFound, "no such file"));
    }

    @Test
    void moreImportsThanAreReadAreTold() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(CONFIG, "version = 3\n" + IMPORTS);
        for (int i = 100; i < 170; i++) {
            tree.with("/etc/containerd/conf.d/" + i + ".toml", "version = 3\n");
        }

        // when
        Subtype config = only(new ContainerdConfigCollector(tree.host()));

        // then
        assertThat(config.gaps())
                .containsExactly(
                        new Gap(CONFIG, Gap.Reason.Invalid, "imports more than 64 files; the rest is left out"));
    }

    private Subtype read(String config, String dropIn) throws Exception {
        return only(new ContainerdConfigCollector(
                new HostTree(root).with(CONFIG, config).with(DROP_IN, dropIn).host()));
    }
}
