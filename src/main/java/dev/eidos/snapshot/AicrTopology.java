package dev.eidos.snapshot;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The labels and taints of a cluster's nodes as AICR has them, under the keys and in the words that eidos has. AICR has
 * them in one or both of two forms: {@code items}, which say all, and {@code data} of folded texts,
 * {@code value|node-a,node-b (+2 more)}, in which a key with several values is {@code key.value}. Items go before.
 */
final class AicrTopology {
    private static final String LABEL = "label";
    private static final String TAINT = "taint";

    private final boolean taints;
    private final Subtype subtype;
    private final Consumer<String> notices;
    private final Map<String, Reading> data = new LinkedHashMap<>();

    private AicrTopology(Subtype subtype, Consumer<String> notices) {
        this.subtype = subtype;
        this.taints = subtype.name().equals(TAINT);
        this.notices = notices;
    }

    /**
     * The subtype with readings as eidos has them; the same if it is none of labels or taints, or has them already.
     *
     * @param notices is told of what cannot be used
     */
    static Subtype asOurs(Subtype subtype, Consumer<String> notices) {
        if (!subtype.name().equals(LABEL) && !subtype.name().equals(TAINT)) {
            return subtype;
        }
        var topology = new AicrTopology(subtype, notices);
        if (subtype.items().isEmpty()) {
            subtype.data().forEach(topology::folded);
        } else if (subtype.data().keySet().stream().allMatch(topology::isOurs)
                && !subtype.data().isEmpty()) {
            return subtype;
        } else {
            subtype.items().forEach(topology::item);
        }
        return subtype.with(topology.data, subtype.gaps());
    }

    /** A label's key has no {@code =}, a taint's no {@code :}, which ours have before value and effect. */
    private boolean isOurs(String key) {
        return key.indexOf(taints ? ':' : '=') > 0;
    }

    private void folded(String key, Reading reading) {
        String text = isOurs(key) ? "" : reading.asText();
        int effect = taints ? text.indexOf('|') : -1;
        int value = text.indexOf('|', effect + 1);
        if (value < 0 || (taints && effect < 0)) {
            data.put(key, reading);
            return;
        }
        String written = text.substring(effect + 1, value);
        boolean several = !written.isEmpty() && key.endsWith("." + written);
        String name = several ? key.substring(0, key.length() - written.length() - 1) : key;
        NodeList nodes = NodeList.of(text.substring(value + 1));
        data.put(key(name, written, taints ? text.substring(0, effect) : ""), Reading.of(nodes.text()));
    }

    private void item(Subtype.Item item) {
        String key = text(item.context(), "key");
        String effect = text(item.context(), "effect");
        if (key == null || (taints && effect == null)) {
            notices.accept("an item of '" + subtype.name() + "' has no " + (key == null ? "key" : "effect"));
            return;
        }
        String value = Optional.ofNullable(text(item.context(), "value")).orElse("");
        String ours = key(key, value, effect == null ? "" : effect);
        NodeList nodes = nodes(item, value);
        String said = text(item.data(), "node-count");
        if (nodes != null && said != null && !said.equals(Integer.toString(nodes.count()))) {
            notices.accept("'" + ours + "' counts " + said + " nodes and lists " + nodes.count() + ": the list is");
            nodes = null;
        }
        if (nodes != null) {
            data.put(ours, Reading.of(nodes.text()));
        } else if (said != null) {
            data.put(ours, Reading.of(said + ": not listed"));
        } else {
            notices.accept("'" + ours + "' says nothing of its nodes: it is");
        }
    }

    /** The nodes of an item; null where it does not list them, or refers to a list that is not of this value. */
    private @Nullable NodeList nodes(Subtype.Item item, String value) {
        String list = text(item.data(), "node-list");
        if (list != null) {
            return NodeList.of(list);
        }
        String reference = text(item.data(), "node-list-ref");
        if (reference == null) {
            return null;
        }
        String folded = text(subtype.data(), reference);
        String before = taints ? text(item.context(), "effect") + "|" + value + "|" : value + "|";
        return folded != null && folded.startsWith(before) && foldedOnto(reference) == 1
                ? NodeList.of(folded.substring(before.length()))
                : null;
    }

    /** How many items have become the folded text of a key: one that two have become belongs to neither. */
    private long foldedOnto(String key) {
        return subtype.items().stream()
                .map(Subtype.Item::context)
                .filter(item ->
                        key.equals(text(item, "key")) || key.equals(text(item, "key") + "." + text(item, "value")))
                .count();
    }

    private String key(String name, String value, String effect) {
        if (!taints) {
            return name + "=" + value;
        }
        return value.isEmpty() ? name + ":" + effect : name + "=" + value + ":" + effect;
    }

    private static @Nullable String text(Map<String, Reading> readings, String key) {
        Reading reading = readings.get(key);
        return reading == null ? null : reading.asText();
    }

    /** Names of nodes, of which some may only be counted. */
    private record NodeList(List<String> names, int more) {
        private static final String MORE = " more)";

        /** A list as AICR writes it: {@code node-a,node-b (+2 more)}. */
        static NodeList of(String text) {
            int cut = text.endsWith(MORE) ? text.lastIndexOf(" (+") : -1;
            String count = cut < 0 ? "" : text.substring(cut + 3, text.length() - MORE.length());
            boolean counted =
                    !count.isEmpty() && count.length() < 9 && count.chars().allMatch(Character::isDigit);
            List<String> names = new ArrayList<>();
            for (String name : (counted ? text.substring(0, cut) : text).split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
            return new NodeList(names, counted ? Integer.parseInt(count) : 0);
        }

        int count() {
            return names.size() + more;
        }

        /** As eidos writes it: {@code 4: node-a, node-b and 2 more}. */
        String text() {
            String listed = count() + ": " + String.join(", ", names);
            return more == 0 ? listed : listed + " and " + more + " more";
        }
    }
}
