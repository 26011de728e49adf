package dev.eidos.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of the form {@code OBJECT: reason}, of which those with the same reason are one. */
public final class SharedReasons {
    private static final int NAMED = 12;
    private static final String BETWEEN = ": ";

    private SharedReasons() {}

    /** Joins the objects of lines with the same reason, in the order in which reasons come first. */
    public static List<String> of(List<String> lines) {
        Map<String, List<String>> objects = new LinkedHashMap<>();
        for (String line : lines) {
            int end = line.indexOf(BETWEEN);
            String reason = end < 0 ? line : line.substring(end);
            objects.computeIfAbsent(reason, _ -> new ArrayList<>()).add(end < 0 ? "" : line.substring(0, end));
        }
        return objects.entrySet().stream()
                .map(one -> Listing.of(one.getValue().stream().distinct().toList(), NAMED) + one.getKey())
                .toList();
    }
}
