package dev.eidos.compare;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts of one snapshot, by path. */
public final class NodeFacts {
    /** The key, at a subtype, of why a part of it could not be read. */
    public static final String UNREAD = "notCollected";

    private final Vocabulary vocabulary;
    private final String name;
    private final String taken;
    private final String version;
    private final Site site;
    private final NodeIdentity identity;
    private final FactPath[] paths;
    private final FactValue[] values;
    private final Map<FactPath, Map<String, String>> items;
    private final Map<String, String> gaps;
    private final Map<FactPath, FactValue> unread;
    private final Set<String> types;
    private final int normalised;

    /**
     * Facts.
     *
     * @param paths by ascending id, each with the value of the same index
     * @param items of paths where several alike do not agree, what each says
     * @param gaps of subtypes, the first that was looked for in vain
     * @param unread the reason for each of them
     */
    NodeFacts(
            Vocabulary vocabulary,
            Origin origin,
            FactPath[] paths,
            FactValue[] values,
            Map<FactPath, Map<String, String>> items,
            Map<String, String> gaps,
            Map<FactPath, FactValue> unread,
            Set<String> types,
            int normalised) {
        this.vocabulary = vocabulary;
        this.name = origin.name();
        this.taken = origin.taken();
        this.version = origin.version();
        this.site = origin.site();
        this.identity = origin.identity();
        this.paths = paths;
        this.values = values;
        this.items = items;
        this.gaps = gaps;
        this.unread = unread;
        this.types = types;
        this.normalised = normalised;
    }

    /**
     * Whose facts they are.
     *
     * @param taken when, as RFC 3339 has it; empty if unknown
     * @param version of the tool that took them; empty if unknown
     * @param site where the machine stands
     */
    record Origin(String name, String taken, String version, Site site, NodeIdentity identity) {}

    public String name() {
        return name;
    }

    public String taken() {
        return taken;
    }

    public String version() {
        return version;
    }

    /** Where the machine stands; it is never compared. */
    public Site site() {
        return site;
    }

    /** What tells it, its start and its GPUs from others. */
    public NodeIdentity identity() {
        return identity;
    }

    /** How many values are not compared because they name the node or a part of it. */
    public int normalised() {
        return normalised;
    }

    /** Of subtypes, the first thing that was looked for in vain. */
    public Map<String, String> gaps() {
        return gaps;
    }

    /** Why a part of a subtype could not be read, by the path that says so. That it is not there is no such reason. */
    public Map<FactPath, FactValue> unread() {
        return unread;
    }

    public int size() {
        return paths.length;
    }

    public FactPath path(int index) {
        return paths[index];
    }

    public FactValue value(int index) {
        return values[index];
    }

    /** The value at a path; null where there is none. */
    public @Nullable FactValue get(FactPath path) {
        int low = 0;
        int high = paths.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int id = paths[middle].id();
            if (id == path.id()) {
                return values[middle];
            }
            if (id < path.id()) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /** The path of that name; null if no node has it. */
    public @Nullable FactPath find(String path) {
        return vocabulary.find(path);
    }

    /** The value at the path of that name; null where there is none. */
    public @Nullable FactValue get(String path) {
        FactPath found = vocabulary.find(path);
        return found == null ? null : get(found);
    }

    /** The text at the path of that name; empty where there is none. */
    public String text(String path) {
        FactValue value = get(path);
        return value == null ? "" : value.text();
    }

    /** What each of several alike says at a path, by its name; empty where they agree. */
    public Map<String, String> items(FactPath path) {
        return items.getOrDefault(path, Map.of());
    }

    /** Returns whether nobody could look, or did, at a path that has no value. */
    public boolean isUnknown(FactPath path) {
        String subtype = path.subtype();
        return gaps.containsKey(subtype) || !types.contains(subtype.substring(0, subtype.indexOf('.')));
    }
}
