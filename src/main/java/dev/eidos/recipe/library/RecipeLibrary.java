package dev.eidos.recipe.library;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.FewNotices;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.LibraryLock;
import dev.eidos.recipe.Mixin;
import dev.eidos.recipe.Overlay;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.document.OverlayReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The library of components, and of overlays that say which of them work together. Reads of its files only what is
 * asked for.
 */
public final class RecipeLibrary {
    public static final String REGISTRY_KIND = "ComponentRegistry";

    private final LibraryFiles files;
    private final Consumer<String> notices;
    private final Map<String, OverlayHead> heads = new LinkedHashMap<>();
    private final Map<String, Overlay> overlays = new HashMap<>();
    private @Nullable Map<String, RegisteredComponent> registry;
    private @Nullable Map<String, Mixin> mixins;

    /**
     * Opens a library.
     *
     * @param notices is told of fields that are not known
     */
    public RecipeLibrary(LibraryFiles files, Consumer<String> notices) {
        this.files = files;
        this.notices = notices;
        for (OverlayHead head : files.overlays()) {
            OverlayHead other = heads.putIfAbsent(head.name(), head);
            if (other != null) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "two overlays have the same name")
                        .object(head.name())
                        .reason("both " + files.place(other.file()) + " and " + files.place(head.file())
                                + " say that they are '" + head.name() + "'")
                        .build();
            }
        }
    }

    public LibraryFiles files() {
        return files;
    }

    /** The library's version and digest, by which a recipe knows it again. */
    public LibraryLock lock() {
        Value registered = files.document(LibraryFiles.REGISTRY);
        String version = registered instanceof Value.Mapping mapping ? mapping.text("metadata", "version") : "";
        return new LibraryLock(version.isEmpty() ? null : version, files.sha256());
    }

    /** All overlays, sorted by name. */
    public List<OverlayHead> heads() {
        return List.copyOf(heads.values());
    }

    /** An overlay's head; null where there is no such overlay. */
    public @Nullable OverlayHead head(String name) {
        return heads.get(name);
    }

    /** The overlay of a head. */
    public Overlay overlay(OverlayHead head) {
        Overlay known = overlays.get(head.name());
        if (known == null) {
            Value document = files.document(head.file());
            if (document == null) {
                throw new IllegalStateException(head.file() + " has gone from the library");
            }
            String place = files.place(head.file());
            try (var few = new FewNotices(place, notices)) {
                known = new OverlayReader(head.file(), place, few).read(document);
            }
            overlays.put(head.name(), known);
        }
        return known;
    }

    /** A mixin; null where there is no such mixin. */
    public @Nullable Mixin mixin(String name) {
        return mixins().get(name);
    }

    /** All mixins by name. */
    public Map<String, Mixin> mixins() {
        Map<String, Mixin> known = mixins;
        if (known == null) {
            known = readMixins();
            mixins = known;
        }
        return known;
    }

    private Map<String, Mixin> readMixins() {
        Map<String, Mixin> read = new TreeMap<>();
        for (String path : files.paths()) {
            boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
            Value document = yaml && path.startsWith(LibraryFiles.MIXINS) ? files.document(path) : null;
            if (document != null) {
                String place = files.place(path);
                try (var few = new FewNotices(place, notices)) {
                    Mixin mixin = new OverlayReader(path, place, few).mixin(document);
                    Mixin other = read.putIfAbsent(mixin.name(), mixin);
                    if (other != null) {
                        throw EidosException.of(ErrorCode.INVALID_INPUT, "two mixins have the same name")
                                .object(mixin.name())
                                .reason("both " + files.place(other.file()) + " and " + place + " say that they are '"
                                        + mixin.name() + "'")
                                .build();
                    }
                }
            }
        }
        return read;
    }

    /** The components by name, in the order of the registry. */
    public Map<String, RegisteredComponent> registry() {
        Map<String, RegisteredComponent> known = registry;
        if (known == null) {
            known = readRegistry();
            registry = known;
        }
        return known;
    }

    private Map<String, RegisteredComponent> readRegistry() {
        Value document = files.document(LibraryFiles.REGISTRY);
        String place = files.place(LibraryFiles.REGISTRY);
        if (document == null) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "the library has no registry")
                    .object(place)
                    .suggestion("a library alone needs a registry.yaml; with --data the embedded one is used")
                    .build();
        }
        try (var few = new FewNotices(place, notices)) {
            return components(DocumentHeader.check(document, REGISTRY_KIND, place), place, few);
        }
    }

    private static Map<String, RegisteredComponent> components(
            Value.Mapping document, String place, Consumer<String> notices) {
        DocumentFields fields = new DocumentFields("component registry", place, notices);
        Map<String, RegisteredComponent> components = new LinkedHashMap<>();
        for (Value entry : fields.items(document, "components")) {
            RegisteredComponent component = RegisteredComponent.read(entry, fields);
            if (components.put(component.name(), component) != null) {
                throw fields.invalid(entry, "component '" + component.name() + "' stands twice");
            }
        }
        return components;
    }

    /** Everything that a criterion may be: what eidos knows, then what else the overlays name. */
    public List<String> vocabulary(Criterion criterion) {
        TreeSet<String> others = new TreeSet<>();
        for (OverlayHead head : heads.values()) {
            if (head.criteria() != null && head.criteria().names(criterion)) {
                others.add(head.criteria().get(criterion));
            }
        }
        List<String> values = new ArrayList<>(criterion.known());
        others.removeAll(values);
        values.addAll(others);
        return values;
    }

    /** What a criterion may be, but for the values that the library answers with a reason in place of a recipe. */
    public List<String> offered(Criterion criterion) {
        List<String> values = vocabulary(criterion);
        for (OverlayHead head : heads.values()) {
            Criteria criteria = head.criteria();
            if (criteria != null
                    && criteria.values().keySet().equals(Set.of(criterion))
                    && criterion.answered().contains(criteria.get(criterion))
                    && overlay(head).refusal() != null) {
                values.remove(criteria.get(criterion));
            }
        }
        return values;
    }
}
