package dev.eidos.compare;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The paths and values of many nodes, one object for each: thousands of nodes say the same, and are compared by it.
 * Several threads may use it.
 */
public final class Vocabulary {
    private final FactKinds kinds;
    private final boolean raw;
    private final Map<String, Map<String, Slot>> slots = new ConcurrentHashMap<>();
    private final Map<String, FactPath> paths = new ConcurrentHashMap<>();
    private final Map<String, FactValue> values = new ConcurrentHashMap<>();
    private final Map<String, FactValue> anonymous = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    public Vocabulary(FactKinds kinds) {
        this.kinds = kinds;
        this.raw = kinds.equals(FactKinds.RAW);
    }

    /** Whether identities are compared, too. */
    boolean raw() {
        return raw;
    }

    /**
     * Where a reading belongs.
     *
     * @param item the one of several alike that it is of; empty where there is one alone
     */
    record Slot(FactPath path, String item) {}

    /** The slots of a subtype by their keys. */
    Map<String, Slot> slots(String subtype) {
        return slots.computeIfAbsent(subtype, _ -> new ConcurrentHashMap<>());
    }

    Slot slot(String type, String subtype, String key) {
        String item = Alike.item(type, subtype, key);
        if (item.isEmpty()) {
            return new Slot(path(type + "." + subtype, key), "");
        }
        return item.equals(subtype)
                ? new Slot(path(type + "." + Alike.several(subtype), key), item)
                : new Slot(path(type + "." + subtype, "*" + key.substring(item.length())), item);
    }

    FactPath path(String subtype, String key) {
        return paths.computeIfAbsent(
                subtype + "." + key, text -> new FactPath(next.getAndIncrement(), subtype, key, kinds.of(text)));
    }

    /** The path of that name; null if no node has it. */
    public @Nullable FactPath find(String text) {
        return paths.get(text);
    }

    /** All paths so far. */
    public Collection<FactPath> paths() {
        return paths.values();
    }

    FactValue value(String text) {
        return values.computeIfAbsent(text, FactValue::of);
    }

    /** The value of a text that does not have the node's own names. */
    FactValue anonymous(String text) {
        FactValue known = anonymous.get(text);
        if (known == null) {
            known = value(raw ? text : Placeholders.anonymous(text));
            anonymous.put(text, known);
        }
        return known;
    }

    FactValue shared(List<FactValue.Share> shares) {
        FactValue made = FactValue.of(shares);
        FactValue known = values.putIfAbsent(made.text(), made);
        return known == null ? made : known;
    }

    /** The number of paths so far. */
    public int size() {
        return next.get();
    }
}
