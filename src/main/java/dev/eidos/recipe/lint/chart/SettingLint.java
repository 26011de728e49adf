package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.lint.FindingKind;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.render.Rendering;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values of the library that no template reads: whatever stands there, the chart makes the same. */
final class SettingLint {
    /** So that a library with many overlays ends in time; in others the value is most likely the same. */
    private static final int MOST_USES = 12;

    private final ChartBench bench;
    private final List<ChartUse> uses;
    private final LibraryPlaces places;
    private final Value.Mapping defaults;

    SettingLint(ChartBench bench, List<ChartUse> uses, LibraryPlaces places) {
        this.bench = bench;
        this.uses = uses;
        this.places = places;
        this.defaults = ChartValues.of(bench.chart());
    }

    List<LintFinding> check() throws InterruptedException {
        Map<List<String>, List<ChartUse>> settings = new LinkedHashMap<>();
        for (ChartUse use : uses) {
            ValueTrees.leaves(
                    use.own(),
                    (path, _) -> settings.computeIfAbsent(path, _ -> new ArrayList<>())
                            .add(use));
        }
        Set<List<String>> read = new HashSet<>();
        for (ChartUse use : uses) {
            read.addAll(readTogether(use, texts(use, read)));
        }
        List<LintFinding> findings = new ArrayList<>();
        for (Map.Entry<List<String>, List<ChartUse>> setting : settings.entrySet()) {
            List<String> path = setting.getKey();
            if (!isSwitch(path) && !read.contains(path) && !isRead(path, setting.getValue())) {
                ChartUse use = setting.getValue().getFirst();
                String text = ValueTrees.text(path);
                findings.add(LintFinding.warning(
                                places.value(use, path),
                                use.name() + ": chart " + use.chart() + " does not read '" + text + "'")
                        .about(use.name(), FindingKind.UNREAD_VALUE, text));
            }
        }
        return findings;
    }

    /** The word by which a recipe leaves a component out, which charts need not know. */
    private static boolean isSwitch(List<String> path) {
        return path.equals(List.of("enabled"));
    }

    /** The texts of which it is not known yet whether they are read. */
    private static List<List<String>> texts(ChartUse use, Set<List<String>> read) {
        List<List<String>> texts = new ArrayList<>();
        ValueTrees.leaves(use.own(), (path, value) -> {
            boolean text = value instanceof Value.Scalar scalar && scalar.value() instanceof Reading.Text;
            if (text && !read.contains(path)) {
                texts.add(path);
            }
        });
        return texts;
    }

    /**
     * Those that come out when each is changed to a text of its own: one rendering tells of most. Where that is
     * refused, each half is tried; what does not come out may be read all the same.
     */
    private Set<List<String>> readTogether(ChartUse use, List<List<String>> paths) throws InterruptedException {
        if (paths.size() < 2) {
            return Set.of();
        }
        Value.Mapping values = use.values();
        for (int i = 0; i < paths.size(); i++) {
            values = ValueTrees.with(values, paths.get(i), Value.scalar(numbered(i)));
        }
        Set<List<String>> read = new HashSet<>();
        switch (bench.render(use, values)) {
            case Rendering.Rendered(String manifests) -> {
                for (int i = 0; i < paths.size(); i++) {
                    if (manifests.contains(numbered(i))) {
                        read.add(paths.get(i));
                    }
                }
            }
            case Rendering.Refused _ -> {
                read.addAll(readTogether(use, paths.subList(0, paths.size() / 2)));
                read.addAll(readTogether(use, paths.subList(paths.size() / 2, paths.size())));
            }
            case Rendering.Ended _ -> {
                // each is tried by itself
            }
        }
        return Set.copyOf(read);
    }

    private static String numbered(int number) {
        return Sentinels.TEXT + "-" + number + "-";
    }

    private boolean isRead(List<String> path, List<ChartUse> settingIt) throws InterruptedException {
        for (ChartUse use : settingIt.stream().limit(MOST_USES).toList()) {
            for (Value.Mapping other : others(use, path)) {
                if (!bench.makesTheSame(use, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Value.Mapping> others(ChartUse use, List<String> path) {
        Value.Mapping values = use.values();
        Value there = ValueTrees.at(values, path);
        List<Value.Mapping> others = new ArrayList<>();
        if (there != null) {
            Sentinels.of(there).forEach(other -> others.add(ValueTrees.with(values, path, other)));
            if (ValueTrees.at(defaults, path) != null) {
                // a text that is compared with others is noticed only if it is one of them
                others.add(ValueTrees.without(values, path));
            }
        }
        return others;
    }
}
