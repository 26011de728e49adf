package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.recipe.lint.LintFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
                    (path, _) -> settings.computeIfAbsent(path, _ -> new ArrayList<>()).add(use));
        }
        List<LintFinding> findings = new ArrayList<>();
        for (Map.Entry<List<String>, List<ChartUse>> setting : settings.entrySet()) {
            if (!isSwitch(setting.getKey()) && !isRead(setting.getKey(), setting.getValue())) {
                ChartUse use = setting.getValue().getFirst();
                findings.add(LintFinding.warning(
                        places.value(use, setting.getKey()),
                        use.name() + ": chart " + use.chart() + " does not read '"
                                + ValueTrees.text(setting.getKey()) + "'"));
            }
        }
        return findings;
    }

    /** The word by which a recipe leaves a component out, which charts need not know. */
    private static boolean isSwitch(List<String> path) {
        return path.equals(List.of("enabled"));
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
            @Nullable Value chartDefault = ValueTrees.at(defaults, path);
            if (chartDefault != null) {
                // a text that is compared with others is noticed only if it is one of them
                others.add(ValueTrees.without(values, path));
            }
        }
        return others;
    }
}
