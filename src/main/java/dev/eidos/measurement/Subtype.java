package dev.eidos.measurement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Readings that belong together, such as {@code release} or {@code sysctl} of an operating system.
 *
 * @param name without dots, because a constraint path is {@code {type}.{subtype}.{key}}
 * @param data in the order in which documents list them
 * @param gaps what was looked for in vain
 */
public record Subtype(String name, Map<String, Reading> data, List<Gap> gaps) {
    public Subtype {
        Objects.requireNonNull(name, "name");
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        gaps = List.copyOf(gaps);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /** A subtype of which nothing could be read. */
    public static Subtype missing(String name, Gap gap) {
        return new Subtype(name, Map.of(), List.of(gap));
    }

    public Optional<Reading> get(String key) {
        return Optional.ofNullable(data.get(key));
    }

    /** Collects readings and gaps in the order they are put. */
    public static final class Builder {
        private final String name;
        private final Map<String, Reading> data = new LinkedHashMap<>();
        private final List<Gap> gaps = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        public Builder put(String key, Reading value) {
            data.put(key, value);
            return this;
        }

        /** Leaves the key out when there is no value: an absent key says "unknown", an empty text would not. */
        public Builder put(String key, @Nullable String value) {
            return value == null ? this : put(key, Reading.of(value));
        }

        public Builder put(String key, @Nullable Long value) {
            return value == null ? this : put(key, Reading.of(value.longValue()));
        }

        public Builder put(String key, long value) {
            return put(key, Reading.of(value));
        }

        public Builder put(String key, @Nullable Boolean value) {
            return value == null ? this : put(key, Reading.of(value.booleanValue()));
        }

        public Builder put(String key, boolean value) {
            return put(key, Reading.of(value));
        }

        public Builder gap(Gap gap) {
            gaps.add(gap);
            return this;
        }

        public Builder gap(String object, Gap.Reason reason, String message) {
            return gap(new Gap(object, reason, message));
        }

        public Subtype build() {
            return new Subtype(name, data, gaps);
        }
    }
}
