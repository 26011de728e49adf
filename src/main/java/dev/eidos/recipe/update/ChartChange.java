package dev.eidos.recipe.update;

import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The difference between two versions of a chart, as far as it concerns a library.
 *
 * @param added values that are new
 * @param removed values that are there no more
 * @param changed values whose default is another, with both
 * @param definitions the files of custom resource definitions that were added, removed or changed, which Helm does not
 *     bring up to date by itself
 * @param dead settings of the library that the new version does not read, and the old one did
 */
public record ChartChange(
        List<String> added, List<String> removed, List<String> changed, List<String> definitions, List<String> dead) {
    private static final String DEFINITIONS = "crds/";

    public ChartChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        definitions = List.copyOf(definitions);
        dead = List.copyOf(dead);
    }

    /** Compares two versions of a component's chart. */
    public static ChartChange of(Chart old, Chart now, RegisteredComponent component, RecipeLibrary library) {
        var before = new ValuePaths(old);
        var after = new ValuePaths(now);
        SortedMap<String, String> had = before.all();
        SortedMap<String, String> has = after.all();
        List<String> changed = new ArrayList<>();
        has.forEach((path, value) -> {
            String other = had.get(path);
            if (other != null && !other.equals(value)) {
                changed.add(path + ": " + other + " is now " + value);
            }
        });
        return new ChartChange(
                missing(has, had),
                missing(had, has),
                changed,
                definitions(old, now),
                LibrarySettings.of(component, library).stream()
                        .filter(path -> before.mayRead(path) && !after.mayRead(path))
                        .toList());
    }

    private static List<String> missing(SortedMap<String, String> these, SortedMap<String, String> from) {
        return these.keySet().stream().filter(path -> !from.containsKey(path)).toList();
    }

    private static List<String> definitions(Chart old, Chart now) {
        Map<String, byte[]> before = definitions(old);
        Map<String, byte[]> after = definitions(now);
        List<String> changes = new ArrayList<>();
        after.forEach((path, content) -> {
            byte[] other = before.get(path);
            if (other == null) {
                changes.add(path + " is new");
            } else if (!Arrays.equals(other, content)) {
                changes.add(path + " is another");
            }
        });
        before.keySet().stream()
                .filter(path -> !after.containsKey(path))
                .forEach(path -> changes.add(path + " is gone"));
        return changes;
    }

    private static Map<String, byte[]> definitions(Chart chart) {
        Map<String, byte[]> found = new TreeMap<>();
        chart.files().forEach((path, content) -> {
            if (path.startsWith(DEFINITIONS) || path.contains("/" + DEFINITIONS)) {
                found.put(path, content);
            }
        });
        return found;
    }
}
