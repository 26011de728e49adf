package dev.eidos.collector.systemd;

import static dev.eidos.collector.systemd.HostTree.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeletFilesTest {
    private static final String UNIT = "/etc/systemd/system/kubelet.service";
    private static final String DROP_INS = "/etc/kubernetes/kubelet.conf.d";

    @TempDir
    Path root;

    @Test
    void aKubeletWithADirectoryAloneReadsNothingElse() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(UNIT, "[Service]\nExecStart=/usr/bin/kubelet --config-dir=" + DROP_INS + " --v=2\n")
                .with("/var/lib/kubelet/config.yaml", "maxPods: 1\n")
                .with(DROP_INS + "/10-base.conf", "cgroupDriver: systemd\nmaxPods: 100\n");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .isEqualTo(Map.of(
                        "drop-ins", DROP_INS + "/10-base.conf",
                        "cgroupDriver", "systemd",
                        "maxPods", "100"));
    }

    @Test
    void dropInsAreThoseOfAllDirectoriesInOrderAndNoOthers() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(UNIT, "[Service]\nExecStart=/k --config=/c.yaml --config-dir=" + DROP_INS + "\n")
                .with("/c.yaml", "maxPods: 1\n")
                .with(DROP_INS + "/10.conf", "maxPods: 10\n")
                .with(DROP_INS + "/20-more.conf/a.conf", "maxPods: 20\n")
                .with(DROP_INS + "/20-more.conf/deep/b.conf", "podsPerCore: 3\n")
                .with(DROP_INS + "/30.yaml", "maxPods: 30\n")
                .with("/elsewhere/c.conf", "maxPods: 40\n");
        Files.createSymbolicLink(root.resolve("etc/kubernetes/kubelet.conf.d/99-link"), Path.of("/elsewhere"));

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("file", "/c.yaml")
                .containsEntry(
                        "drop-ins",
                        DROP_INS + "/10.conf," + DROP_INS + "/20-more.conf/a.conf," + DROP_INS
                                + "/20-more.conf/deep/b.conf")
                .containsEntry("maxPods", "20")
                .containsEntry("podsPerCore", "3");
    }

    @Test
    void aNullInADropInTakesBackWhatWasSet() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(UNIT, "[Service]\nExecStart=/k --config=/c.yaml --config-dir=" + DROP_INS + "\n")
                .with("/c.yaml", "maxPods: 1\nevictionHard: {memory.available: 1Gi, nodefs.available: 5%}\n")
                .with(DROP_INS + "/10.conf", "maxPods: null\nevictionHard: {memory.available: null}\n");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(config)).containsOnlyKeys("file", "drop-ins", "evictionHard.nodefs.available");
    }

    @Test
    void aDirectoryThatTheKubeletNamesAndIsNotThereIsAGap() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(UNIT, "[Service]\nExecStart=/k --config-dir=" + DROP_INS + "\n");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).containsExactly(new Gap(DROP_INS, Gap.Reason.NotFound, "no such directory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k3s", "rke2"})
    void theKubeletInsideOfRanchersProductsIsFound(String product) throws Exception {
        // given
        String directory = "/var/lib/rancher/" + product + "/agent/etc/kubelet.conf.d";
        HostTree tree = new HostTree(root)
                .with(directory + "/00-defaults.conf", "cgroupDriver: systemd\nmaxPods: 110\n")
                .with(directory + "/50-mine.conf", "maxPods: 64\n");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("drop-ins", directory + "/00-defaults.conf," + directory + "/50-mine.conf")
                .containsEntry("cgroupDriver", "systemd")
                .containsEntry("maxPods", "64");
    }

    @Test
    void theirKubeletsFileIsNamedInTheirConfigurationOrUnit() throws Exception {
        // given
        HostTree configured = new HostTree(root.resolve("a"))
                .with("/etc/rancher/k3s/config.yaml", """
                    token: hunter2
                    kube-scheduler-arg: ["config=/scheduler.yaml"]
                    kubelet-arg:
                    - config=/mine.yaml
                    - v=2
                    """)
                .with("/mine.yaml", "maxPods: 7\n");
        HostTree unit = new HostTree(root.resolve("b"))
                .with("/etc/systemd/system/k3s-agent.service", """
                    [Service]
                    ExecStart=/usr/local/bin/k3s \\
                        agent \\
                        '--kubelet-arg=config=/mine.yaml'
                    """)
                .with("/mine.yaml", "maxPods: 8\n");

        // when
        Subtype one = only(new KubeletConfigCollector(configured.host()));
        Subtype other = only(new KubeletConfigCollector(unit.host()));

        // then
        assertThat(Readings.of(one)).isEqualTo(Map.of("file", "/mine.yaml", "maxPods", "7"));
        assertThat(Readings.of(other)).isEqualTo(Map.of("file", "/mine.yaml", "maxPods", "8"));
    }

    @Test
    void aKubeadmNodeIsNotReadThroughAnEarlierK3s() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with("/var/lib/kubelet/config.yaml", "maxPods: 1\n")
                .with("/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/00.conf", "maxPods: 2\n");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(config)).isEqualTo(Map.of("file", "/var/lib/kubelet/config.yaml", "maxPods", "1"));
    }

    @Test
    void flagsAndNumbersAreThoseOfTheKubeletsReader() throws Exception {
        // given
        HostTree tree = new HostTree(root).with("/var/lib/kubelet/config.yaml", """
            serializeImagePulls: no
            enableServer: on
            failSwapOn: "no"
            maxPods: 0156
            podsPerCore: 0x10
            registryPullQPS: 1_000
            reservedSystemCPUs: 0-3
            clusterDomain: y
            """);

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(config.data())
                .containsEntry("serializeImagePulls", Reading.of(false))
                .containsEntry("enableServer", Reading.of(true))
                .containsEntry("failSwapOn", Reading.of("no"))
                .containsEntry("maxPods", Reading.of(110))
                .containsEntry("podsPerCore", Reading.of(16))
                .containsEntry("registryPullQPS", Reading.of(1000))
                .containsEntry("reservedSystemCPUs", Reading.of("0-3"))
                .containsEntry("clusterDomain", Reading.of(true));
    }
}
