package dev.eidos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever parses or checks a value names the setting; only the command line knows its flag. */
class FlagNamesTest {
    private static final Pattern FLAG = Pattern.compile("--[a-z][a-z-]+\\b.*", Pattern.DOTALL);

    /** Types that check nothing: they write the command of a program, read one, or advise what to type. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("k8s/agent/manifest/AgentContainer", "writes the agent's command"),
            Map.entry("k8s/agent/manifest/CronManifests", "writes the command of a CronJob"),
            Map.entry("bundle/deployer/helm/HelmCommand", "writes Helm's command"),
            Map.entry("bundle/deployer/helmfile/HelmfileHooks", "writes Helm's and kubectl's commands"),
            Map.entry("recipe/render/HelmProcess", "writes the command of Java"),
            Map.entry("collector/gpu/DriverTree", "writes the dynamic linker's command"),
            Map.entry("collector/systemd/ContainerdConfigCollector", "reads containerd's command"),
            Map.entry("collector/systemd/KubeletFiles", "reads the kubelet's command"),
            Map.entry("collector/systemd/RancherKubelet", "reads the command of k3s and RKE2"),
            Map.entry("redact/CommandPasswords", "reads the commands of other programs"),
            Map.entry("redact/CommandWords", "reads the commands of other programs"),
            Map.entry("k8s/agent/preflight/Permissions", "says what a missing permission costs"));

    @Test
    void onlyTheCommandLineKnowsItsFlags() throws IOException {
        // given
        Path classes = Path.of("target/classes/dev/eidos");

        // when
        Map<String, List<String>> flags = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.startsWith(classes.resolve("cli")))
                    .toList()) {
                List<String> found = flagsIn(file);
                if (!found.isEmpty()) {
                    flags.put(classes.relativize(file).toString().replaceAll("(\\$.*)?\\.class$", ""), found);
                }
            }
        }

        // then
        assertThat(flags.keySet()).as("%s", flags).isEqualTo(new TreeMap<>(REASONS).keySet());
    }

    private static List<String> flagsIn(Path classFile) throws IOException {
        Stream.Builder<String> found = Stream.builder();
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof StringEntry text
                    && FLAG.matcher(text.stringValue()).matches()) {
                found.add(text.stringValue());
            }
        }
        return found.build().toList();
    }
}
