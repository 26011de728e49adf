package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.redact.PlantedSecrets;
import dev.eidos.redact.PlantedSecrets.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of secret in every text that a snapshot is made of: none may be seen in anything that eidos writes. */
class PlantedSecretsTest {
    private static final List<Planted> PLANTED = PlantedSecrets.all().toList();
    private static final List<String> TEXTS =
            PLANTED.stream().map(Planted::text).toList();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path host;

    @Test
    void noSecretOfAHostOrAClusterIsSeen() throws Exception {
        // given
        plant();
        try (var cluster = new PlantedCluster(TEXTS)) {
            write("kubeconfig", cluster.kubeconfig());
            var environment = Map.of("HOME", host.toString(), "NODE_NAME", "node-0");
            for (String format : List.of("yaml", "json", "table")) {
                for (String log : List.of("--debug", "--log-json")) {
                    // when
                    Run run = Run.with(
                            environment,
                            "snapshot",
                            "--host-root",
                            host.toString(),
                            "--kubeconfig",
                            host.resolve("kubeconfig").toString(),
                            "--format",
                            format,
                            "--all",
                            log);

                    // then
                    assertThat(run.code()).as(run.err()).isZero();
                    assertThat(run.out()).contains("<redacted>", "example.invalid/ordinary");
                    assertThat(leaks(run)).isEmpty();
                    assertSources(run.out());
                }
            }
        }
    }

    private static List<String> leaks(Run run) {
        return (run.out() + run.err())
                .lines()
                .filter(line -> PLANTED.stream().anyMatch(planted -> line.contains(planted.secret())))
                .toList();
    }

    /** What was planted has been read at all. */
    private static void assertSources(String out) {
        assertThat(out)
                .contains("P0_RELEASE", "p0cmdline", "/proc/sys/kernel/p0", "runtimes.d0", "runtimes.c0", "runtimes.o0")
                .contains("param.M0", "option.nvidia.m0", "config.S0", "kernel-config", "kmod-versions")
                .contains("k0", "sys_vendor", "plain.p0", "env.V0", "capacity.r0", "l0=", "t=")
                .contains("condition.C0.reason", "deployment.w0/", "device.gpu.", "cluster-uid", "h.example/r");
    }

    private void plant() throws IOException {
        write("etc/hostname", "node-0");
        write(
                "etc/os-release",
                "ID=example.invalid/ordinary\n"
                        + each((i, text) ->
                                "P" + i + "_RELEASE=\"" + escaped(text.replace("\n", " "), "\\\"$`") + "\"\n"));
        write(
                "proc/cmdline",
                each((i, text) -> text.contains("\"") ? "" : "\"p" + i + "cmdline=" + text.replace("\n", " ") + "\" "));
        for (int i = 0; i < TEXTS.size(); i++) {
            write("proc/sys/kernel/p" + i, TEXTS.get(i));
        }
        write("proc/sys/kernel/core_pattern", "|/bin/handler --token " + PlantedSecrets.PLAIN);
        String runtimes = each((i, text) -> (i == 0 ? "" : ",") + "\"d" + i + "\":{\"path\":" + quoted(text)
                + ",\"runtimeArgs\":[\"--token\",\"" + PlantedSecrets.PLAIN + "\"," + quoted(text) + "]}");
        write("etc/docker/daemon.json", "{\"runtimes\":{" + runtimes + "}}");
        write(
                "etc/containerd/config.toml",
                "version = 3\nimports = [\"/etc/containerd/u:p" + PlantedSecrets.PLAIN
                        + "@h.example/x.toml\"]\n"
                        + each((i, text) -> "[plugins.\"io.containerd.cri.v1.runtime\".containerd.runtimes.c" + i
                                + "]\nruntime_path = " + quoted(text) + "\nannotations = [\"--token\", \""
                                + PlantedSecrets.PLAIN + "\"]\n"));
        write(
                "etc/crio/crio.conf",
                each((i, text) -> "[crio.runtime.runtimes.o" + i + "]\nruntime_path = " + quoted(text) + "\n"));
        write(
                "var/lib/kubelet/config.yaml",
                "kind: KubeletConfiguration\n" + each((i, text) -> "k" + i + ": " + quoted(text) + "\n"));
        write("etc/cdi/x.yaml", "kind: " + quoted(TEXTS.get(9)) + "\ncdiVersion: \"1\"\ndevices: []\n");
        write(
                "proc/driver/nvidia/params",
                "RegistryDwords: \"RMToken=" + PlantedSecrets.PLAIN + "\"\n"
                        + each((i, text) -> text.contains("\n") ? "" : "M" + i + ": \"" + text + "\"\n"));
        write("sys/module/nvidia/version", TEXTS.get(4));
        write("sys/module/mlx5_core/version", TEXTS.get(5));
        write(
                "etc/modprobe.d/nvidia.conf",
                "options nvidia NVreg_Password=" + PlantedSecrets.PLAIN + " NVreg_RegistryDwords=\"token="
                        + PlantedSecrets.PLAIN + "\"\n"
                        + each((i, text) -> text.contains("\n") || text.contains("\"")
                                ? ""
                                : "options nvidia m" + i + "=\"" + text + "\"\n"));
        for (String file : List.of("usr/share/nvidia/nvswitch/fabricmanager.cfg", "etc/nvidia-imex/config.cfg")) {
            write(
                    file,
                    "AUTH_PASSWORD=" + PlantedSecrets.PLAIN + "\n"
                            + each((i, text) -> "S" + i + "=" + text.replace("\n", " ") + "\n"));
        }
        write("proc/sys/kernel/osrelease", "6.8.0");
        write("boot/config-6.8.0", each((i, text) -> "CONFIG_HZ=" + text + "\nCONFIG_K" + i + "=" + text + "\n"));
        write("proc/cpuinfo", "processor\t: 0\nvendor_id\t: x\nmodel name\t: cpu " + TEXTS.getFirst() + "\n");
        write("sys/class/dmi/id/sys_vendor", "vendor " + TEXTS.get(1));
        write("sys/class/dmi/id/product_name", TEXTS.get(2));
        write("sys/class/infiniband/mlx5_0/fw_ver", TEXTS.get(3));
    }

    private interface Line {
        String of(int number, String text);
    }

    private static String each(Line line) {
        var lines = new StringBuilder();
        for (int i = 0; i < TEXTS.size(); i++) {
            lines.append(line.of(i, TEXTS.get(i)));
        }
        return lines.toString();
    }

    private static String quoted(String text) {
        return JsonWriter.writeLine(Value.scalar(text)).strip();
    }

    private static String escaped(String text, String special) {
        var escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(special.indexOf(c) < 0 ? "" : "\\").append((char) c));
        return escaped.toString();
    }

    private void write(String path, String text) throws IOException {
        Path file = host.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
