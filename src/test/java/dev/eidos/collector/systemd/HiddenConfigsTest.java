package dev.eidos.collector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.testing.Unprivileged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenConfigsTest {
    private static final Gap HIDDEN = new Gap("/a", Gap.Reason.Forbidden, "permission denied");
    private static final Gap MISSING = new Gap("/b", Gap.Reason.NotFound, "no such file");

    @TempDir
    Path root;

    @TempDir
    Path scratch;

    @Test
    void whatMayNotBeLookedAtIsNotSaidToBeMissing() throws Exception {
        // given
        for (String directory : List.of("var/lib/kubelet", "etc/containerd", "etc/crio", "etc/cdi")) {
            Unprivileged.close(Files.createDirectories(root.resolve(directory)));
        }

        // when
        String output = Unprivileged.output(scratch, Gaps.class, root.toString());

        // then
        assertThat(output.lines())
                .containsExactly(
                        "kubelet-config /var/lib/kubelet/config.yaml Forbidden permission denied",
                        "containerd-config /etc/containerd/config.toml Forbidden permission denied",
                        "crio-config /etc/crio/crio.conf Forbidden permission denied",
                        "crio-config /etc/crio/crio.conf.d Forbidden permission denied",
                        "cdi /etc/cdi Forbidden permission denied");
    }

    @Test
    void dropInsAndImportsThatMayNotBeListedAreGaps() throws Exception {
        // given
        new HostTree(root)
                .with("/etc/kubernetes/kubelet/config.json", "{}")
                .with("/etc/containerd/config.toml", "imports = [\"/etc/more/*.toml\"]")
                .with("/etc/crio/crio.conf", "")
                .with("/var/run/cdi/nvidia.yaml", "kind: nvidia.com/gpu\ndevices: []\n");
        for (String directory :
                List.of("etc/kubernetes/kubelet/config.json.d", "etc/more", "etc/crio/crio.conf.d", "etc/cdi")) {
            Unprivileged.close(Files.createDirectories(root.resolve(directory)));
        }

        // when
        String output = Unprivileged.output(scratch, Gaps.class, root.toString());

        // then
        assertThat(output.lines())
                .containsExactly(
                        "kubelet-config /etc/kubernetes/kubelet/config.json.d Forbidden permission denied",
                        "containerd-config /etc/more/ Forbidden permission denied",
                        "crio-config /etc/crio/crio.conf.d Forbidden permission denied",
                        "cdi /etc/cdi Forbidden permission denied");
    }

    @Test
    void aHiddenPlaceDoesNotKeepTheNextFromBeingRead() {
        // given
        Map<String, Gap> unseen = Map.of("/a", HIDDEN, "/b", MISSING);

        // when
        var found = WellKnown.firstOf(List.of("/b", "/a", "/c"), place -> Optional.ofNullable(unseen.get(place)));

        // then
        assertThat(found).isEqualTo(new WellKnown("/c", List.of(HIDDEN)));
    }

    @Test
    void placesAfterTheFirstFoundDoNotMatter() {
        // given
        Map<String, Gap> unseen = Map.of("/a", HIDDEN);

        // when
        var found = WellKnown.firstOf(List.of("/c", "/a"), place -> Optional.ofNullable(unseen.get(place)));

        // then
        assertThat(found).isEqualTo(new WellKnown("/c", List.of()));
    }

    @Test
    void nothingIsSaidToBeMissingWhereSomethingIsHidden() {
        // when
        var hidden = WellKnown.firstOf(List.of("/a"), _ -> Optional.of(HIDDEN));
        var missing = WellKnown.firstOf(List.of("/b"), _ -> Optional.of(MISSING));

        // then
        assertThat(hidden.hiddenOr(MISSING)).containsExactly(HIDDEN);
        assertThat(missing.hiddenOr(MISSING)).containsExactly(MISSING);
    }

    /** Prints what the collectors did not read. */
    static final class Gaps {
        private Gaps() {}

        @SuppressWarnings("SystemOut")
        public static void main(String... arguments) throws Exception {
            HostRoot host = HostRoot.of(Path.of(arguments[0]));
            List<Collector> collectors = List.of(
                    new KubeletConfigCollector(host),
                    new ContainerdConfigCollector(host),
                    new CrioConfigCollector(host),
                    new CdiCollector(host));
            for (Collector collector : collectors) {
                for (Gap gap : HostTree.only(collector).gaps()) {
                    System.out.println(
                            collector.name() + " " + gap.object() + " " + gap.reason() + " " + gap.message());
                }
            }
        }
    }
}
