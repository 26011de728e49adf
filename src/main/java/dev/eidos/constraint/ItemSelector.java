package dev.eidos.constraint;

import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a path that chooses one of a subtype's items: {@code [2]}, {@code [id=nodeset/slurm/x]}. */
public sealed interface ItemSelector {

    /** The selector as it is written, with its brackets. */
    String text();

    /** The items that it chooses; a path has a reading if there is exactly one. */
    List<Subtype.Item> choose(List<Subtype.Item> items);

    /**
     * The item at a place.
     *
     * @param number from 0
     */
    record At(int number) implements ItemSelector {
        @Override
        public String text() {
            return "[" + number + "]";
        }

        @Override
        public List<Subtype.Item> choose(List<Subtype.Item> items) {
            return number < items.size() ? List.of(items.get(number)) : List.of();
        }
    }

    /** The item that has a value under a key. */
    record Having(String key, String value) implements ItemSelector {
        @Override
        public String text() {
            return "[" + key + "=" + value + "]";
        }

        @Override
        public List<Subtype.Item> choose(List<Subtype.Item> items) {
            List<Subtype.Item> chosen = new ArrayList<>();
            for (Subtype.Item item : items) {
                if (item.get(key)
                        .filter(reading -> reading.asText().equals(value))
                        .isPresent()) {
                    chosen.add(item);
                }
            }
            return chosen;
        }
    }

    /** The selector that stands between brackets; null if it is none. */
    static @Nullable ItemSelector of(String inside) {
        int equals = inside.indexOf('=');
        if (equals > 0) {
            return new Having(inside.substring(0, equals), inside.substring(equals + 1));
        }
        boolean number =
                !inside.isEmpty() && inside.length() < 7 && inside.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? new At(Integer.parseInt(inside)) : null;
    }
}
