package dev.eidos.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of the configuration that count together: those for every context, or for one. */
public record ConfigSection(Map<ConfigKey, ConfigValue> values) {
    public static final ConfigSection NONE = new ConfigSection(Map.of());

    public Optional<ConfigValue> value(ConfigKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The texts of a list; none where it is absent. */
    public List<String> texts(ConfigKey key) {
        return value(key).map(ConfigValue::texts).orElse(List.of());
    }

    /** The values of both; of two for the same key the other's counts. */
    ConfigSection with(ConfigSection other) {
        Map<ConfigKey, ConfigValue> both = new EnumMap<>(ConfigKey.class);
        both.putAll(values);
        both.putAll(other.values);
        return new ConfigSection(both);
    }
}
