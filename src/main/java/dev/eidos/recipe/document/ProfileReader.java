package dev.eidos.recipe.document;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.SelectedProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The selected profile in a recipe's metadata. */
final class ProfileReader {
    static final String FIELD = "selectedProfile";

    private ProfileReader() {}

    static @Nullable SelectedProfile selected(Value.Mapping metadata, DocumentFields fields) {
        Value.Mapping profile = fields.mapping(metadata, FIELD);
        if (profile.entries().isEmpty()) {
            return null;
        }
        fields.known(profile, Set.of("name", "value", "advertiser", "ownedPaths"));
        Value.Mapping owned = fields.mapping(profile, "ownedPaths");
        Map<String, List<String>> paths = new LinkedHashMap<>();
        owned.entries().keySet().forEach(component -> paths.put(component, fields.texts(owned, component)));
        return new SelectedProfile(
                fields.text(profile, "name"),
                fields.text(profile, "value"),
                fields.optionalText(profile, "advertiser"),
                paths);
    }

    static Value document(SelectedProfile profile) {
        var owned = new MappingBuilder();
        profile.ownedPaths()
                .forEach((component, paths) -> owned.put(
                        component,
                        Value.sequence(paths.stream().map(Value::scalar).toList())));
        return new MappingBuilder()
                .put("name", profile.name())
                .put("value", profile.value())
                .put("advertiser", profile.advertiser())
                .put("ownedPaths", owned.build())
                .build();
    }
}
