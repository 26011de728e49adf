package dev.eidos.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.analysis.rule.RuleSet;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.compare.FactCollector;
import dev.eidos.compare.FactKind;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import dev.eidos.snapshot.SnapshotEvents;
import dev.eidos.testing.fleet.fault.NoisyFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether each reading that a snapshot can have belongs to a rule that names its cause, and not to a net. */
class RuleCatalogueTest {
    private static final Path REFERENCE = Path.of("docs/snapshot.md");
    private static final Pattern SECTION = Pattern.compile("#{2,3} (.*)");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern OPTION = Pattern.compile("[A-Z][A-Z0-9_]+");
    private static final Set<String> NETS = Set.of("systemd-unit", "gpu-setting", "hardware", "other");

    /** What tables of the reference say beside keys. */
    private static final Set<String> NO_KEYS = Set.of("gpu.x", "gfd.timestamp", "Soft");

    private final RuleSet rules = RuleReader.own();
    private final Vocabulary vocabulary = new Vocabulary(rules.kinds());
    private final RuleBook book = new RuleBook(rules.rules());
    private final FactCollector collector = new FactCollector(vocabulary, "node-1", "");

    @Test
    void everyReadingOfTheReferenceHasARuleThatNamesItsCause() throws IOException {
        // given
        Set<String> read = new TreeSet<>();
        for (String line : keys(Files.readAllLines(REFERENCE))) {
            read.add(line);
        }
        for (GpuProperty property : GpuProperty.values()) {
            read.add("GPU.gpu-0 " + property.key());
        }
        read.forEach(path -> {
            String[] parts = path.split(" ", 2);
            int dot = parts[0].indexOf('.');
            collector.subtype(parts[0].substring(0, dot), parts[0].substring(dot + 1));
            collector.reading(parts[1], "7");
        });

        // then
        assertThat(read).hasSizeGreaterThan(350);
        assertThat(caught(collector.facts())).isEmpty();
    }

    @Test
    void soHasEveryReadingOfAFleet() {
        // given
        for (int number : List.of(1, 7, 10)) {
            SnapshotEvents.tell(new NoisyFleet(7, 0, Map.of()).snapshot(number), collector);
        }

        // then
        assertThat(caught(collector.facts())).isEmpty();
    }

    @Test
    void aReadingThatNobodyKnowsFallsIntoANet() {
        // given
        collector.subtype("Hardware", "cooling");
        collector.reading("fans", "7");

        // then
        assertThat(caught(collector.facts())).containsExactly("Hardware.cooling.fans");
    }

    /** The readings that a net has, whether a node says something else, lacks them, or has them alone. */
    private List<String> caught(NodeFacts facts) {
        List<String> caught = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            FactPath path = facts.path(i);
            if (path.kind() == FactKind.STATE || path.kind() == FactKind.APPROXIMATE) {
                FactValue other = FactValue.of("another");
                for (Deviation deviation : List.of(
                        new Deviation(path, facts.value(i), new Usual(other, 9, 10)),
                        new Deviation(path, facts.value(i), new Usual(null, 9, 10)),
                        new Deviation(path, null, new Usual(facts.value(i), 9, 10)))) {
                    int at = book.of(deviation);
                    if (at == rules.rules().size()
                            || NETS.contains(rules.rules().get(at).id())) {
                        caught.add(path.text());
                    }
                }
            }
        }
        return caught.stream().distinct().toList();
    }

    /** The keys that tables and lists of the reference have, behind their subtypes. */
    private static List<String> keys(List<String> lines) {
        List<String> keys = new ArrayList<>();
        List<String> subtypes = List.of();
        for (String line : lines) {
            var section = SECTION.matcher(line);
            if (section.matches()) {
                subtypes = subtypes(section.group(1));
            } else if (!subtypes.isEmpty()) {
                for (String key : keys(subtypes.getFirst(), line)) {
                    subtypes.forEach(subtype -> keys.add(subtype + " " + key));
                }
            }
        }
        return keys;
    }

    private static List<String> subtypes(String title) {
        if (title.equals("One subtype for each unit")) {
            return List.of("SystemD.containerd", "SystemD.kubelet", "SystemD.crio", "SystemD.fstrim-timer");
        }
        List<String> subtypes = new ArrayList<>();
        words(title).stream()
                .filter(word -> word.matches("(OS|SystemD|GPU|Hardware|K8s)[.][a-z][a-z0-9-]*"))
                .forEach(subtypes::add);
        return subtypes;
    }

    private static List<String> keys(String subtype, String line) {
        if (subtype.equals("OS.kernel-config")) {
            return words(line).stream()
                    .filter(word -> OPTION.matcher(word).matches())
                    .toList();
        }
        if (line.startsWith("|") && !line.startsWith("|---")) {
            String[] cells = line.split("\\|", -1);
            boolean units = subtype.equals("SystemD.containerd");
            return words(cells[units && cells.length > 2 ? 2 : 1]).stream()
                    .map(word -> word.replaceAll("<[^>]*>", "x"))
                    .filter(word -> !word.contains(" ") && !word.startsWith("OS.") && !NO_KEYS.contains(word))
                    .toList();
        }
        boolean prose = Set.of("Hardware.dmi", "Hardware.iommu", "Hardware.virtualization", "OS.cgroup")
                .contains(subtype);
        return prose
                ? words(line).stream()
                        .filter(word -> word.matches("[a-z][a-z_-]+") && !word.matches("none|kvm|amazon|identity"))
                        .toList()
                : List.of();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
