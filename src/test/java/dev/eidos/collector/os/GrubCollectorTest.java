package dev.eidos.collector.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.CredentialMask;
import dev.eidos.testing.MachineTree;
import dev.eidos.testing.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrubCollectorTest {
    @TempDir
    private Path tree;

    @Test
    void keysValuesAndFlagsAreRead() throws IOException {
        // given
        HostRoot host = MachineTree.unpackProcfs(tree, "proc/cmdline");

        // when
        var grub = new GrubCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(grub))
                .isEqualTo(Map.of(
                        "BOOT_IMAGE", "/vmlinuz-5.11.0-22-generic",
                        "root", "UUID=456a0345-450d-4f7b-b7c9-43e3241d99ad",
                        "ro", "true",
                        "quiet", "true",
                        "splash", "true",
                        "vt.handoff", "7"));
        assertThat(grub.get("quiet")).contains(Reading.of(true));
        assertThat(grub.get("vt.handoff")).contains(Reading.of("7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rootpw=hunter2",
                "inst.rootpw=hunter2",
                "rootpw=a rootpw=hunter2",
                "\"rootpw=--iscrypted hunter2\"",
                "sshpw=hunter2",
                "root_pw=hunter2",
                "rd.iscsi.in.password=hunter2",
            })
    void passwordsOfInstallersAreNotCaptured(String line) throws IOException {
        // given
        Files.createDirectories(tree.resolve("proc"));
        Files.writeString(tree.resolve("proc/cmdline"), "ro " + line + "\n");

        // when
        var grub = new GrubCollector(HostRoot.of(tree)).collect().getFirst();

        // then
        assertThat(grub.data()).hasSize(2);
        assertThat(grub.toString()).doesNotContain("hunter2");
    }

    @Test
    void thePowerMachinesLineIsRead(@TempDir Path machine) throws Exception {
        // given
        HostRoot host = MachineTree.unpack("nvidiagpunumanodes", machine);

        // when
        var grub = new GrubCollector(host).collect().getFirst();

        // then
        assertThat(Readings.of(grub))
                .containsEntry("root", "/dev/mapper/system-root")
                .containsEntry("ro", "true")
                .containsEntry("rd.lvm.lv", "system/root")
                .hasSize(5);
    }

    @Test
    void quotesProtectSpacesAndAreTakenAway() throws IOException {
        // when
        var grub = parameters("dyndbg=\"file a.c +p; file b.c +p\" \"acpi_osi=Windows 2020\" init_name=a\"b c\"d");

        // then
        assertThat(Readings.of(grub))
                .containsEntry("dyndbg", "file a.c +p; file b.c +p")
                .containsEntry("acpi_osi", "Windows 2020")
                .containsEntry("init_name", "a\"b c\"d");
    }

    @Test
    void repeatedKeysKeepAllValuesInOrder() throws IOException {
        // when
        var grub = parameters(
                "hugepagesz=1G hugepages=16 hugepagesz=2M hugepages=512 acpi_osi=! acpi_osi=\"Windows 2020\" mce"
                        + " mce=off");

        // then
        assertThat(Readings.of(grub))
                .containsEntry("hugepagesz", "1G 2M")
                .containsEntry("hugepages", "16 512")
                .containsEntry("acpi_osi", "! \"Windows 2020\"")
                .containsEntry("mce", "true off");
    }

    @Test
    void whatFollowsTwoDashesBelongsToInit() throws IOException {
        // when
        var grub = parameters("quiet -- --verbose token=abc");

        // then
        assertThat(Readings.of(grub)).containsOnlyKeys("quiet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rd.iscsi.password=hunter2",
                "rd.iscsi.in.password=hunter2",
                "systemd.set_credential=login:hunter2",
                "systemd.set_credential_binary=login:hunter2",
                "k3s.TOKEN=hunter2",
                "wpa-psk=hunter2",
                "cifsroot=//10.0.0.1/share,username=u,password=hunter2",
                "ignition.config.url=https://config.example/worker?role=gpu&access_token=hunter2",
                "inst.ks=https://user:hunter2@config.example/ks",
                "netroot=iscsi:user:hunter2@10.0.0.1::3260::iqn.2020-01.example:disk",
                "console=ttyS0 rd.iscsi.password=a rd.iscsi.password=hunter2"
            })
    void credentialsAreHiddenAndTheDocumentSaysSo(String line) throws IOException {
        // when
        var grub = Readings.of(parameters(line));

        // then
        assertThat(grub.values()).noneMatch(value -> value.contains("hunter2"));
        assertThat(grub.values()).anyMatch(value -> value.contains(CredentialMask.REDACTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crashkernel=512M-2G:64M,2G-:128M@16M",
                "netconsole=6665@10.0.0.1/eth0,6666@10.0.0.2/00:11:22:33:44:55",
                "root=ZFS=pool/ROOT@snapshot",
                "iommu.passthrough=1",
                "netroot=iscsi:@10.0.0.1::3260::iqn.2020-01.example:disk",
                "ignition.config.url=https://config.example/a@b"
            })
    void ordinaryValuesAreKept(String line) throws IOException {
        // when
        var grub = Readings.of(parameters(line));

        // then
        assertThat(grub.values()).containsExactly(line.substring(line.indexOf('=') + 1));
    }

    @Test
    void aMissingFileIsRecordedNotThrown() {
        // when
        var grub = new GrubCollector(HostRoot.of(tree)).collect().getFirst();

        // then
        assertThat(grub.gaps()).containsExactly(new Gap("/proc/cmdline", Gap.Reason.NotFound, "no such file"));
    }

    private Subtype parameters(String line) throws IOException {
        Files.createDirectories(tree.resolve("proc"));
        Files.writeString(tree.resolve("proc/cmdline"), line + "\n");
        return new GrubCollector(HostRoot.of(tree)).collect().getFirst();
    }
}
