package dev.eidos.compare;

import dev.eidos.snapshot.SnapshotEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A collector of the facts that a snapshot tells. One for each snapshot, of one thread. */
public final class FactCollector implements SnapshotEvents {
    private static final String NODE = "K8s.node";
    private static final String RDMA = "Hardware.rdma";
    private static final String GPUS = "GPU.gpu-*";
    private static final String TAINTED = "OS.kernel.tainted";

    private final Vocabulary vocabulary;
    private final String file;
    private final String prefix;
    private String name = "";
    private String taken = "";
    private String version = "";
    private List<String> own = List.of();
    private List<String> addresses = List.of();

    private String type = "";
    private String subtype = "";
    private Map<String, Vocabulary.Slot> slots = Map.of();
    private final Map<FactPath, String> texts = new HashMap<>();
    private final Map<FactPath, Map<String, String>> several = new HashMap<>();
    private final Map<String, String> gaps = new HashMap<>();
    private final Map<FactPath, FactValue> unread = new HashMap<>();
    private final Set<String> types = new HashSet<>();
    private final Map<String, Set<String>> counted = new TreeMap<>();
    private final Map<String, String> cliques = new HashMap<>();
    private boolean empty;
    private int lost;
    private Site site = Site.UNKNOWN;

    /**
     * A collector.
     *
     * @param file the name of a node whose snapshot does not say it
     * @param prefix what is put before its name: nodes of two clusters may have the same
     */
    public FactCollector(Vocabulary vocabulary, String file, String prefix) {
        this.vocabulary = vocabulary;
        this.file = file;
        this.prefix = prefix;
    }

    @Override
    public void metadata(String field, String text) {
        switch (field) {
            case "source-node" -> name = text;
            case "timestamp" -> taken = text;
            case "version" -> version = text;
            default -> {}
        }
    }

    @Override
    public void subtype(String ofType, String named) {
        type = ofType;
        subtype = named;
        types.add(ofType);
        slots = vocabulary.slots(ofType + "." + named);
        empty = true;
    }

    @Override
    public void reading(String key, String text) {
        empty = false;
        if (subtype.equals("node")) {
            site = site.and(key, text);
        }
        Vocabulary.Slot slot = slots.get(key);
        if (slot == null) {
            slot = vocabulary.slot(type, subtype, key);
            slots.put(key, slot);
        }
        if (slot.path().kind() == FactKind.NOISE) {
            if (slot.path().text().equals(TAINTED)) {
                KernelTaint.of(text)
                        .forEach(taint -> texts.put(vocabulary.path("OS.kernel", "tainted." + taint), "true"));
            }
            if (key.equals("fabric-clique-id")) {
                cliques.put(slot.item(), text);
            }
            return;
        }
        if (slot.item().isEmpty()) {
            texts.put(slot.path(), text);
        } else {
            several.computeIfAbsent(slot.path(), _ -> new LinkedHashMap<>()).put(slot.item(), text);
            counted.computeIfAbsent(slot.path().subtype(), _ -> new HashSet<>()).add(slot.item());
        }
    }

    @Override
    public void gap(String object, String reason, String message) {
        // that it is not there is an answer
        if (!reason.equals("NotFound")) {
            String place = Alike.isNumbered(subtype) ? Alike.several(subtype) : subtype;
            if (gaps.putIfAbsent(type + "." + place, object + ": " + message) == null) {
                unread.put(vocabulary.path(type + "." + place, NodeFacts.UNREAD), FactValue.of(reason));
            }
        }
        if (empty && type.equals("GPU") && subtype.startsWith("gpu-")) {
            lost++;
            empty = false;
        }
    }

    /** The facts, when all was told. */
    public NodeFacts facts() {
        String node = name.isEmpty() ? file : name;
        own = vocabulary.raw() ? List.of() : names(node);
        addresses = vocabulary.raw() ? List.of() : addresses();
        Map<FactPath, FactValue> all = new HashMap<>();
        Map<FactPath, Map<String, String>> differing = new HashMap<>();
        int normalised = 0;
        for (Map.Entry<FactPath, String> entry : texts.entrySet()) {
            normalised += entry.getKey().kind() == FactKind.IDENTITY ? 1 : 0;
            all.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
        }
        for (Map.Entry<FactPath, Map<String, String>> entry : several.entrySet()) {
            normalised += entry.getKey().kind() == FactKind.IDENTITY
                    ? entry.getValue().size()
                    : 0;
            without(entry.getKey(), entry.getValue());
            FactValue value = shared(entry.getKey(), entry.getValue());
            all.put(entry.getKey(), value);
            if (!value.shares().isEmpty()) {
                differing.put(entry.getKey(), Map.copyOf(entry.getValue()));
            }
        }
        counted.forEach((place, items) -> count(all, place, "count", items.size()));
        derived(all);
        if (lost > 0) {
            count(all, GPUS, "lost", lost);
        }
        FactPath[] paths = all.keySet().toArray(FactPath[]::new);
        Arrays.sort(paths, Comparator.comparingInt(FactPath::id));
        FactValue[] values = new FactValue[paths.length];
        for (int i = 0; i < paths.length; i++) {
            values[i] = Objects.requireNonNull(all.get(paths[i]));
        }
        return new NodeFacts(
                vocabulary,
                new NodeFacts.Origin(prefix + node, taken, version, site, identity()),
                paths,
                values,
                differing,
                Map.copyOf(gaps),
                Map.copyOf(unread),
                Set.copyOf(types),
                normalised);
    }

    /** Of several alike, one that says nothing where others do is not like them. */
    private void without(FactPath path, Map<String, String> items) {
        Set<String> all = counted.getOrDefault(path.subtype(), Set.of());
        if (items.size() < all.size() && path.kind() != FactKind.IDENTITY) {
            all.forEach(item -> items.putIfAbsent(item, FactValue.NOTHING));
        }
    }

    /** What several alike tell together, where none of them does by itself. */
    private void derived(Map<FactPath, FactValue> all) {
        // all names of devices stand for one path, so that another name would be no difference
        Set<String> devices = counted.getOrDefault(RDMA, Set.of());
        if (!devices.isEmpty()) {
            all.put(vocabulary.path(RDMA, "*.names"), vocabulary.anonymous(String.join(",", new TreeSet<>(devices))));
        }
        // which clique it is differs from rack to rack; that all GPUs of a node are in one does not
        if (!cliques.isEmpty()) {
            Map<String, String> clusters = several.getOrDefault(vocabulary.path(GPUS, "fabric-cluster-uuid"), Map.of());
            Set<String> different = new HashSet<>();
            cliques.forEach((gpu, clique) -> different.add(clique + " " + clusters.getOrDefault(gpu, "")));
            count(all, GPUS, "fabric-cliques", different.size());
        }
    }

    private NodeIdentity identity() {
        return new NodeIdentity(
                texts.getOrDefault(vocabulary.path(NODE, "uid"), ""),
                texts.getOrDefault(vocabulary.path(NODE, "boot-id"), ""),
                several.getOrDefault(vocabulary.path(GPUS, "uuid"), Map.of()),
                Set.copyOf(cliques.values()));
    }

    private void count(Map<FactPath, FactValue> all, String place, String key, int count) {
        FactPath path = vocabulary.path(place, place.endsWith("*") ? key : "*." + key);
        all.putIfAbsent(path, vocabulary.value(Integer.toString(count)));
    }

    /** A node's names: a word without a digit or a dash may stand for anything. */
    private static List<String> names(String node) {
        List<String> names = new ArrayList<>();
        int dot = node.indexOf('.');
        for (String name : dot < 0 ? List.of(node) : List.of(node, node.substring(0, dot))) {
            if (name.length() >= 3
                    && name.chars().anyMatch(c -> c == '-' || (c >= '0' && c <= '9'))
                    && !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
                names.add(name);
            }
        }
        return names;
    }

    private List<String> addresses() {
        List<String> found = new ArrayList<>();
        for (String key : List.of("internal-ip", "external-ip")) {
            String address = texts.get(vocabulary.path(NODE, key));
            if (address != null && address.length() >= 7) {
                found.add(address);
            }
        }
        return found;
    }

    private FactValue value(FactPath path, String text) {
        if (path.kind() == FactKind.IDENTITY) {
            return vocabulary.value("<own>");
        }
        String plain = text;
        for (String name : own) {
            if (plain.contains(name)) {
                plain = Placeholders.without(own, "<node>", plain);
                break;
            }
        }
        for (String address : addresses) {
            if (plain.contains(address)) {
                plain = Placeholders.without(addresses, "<address>", plain);
                break;
            }
        }
        return vocabulary.anonymous(plain);
    }

    private FactValue shared(FactPath path, Map<String, String> items) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        items.values().forEach(text -> counts.merge(value(path, text).text(), 1, Integer::sum));
        if (counts.size() == 1) {
            return vocabulary.value(counts.keySet().iterator().next());
        }
        List<FactValue.Share> shares = counts.entrySet().stream()
                .map(entry -> new FactValue.Share(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(FactValue.Share::count)
                        .reversed()
                        .thenComparing(FactValue.Share::text))
                .toList();
        return vocabulary.shared(shares);
    }
}
