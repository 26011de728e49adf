package dev.eidos.recipe.fleet;

import dev.eidos.document.Dialect;
import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.FewNotices;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.document.RecipeReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reader of fleets' recipes. People write node selectors into them, so that these are checked, too. */
public final class FleetRecipeReader {
    /** Names of objects and releases are made of it, with more before or behind it. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?");

    /** Labels as Kubernetes has them (kubernetes.io, "Labels and Selectors", syntax). */
    private static final Pattern KEY =
            Pattern.compile("([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?");

    private final String name;
    private final DocumentFields fields;
    private final Consumer<String> notices;

    private FleetRecipeReader(String name, DocumentFields fields, Consumer<String> notices) {
        this.name = name;
        this.fields = fields;
        this.notices = notices;
    }

    /** Returns whether a document says that it is one. Those of other kinds are only looked over. */
    public static boolean is(String text, String name) {
        if (text.stripLeading().startsWith("{")) {
            return FleetRecipeDocument.KIND.equals(DocumentHeader.kind(DocumentReader.read(text, name)));
        }
        return text.lines()
                .filter(line -> line.startsWith("kind:"))
                .map(line -> line.substring("kind:".length()).strip().replaceAll("[\"']", ""))
                .anyMatch(FleetRecipeDocument.KIND::equals);
    }

    /**
     * Reads one.
     *
     * @param name the file or URL, for errors and notices
     * @param notices is told of each field that was left out
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is none; the error names the place
     */
    public static FleetRecipe read(String text, String name, Consumer<String> notices) {
        Value document = DocumentReader.read(text, name, Dialect.RECIPE);
        try (var few = new FewNotices(name, notices)) {
            return new FleetRecipeReader(name, new DocumentFields("fleet recipe", name, few), few)
                    .fleet(DocumentHeader.check(document, FleetRecipeDocument.KIND, name));
        }
    }

    private FleetRecipe fleet(Value.Mapping document) {
        fields.known(document, Set.of("apiVersion", "kind", "metadata", "pools"));
        Value.Mapping metadata = fields.mapping(document, "metadata");
        fields.known(metadata, Set.of("version", "cluster", "nodesWithoutGpus"));
        Value.Mapping cluster = fields.mapping(metadata, "cluster");
        List<NodePool> pools =
                fields.items(document, "pools").stream().map(this::pool).toList();
        if (pools.isEmpty()) {
            throw fields.invalid(document, "it has no pools");
        }
        Set<String> names = new HashSet<>();
        for (NodePool pool : pools) {
            if (!names.add(pool.name())) {
                throw fields.invalid(document, "pool '" + pool.name() + "' stands twice");
            }
        }
        return new FleetRecipe(
                fields.optionalText(metadata, "version"),
                new ClusterIdentity(text(cluster, "context"), text(cluster, "server"), text(cluster, "uid")),
                pools,
                count(metadata, "nodesWithoutGpus"));
    }

    private NodePool pool(Value node) {
        Value.Mapping pool = fields.mapping(node);
        fields.known(pool, Set.of("name", "nodes", "osVersions", "nodeSelector", "recipe"));
        String poolName = fields.text(pool, "name");
        if (!NAME.matcher(poolName).matches()) {
            throw fields.invalid(pool, "'name' is not of lower-case letters, digits and dashes, at most 40");
        }
        Value recipe = pool.get("recipe");
        if (recipe == null) {
            throw fields.invalid(pool, "pool '" + poolName + "' has no recipe");
        }
        return new NodePool(
                poolName,
                count(pool, "nodes"),
                fields.texts(pool, "osVersions"),
                selector(fields.mapping(pool, "nodeSelector")),
                RecipeReader.read(recipe, name, notices));
    }

    private SortedMap<String, String> selector(Value.Mapping labels) {
        SortedMap<String, String> selector = new TreeMap<>();
        for (Map.Entry<String, Value> label : labels.entries().entrySet()) {
            String value = text(labels, label.getKey());
            if (!KEY.matcher(label.getKey()).matches() || !VALUE.matcher(value).matches()) {
                throw fields.invalid(label.getValue(), "'" + label.getKey() + "' and its value are no label");
            }
            selector.put(label.getKey(), value);
        }
        return selector;
    }

    private int count(Value.Mapping mapping, String key) {
        @Nullable Value node = mapping.get(key);
        if (node == null) {
            return 0;
        }
        if (node instanceof Value.Scalar count
                && count.value() instanceof Reading.Whole(long value)
                && value >= 0
                && value <= Integer.MAX_VALUE) {
            return (int) value;
        }
        throw fields.invalid(node, "'" + key + "' must be a whole number from 0");
    }

    private String text(Value.Mapping mapping, String key) {
        @Nullable String text = fields.optionalText(mapping, key);
        return text == null ? "" : text;
    }
}
