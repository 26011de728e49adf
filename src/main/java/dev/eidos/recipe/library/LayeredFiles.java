package dev.eidos.recipe.library;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.OverlayHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One library over another: files of the upper one replace those of the same path, its overlays those of the same name,
 * and its registry adds components to the lower one's or replaces them by name.
 */
public record LayeredFiles(LibraryFiles lower, LibraryFiles upper) implements LibraryFiles {
    private static final String ACCEPTED = "acceptedFindings";

    @Override
    public List<OverlayHead> overlays() {
        List<OverlayHead> heads = new ArrayList<>(upper.overlays());
        Set<String> replaced = new HashSet<>();
        heads.forEach(head -> replaced.add(head.name()));
        for (OverlayHead head : lower.overlays()) {
            if (!upper.has(head.file()) && !replaced.contains(head.name())) {
                heads.add(head);
            }
        }
        heads.sort(OverlayHead.BY_NAME);
        return heads;
    }

    @Override
    public List<String> paths() {
        var paths = new TreeSet<>(lower.paths());
        paths.addAll(upper.paths());
        return List.copyOf(paths);
    }

    @Override
    public boolean has(String path) {
        return upper.has(path) || lower.has(path);
    }

    @Override
    public @Nullable Value document(String path) {
        if (path.equals(REGISTRY) && upper.has(path)) {
            return registry();
        }
        return of(path).document(path);
    }

    private @Nullable Value registry() {
        Value below = lower.document(REGISTRY);
        Value above = upper.document(REGISTRY);
        if (below == null || above == null) {
            return above == null ? below : above;
        }
        Map<String, Value> components = new LinkedHashMap<>();
        for (Value component : below.items("components")) {
            components.put(component.text("name"), component);
        }
        DocumentFields fields = new DocumentFields("component registry", upper.place(REGISTRY), _ -> {});
        Value.Mapping added = DocumentHeader.check(above, RecipeLibrary.REGISTRY_KIND, upper.place(REGISTRY));
        Set<String> names = new HashSet<>();
        for (Value component : fields.items(added, "components")) {
            String name = fields.text(fields.mapping(component), "name");
            if (!names.add(name)) {
                throw fields.invalid(component, "component '" + name + "' stands twice");
            }
            components.put(name, component);
        }
        Value metadata = added.get("metadata");
        if (metadata == null && below instanceof Value.Mapping mapping) {
            metadata = mapping.get("metadata");
        }
        List<Value> accepted = new ArrayList<>(below.items(ACCEPTED));
        accepted.removeIf(entry -> names.contains(entry.text("component"))); // it was of the other chart
        accepted.addAll(added.items(ACCEPTED));
        return new MappingBuilder()
                .put("kind", RecipeLibrary.REGISTRY_KIND)
                .put("metadata", metadata)
                .putItems("components", List.copyOf(components.values()))
                .putItems(ACCEPTED, accepted)
                .build();
    }

    @Override
    public @Nullable String text(String path) {
        return of(path).text(path);
    }

    @Override
    public String sha256() {
        return new LibraryDigest()
                .add("lower", lower.sha256().getBytes(StandardCharsets.UTF_8))
                .add("upper", upper.sha256().getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    @Override
    public String place(String path) {
        return of(path).place(path);
    }

    private LibraryFiles of(String path) {
        return upper.has(path) ? upper : lower;
    }
}
