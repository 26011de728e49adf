package dev.eidos.config;

import java.util.List;

/**
 * A value of the configuration.
 *
 * @param texts one, or all of a list
 * @param place the file and the line where it stands
 */
public record ConfigValue(List<String> texts, String place) {
    public ConfigValue {
        texts = List.copyOf(texts);
    }

    /** The only text, or the first. */
    public String text() {
        return texts.getFirst();
    }
}
