package dev.eidos.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a library's profile that a recipe was made with: one of several qualified states of a cluster. What it
 * sets is part of the components; here stands what nobody may change any more.
 *
 * @param name of the profile
 * @param value that was chosen
 * @param advertiser of the GPUs, where it is not one of the components: {@code external}
 * @param ownedPaths the paths of values that the choice decides, by component; {@code enabled} is its presence
 */
public record SelectedProfile(
        String name, String value, @Nullable String advertiser, Map<String, List<String>> ownedPaths) {
    public SelectedProfile {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        ownedPaths.forEach((component, owned) -> paths.put(component, List.copyOf(owned)));
        ownedPaths = Collections.unmodifiableMap(paths);
    }

    /** The owned path that a change at a path would touch: itself, one below it or one above; null if there is none. */
    public @Nullable String touched(String component, String path) {
        String changed = steps(path);
        for (String owned : ownedPaths.getOrDefault(component, List.of())) {
            String own = steps(owned);
            if (own.startsWith(changed) || changed.startsWith(own)) {
                return owned;
            }
        }
        return null;
    }

    /** However dots of names are written ({@code nvidia\.com/gpu}); an item of a list is a step into the list. */
    private static String steps(String path) {
        return path.replace("\\.", ".").replace("[", ".[") + ".";
    }

    /** As it is chosen: {@code gpuStack=driver-installer}. */
    public String text() {
        return name + "=" + value;
    }
}
