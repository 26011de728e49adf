package dev.eidos.config;

import java.util.Map;
import java.util.Optional;

/**
 * The configuration as it was read.
 *
 * @param file it was read from; empty if there is none
 * @param usual what counts in every context
 * @param contexts what counts in one, by its name
 */
public record Configuration(String file, ConfigSection usual, Map<String, ConfigSection> contexts) {
    public static final Configuration NONE = new Configuration("", ConfigSection.NONE, Map.of());

    /** The values that count in a context; what is usual where there is none. */
    public ConfigSection of(Optional<String> context) {
        ConfigSection own = context.map(contexts::get).orElse(null);
        return own == null ? usual : usual.with(own);
    }
}
