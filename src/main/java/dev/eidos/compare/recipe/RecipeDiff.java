package dev.eidos.compare.recipe;

import dev.eidos.compare.diff.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The differences between two recipes, or two bundles. A component that only one has is one of them. */
public final class RecipeDiff {
    private final RecipeTexts before;
    private final RecipeTexts after;
    private final Predicate<String> wanted;
    private final List<Difference> differences = new ArrayList<>();

    private RecipeDiff(RecipeTexts before, RecipeTexts after, Predicate<String> wanted) {
        this.before = before;
        this.after = after;
        this.wanted = wanted;
    }

    /**
     * Those of two, by path.
     *
     * @param wanted the paths that are compared
     */
    public static List<Difference> of(RecipeTexts before, RecipeTexts after, Predicate<String> wanted) {
        var diff = new RecipeDiff(before, after, wanted);
        diff.components();
        diff.texts(before.texts(), after.texts());
        diff.order();
        if (diff.differences.isEmpty()) {
            diff.texts(before.aside(), after.aside());
        }
        diff.differences.sort(Comparator.comparing(Difference::path));
        return List.copyOf(diff.differences);
    }

    private void components() {
        for (String name : after.components()) {
            if (!before.components().contains(name)) {
                put(Difference.Kind.ADDED, RecipeTexts.COMPONENTS + name, "", made(after, name));
            }
        }
        for (String name : before.components()) {
            if (!after.components().contains(name)) {
                put(Difference.Kind.REMOVED, RecipeTexts.COMPONENTS + name, made(before, name), "");
            }
        }
    }

    /** The chart and version of a component, or what else it is made of. */
    private static String made(RecipeTexts side, String name) {
        List<String> words = new ArrayList<>();
        for (String key : List.of("chart", "path", "version", "tag")) {
            String text = side.texts().getOrDefault(RecipeTexts.COMPONENTS + name + "." + key, "");
            if (!text.isEmpty()) {
                words.add(text);
            }
        }
        return words.isEmpty() ? "manifests" : String.join(" ", words);
    }

    private void texts(Map<String, String> old, Map<String, String> now) {
        var paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            String was = old.get(path);
            String is = now.get(path);
            if (isOfOneSide(path)) {
                continue;
            }
            if (was == null) {
                put(Difference.Kind.ADDED, path, "", now.getOrDefault(path, ""));
            } else if (is == null) {
                put(Difference.Kind.REMOVED, path, was, "");
            } else if (!was.equals(is)) {
                put(Difference.Kind.CHANGED, path, was, is);
            }
        }
    }

    /** Returns whether a path is of a component that only one has. */
    private boolean isOfOneSide(String path) {
        for (String name : before.components()) {
            if (isOf(path, name)) {
                return !after.components().contains(name);
            }
        }
        return after.components().stream().anyMatch(name -> isOf(path, name));
    }

    /** Names have no dots, and no name is another's beginning with a dot behind. */
    private static boolean isOf(String path, String name) {
        return path.startsWith(RecipeTexts.COMPONENTS + name + ".");
    }

    /** Components that both have, installed in another order. */
    private void order() {
        List<String> old = before.components().stream()
                .filter(after.components()::contains)
                .toList();
        List<String> now = after.components().stream()
                .filter(before.components()::contains)
                .toList();
        if (!old.equals(now)) {
            put(Difference.Kind.CHANGED, RecipeTexts.ORDER, String.join(", ", old), String.join(", ", now));
        }
    }

    private void put(Difference.Kind kind, String path, String was, String is) {
        if (wanted.test(path)) {
            differences.add(new Difference(kind, path, was, is, List.of()));
        }
    }

    /** How many of what differ, in words: {@code 1 component, 2 versions, 5 values}. */
    public static String counted(List<Difference> differences) {
        Map<String, Integer> counts = new TreeMap<>();
        differences.forEach(difference -> counts.merge(part(difference.path()), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        for (String part : List.of("component", "version", "value", "constraint", "other")) {
            int count = counts.getOrDefault(part, 0);
            if (count > 0) {
                words.add(count + " " + part + (count == 1 || part.equals("other") ? "" : "s"));
            }
        }
        return String.join(", ", words);
    }

    private static String part(String path) {
        if (path.startsWith(RecipeTexts.CONSTRAINTS)) {
            return "constraint";
        }
        if (!path.startsWith(RecipeTexts.COMPONENTS)) {
            return "other";
        }
        String rest = path.substring(RecipeTexts.COMPONENTS.length());
        int dot = rest.indexOf('.');
        if (dot < 0) {
            return "component";
        }
        String key = rest.substring(dot);
        return key.startsWith(RecipeTexts.VALUES + ".")
                ? "value"
                : key.equals(".version") || key.equals(".tag") ? "version" : "other";
    }
}
