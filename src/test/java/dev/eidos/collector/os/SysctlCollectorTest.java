package dev.eidos.collector.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Command;
import dev.eidos.testing.MachineTree;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysctlCollectorTest {
    @TempDir
    private Path tree;

    @Test
    void thisMachinesSettingsAreAllThereAsTheFilesSayThem() throws Exception {
        // given: another program's reading of every file, in one line each
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/sys/kernel")), "/proc/sys is not present");
        String found = Command.output(
                "sh",
                "-c",
                "find /proc/sys -path /proc/sys/net -prune -o -path /proc/sys/fs/binfmt_misc -prune -o"
                        + " -type f -perm /444 -readable -print | while read -r f; do"
                        + " printf '%s ' \"$f\"; tr '\\n' '|' <\"$f\"; echo; done");
        var expected = new TreeMap<String, String>();
        for (String line : found.lines().toList()) {
            int space = line.indexOf(' ');
            expected.put(line.substring(0, space), line.substring(space + 1).replaceAll("\\|+$", ""));
        }

        // when
        var sysctl = collect(HostRoot.of(Path.of("/")));
        var actual = new TreeMap<String, String>();
        Readings.of(sysctl).forEach((path, value) -> actual.put(path, value.replace('\n', '|')));
        actual.keySet().removeIf(path -> path.startsWith("/proc/sys/net/"));

        // then: nothing is missing but what the reviewed list leaves out
        var leftOut = new ArrayList<>(expected.keySet());
        leftOut.removeAll(actual.keySet());
        assertThat(leftOut)
                .allMatch(path -> !SettingFilter.isSetting(path)
                        || !SettingFilter.isTree(path.substring(0, path.lastIndexOf('/'))));
        expected.keySet().removeAll(leftOut);
        assertThat(actual).isEqualTo(expected).hasSizeGreaterThan(150);
    }

    @Test
    void twoReadsOfThisMachineAreEqual() throws Exception {
        // given
        var first = collect(HostRoot.of(Path.of("/")));
        // Files, processes and dentries come and go in between.
        Command.output("find", "/etc", "-name", "nothing");

        // when
        var second = collect(HostRoot.of(Path.of("/")));

        // then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aRecordedMachinesSettingsKeepTabsAndLoseNewlines() throws IOException {
        // given
        HostRoot host = MachineTree.unpackProcfs(tree, "proc/sys/");

        // when
        var sysctl = Readings.of(collect(host));

        // then
        assertThat(sysctl)
                .containsEntry("/proc/sys/vm/lowmem_reserve_ratio", "256\t256\t32\t0\t0")
                .containsEntry("/proc/sys/vm/swappiness", "60")
                .containsEntry(
                        "/proc/sys/kernel/seccomp/actions_avail", "kill_process kill_thread trap errno trace log allow")
                .doesNotContainKeys(
                        "/proc/sys/kernel/random/entropy_avail",
                        "/proc/sys/kernel/hung_task_detect_count",
                        "/proc/sys/vm/drop_caches");
    }

    @Test
    void ofTheNetworkOnlyNamedSettingsAreRead() throws IOException {
        // given
        write("net/core/rmem_max", "212992\n");
        write("net/ipv4/tcp_fastopen_key", "0-0-0-0\n");
        write("net/ipv6/conf/all/stable_secret", "::1\n");
        write("net/ipv4/conf/veth1234/rp_filter", "1\n");

        // when
        var sysctl = collect(HostRoot.of(tree));

        // then
        assertThat(Readings.of(sysctl)).containsOnlyKeys("/proc/sys/net/core/rmem_max");
        assertThat(sysctl.gaps()).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        // given
        write("kernel/a", "1\n");
        Files.createSymbolicLink(tree.resolve("proc/sys/kernel/loop"), Path.of("."));
        Files.createSymbolicLink(tree.resolve("proc/sys/kernel/passwd"), Path.of("/etc/passwd"));

        // when
        var sysctl = collect(HostRoot.of(tree));

        // then
        assertThat(Readings.of(sysctl)).containsOnlyKeys("/proc/sys/kernel/a");
    }

    @Test
    void aValueThatIsTooLongIsRecordedAndCostsNoOther() throws IOException {
        // given
        write("kernel/a", "x".repeat(16 * 1024 + 1));
        write("kernel/b", "y".repeat(16 * 1024));

        // when
        var sysctl = collect(HostRoot.of(tree));

        // then
        assertThat(sysctl.data()).containsOnlyKeys("/proc/sys/kernel/b");
        assertThat(sysctl.gaps())
                .containsExactly(new Gap("/proc/sys/kernel/a", Gap.Reason.Invalid, "larger than 16384 bytes"));
    }

    @Test
    void aTreeThatIsTooLargeIsCutAndSaysSo() throws IOException {
        // given
        Files.createDirectories(tree.resolve("proc/sys/many"));
        for (int i = 0; i <= 10_000; i++) {
            Files.createFile(tree.resolve("proc/sys/many/" + i));
        }

        // when
        var sysctl = collect(HostRoot.of(tree));

        // then
        assertThat(sysctl.data()).hasSize(10_000);
        assertThat(sysctl.gaps())
                .containsExactly(
                        new Gap("/proc/sys", Gap.Reason.Invalid, "more than 10000 files; the others were not read"));
    }

    @Test
    void aMissingTreeIsRecordedNotThrown() throws IOException {
        // when
        var sysctl = collect(HostRoot.of(tree));

        // then
        assertThat(sysctl.gaps()).extracting(Gap::reason).containsExactly(Gap.Reason.NotFound);
    }

    @Test
    void manyGapsBecomeOnePerReason() {
        // given
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            gaps.add(new Gap("/f" + i, Gap.Reason.Forbidden, "permission denied"));
        }
        gaps.add(new Gap("/g", Gap.Reason.Failed, "I/O error"));

        // when
        var summary = GapSummary.of("/proc/sys", gaps);
        var few = GapSummary.of("/proc/sys", gaps.subList(0, 10));

        // then
        assertThat(few).isEqualTo(gaps.subList(0, 10));
        assertThat(summary)
                .containsExactly(
                        new Gap(
                                "/proc/sys",
                                Gap.Reason.Forbidden,
                                "11 files: /f0 (permission denied), /f1 (permission denied), /f2 (permission"
                                        + " denied), …"),
                        new Gap("/g", Gap.Reason.Failed, "I/O error"));
    }

    private static Subtype collect(HostRoot host) throws IOException {
        return new SysctlCollector(host).collect().getFirst();
    }

    private void write(String path, String text) throws IOException {
        Path file = tree.resolve("proc/sys").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
