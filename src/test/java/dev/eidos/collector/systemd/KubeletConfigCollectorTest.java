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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeletConfigCollectorTest {
    private static final String CONFIG = "/var/lib/kubelet/config.yaml";

    @TempDir
    Path root;

    @Test
    void scalarsComeUnderDottedKeys() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(CONFIG, """
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            cgroupDriver: systemd
            topologyManagerPolicy: single-numa-node
            topologyManagerPolicyOptions: {prefer-closest-numa-nodes: "true"}
            reservedSystemCPUs: 0-3
            maxPods: 110
            serializeImagePulls: false
            containerLogMaxSize: 10Mi
            clusterDNS: [10.96.0.10, 10.96.0.11]
            evictionHard:
              memory.available: 100Mi
            featureGates:
              DynamicResourceAllocation: true
              KubeletServiceAccountTokenForCredentialProviders: true
            registerWithTaints:
            - {key: nvidia.com/gpu, effect: NoSchedule}
            authentication:
              x509: {clientCAFile: /etc/kubernetes/pki/ca.crt}
            staticPodURL: http://me:hunter2@h/pods
            staticPodURLHeader:
              Authorization: [Bearer hunter2]
            """);

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("cgroupDriver", "systemd")
                .containsEntry("topologyManagerPolicyOptions.prefer-closest-numa-nodes", "true")
                .containsEntry("reservedSystemCPUs", "0-3")
                .containsEntry("clusterDNS", "10.96.0.10,10.96.0.11")
                .containsEntry("evictionHard.memory.available", "100Mi")
                .containsEntry("registerWithTaints.0.key", "nvidia.com/gpu")
                .containsEntry("authentication.x509.clientCAFile", "/etc/kubernetes/pki/ca.crt")
                .containsEntry("staticPodURL", "http://<redacted>@h/pods");
        assertThat(config.get("maxPods")).contains(Reading.of(110));
        assertThat(config.get("featureGates.DynamicResourceAllocation")).contains(Reading.of(true));
        assertThat(config.get("featureGates.KubeletServiceAccountTokenForCredentialProviders"))
                .contains(Reading.of(true));
        assertThat(config.toString()).doesNotContain("hunter2");
    }

    @Test
    void dropInsOverrideInOrderAndReplaceLists() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with("/etc/kubernetes/kubelet/config.json", """
                    {
                    \t"maxPods": 58, "clusterDNS": ["a", "b"], "featureGates": {"X": true, "Y": true}}\
                    """)
                .with("/etc/kubernetes/kubelet/config.json.d/10-a.conf", "maxPods: 100\nfeatureGates: {Y: false}\n")
                .with("/etc/kubernetes/kubelet/config.json.d/20-b.conf", "{\"maxPods\": 250, \"clusterDNS\": [\"c\"]}")
                .with("/etc/kubernetes/kubelet/config.json.d/99-no.yaml", "maxPods: 1\n");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).isEmpty();
        assertThat(Readings.of(config))
                .containsEntry("maxPods", "250")
                .containsEntry("clusterDNS", "c")
                .containsEntry("featureGates.X", "true")
                .containsEntry("featureGates.Y", "false");
    }

    @Test
    void theFileThatTheServiceNamesGoesFirst() throws Exception {
        // given
        HostTree tree = new HostTree(root)
                .with(CONFIG, "maxPods: 1\n")
                .with("/home/kubernetes/kubelet-config.yaml", "maxPods: 2\n")
                .with(
                        "/etc/default/kubelet",
                        "KUBELET_OPTS=\"--v=2 --config /home/kubernetes/kubelet-config.yaml --x\"\n");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(config))
                .containsEntry("file", "/home/kubernetes/kubelet-config.yaml")
                .containsEntry("maxPods", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: [hunter2'|':2:12'|malformed YAML",
                "'hunter2: 1\nhunter2: 2'|':2:1'|malformed YAML",
                "'a: 1\nb: *hunter2'|':2:4'|malformed YAML",
                "'- a'|''|is a list, not a mapping",
                "'{\"a\": 1,\n \"b\": hunter2}'|':2:7'|malformed JSON",
            })
    void aMalformedFileIsAGapWithItsPlace(String text, String place, String message) throws Exception {
        // given
        HostTree tree = new HostTree(root).with(CONFIG, text);

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).containsExactly(new Gap(CONFIG + place, Gap.Reason.Invalid, message));
    }

    @ParameterizedTest
    @CsvSource({"[, ]", "'{\"a\":', }"})
    void nestingBeyondReasonIsAGap(String open, String close) throws Exception {
        // given
        HostTree tree =
                new HostTree(root).with(CONFIG, "{\"a\": " + open.repeat(100_000) + close.repeat(100_000) + "}");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps()).singleElement().returns(Gap.Reason.Invalid, Gap::reason);
    }

    @Test
    void yamlNestingBeyondReasonIsAGap() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(CONFIG, "a: " + "[".repeat(100_000));

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(config.gaps())
                .singleElement()
                .isEqualTo(new Gap(CONFIG + ":1:103", Gap.Reason.Invalid, "malformed YAML"));
    }

    @Test
    void aliasesAreReadButMayNotExplode() throws Exception {
        // given
        StringBuilder bomb = new StringBuilder("a0: &a0 {a: x, b: x, c: x, d: x}\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d {a: *a%d, b: *a%d, c: *a%d}\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        HostTree plain = new HostTree(root).with(CONFIG, "a: &x {k: v}\nb: *x\n");
        Subtype aliased = only(new KubeletConfigCollector(plain.host()));

        // when
        HostTree tree = plain.with(CONFIG, bomb.toString());
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(aliased)).containsEntry("b.k", "v");
        assertThat(config.gaps()).singleElement().returns(Gap.Reason.Invalid, Gap::reason);
        assertThat(Readings.of(config)).containsOnlyKeys("file");
    }

    @Test
    void anEmptyFileSetsNothing() throws Exception {
        // given
        HostTree tree = new HostTree(root).with(CONFIG, "# nothing\n");

        // when
        Subtype config = only(new KubeletConfigCollector(tree.host()));

        // then
        assertThat(Readings.of(config)).containsOnlyKeys("file");
        assertThat(config.gaps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ExecStart=/usr/bin/kubelet --config=/a/b --config-dir=/c|--config|/a/b",
                "ExecStart=/usr/bin/kubelet --config=/a/b --config-dir=/c|--config-dir|/c",
                "Environment=\"KUBELET_CONFIG_ARGS=--config=/a/b\"|--config|/a/b",
                "# --config=/a/b|--config|",
                "ExecStart=/x --my--config=/a/b|--config|",
                "ExecStart=/x --config|--config|",
            })
    void aFlagIsFoundInAUnitFile(String line, String flag, String path) {
        // when
        String found = ServiceFlags.pathIn(line, flag);

        // then
        assertThat(found).isEqualTo(path);
    }
}
