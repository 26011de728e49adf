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
 * @param name without dots, because a constraint path is {@code {type}.{subtype}.{key}}; other tools may have some
 * @param context what the readings are about, where another tool says so; never asked for by a path
 * @param data in the order in which documents list them
 * @param items things of one kind, where another tool lists them
 * @param gaps what was looked for in vain
 */
public record Subtype(
        String name, Map<String, Reading> context, Map<String, Reading> data, List<Item> items, List<Gap> gaps) {
    public Subtype {
        Objects.requireNonNull(name, "name");
        context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        items = List.copyOf(items);
        gaps = List.copyOf(gaps);
    }

    /** Readings alone, as all are that eidos takes. */
    public Subtype(String name, Map<String, Reading> data, List<Gap> gaps) {
        this(name, Map.of(), data, List.of(), gaps);
    }

    /**
     * One of several things in a subtype.
     *
     * @param context what it is
     * @param data what was read of it
     */
    public record Item(Map<String, Reading> context, Map<String, Reading> data) {
        public Item {
            context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }

        /** What a path finds under a key: of both, what was read goes first. */
        public Optional<Reading> get(String key) {
            Reading read = data.get(key);
            return Optional.ofNullable(read == null ? context.get(key) : read);
        }
    }

    /** The same things with other readings and gaps. */
    public Subtype with(Map<String, Reading> otherData, List<Gap> otherGaps) {
        return new Subtype(name, context, otherData, items, otherGaps);
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
