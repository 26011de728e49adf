package dev.eidos.recipe.document;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.HealthCheck;
import java.util.Set;

/** Components as overlays and recipes write them. */
public final class ComponentRefReader {
    private static final String ASSERTS = "healthCheckAsserts";
    private static final String SKIP = "healthCheckSkip";

    private static final Set<String> KNOWN = Set.of(
            "name",
            "type",
            "namespace",
            "chart",
            "source",
            "version",
            "tag",
            "path",
            "valuesFile",
            "overrides",
            "dependencyRefs",
            "preManifestFiles",
            "manifestFiles",
            "digest",
            "patches",
            ASSERTS,
            SKIP);

    private ComponentRefReader() {}

    static ComponentRef read(Value node, DocumentFields fields) {
        Value.Mapping component = fields.mapping(node);
        AicrFields.component(component, KNOWN, fields);
        for (Value patch : fields.items(component, "patches")) {
            throw fields.invalid(
                    patch,
                    "'patches' of component '" + component.text("name") + "' cannot be honoured",
                    "patch the kustomization in its repository, and name that as 'source', 'path' and 'tag'");
        }
        return new ComponentRef(
                fields.text(component, "name"),
                fields.optionalText(component, "type"),
                fields.optionalText(component, "namespace"),
                fields.optionalText(component, "chart"),
                fields.optionalText(component, "source"),
                fields.optionalText(component, "version"),
                fields.optionalText(component, "tag"),
                fields.optionalText(component, "path"),
                fields.optionalText(component, "valuesFile"),
                fields.mapping(component, "overrides"),
                fields.texts(component, "dependencyRefs"),
                fields.texts(component, "preManifestFiles"),
                fields.texts(component, "manifestFiles"),
                fields.optionalText(component, "digest"),
                new HealthCheck(fields.optionalText(component, ASSERTS), component.flag(SKIP)));
    }

    public static Value document(ComponentRef component) {
        return origin(component)
                .put("valuesFile", component.valuesFile())
                .putMapping("overrides", component.overrides())
                .putTexts("dependencyRefs", component.dependencyRefs())
                .putTexts("preManifestFiles", component.preManifestFiles())
                .putTexts("manifestFiles", component.manifestFiles())
                .put(ASSERTS, component.healthCheck().asserts())
                .put(SKIP, component.healthCheck().skip() ? Value.scalar(Reading.of(true)) : null)
                .build();
    }

    /** The first fields of a component's document: what it is and where it is from. */
    public static MappingBuilder origin(ComponentRef component) {
        return new MappingBuilder()
                .put("name", component.name())
                .put("namespace", component.namespace())
                .put("chart", component.chart())
                .put("type", component.type())
                .put("source", component.source())
                .put("version", component.version())
                .put("digest", component.digest())
                .put("tag", component.tag())
                .put("path", component.path());
    }
}
