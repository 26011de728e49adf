package dev.eidos.recipe;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import java.util.Set;

/** Components as overlays and recipes write them. */
final class ComponentRefReader {
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
            "manifestFiles");

    private ComponentRefReader() {}

    static ComponentRef read(Node node, DocumentFields fields) {
        Node.Mapping component = fields.mapping(node);
        fields.known(component, KNOWN);
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
                fields.texts(component, "manifestFiles"));
    }

    static Node document(ComponentRef component) {
        return origin(component)
                .put("valuesFile", component.valuesFile())
                .putMapping("overrides", component.overrides())
                .putTexts("dependencyRefs", component.dependencyRefs())
                .putTexts("manifestFiles", component.manifestFiles())
                .build();
    }

    /** What it is and where it is from: a document's first fields. */
    static MappingBuilder origin(ComponentRef component) {
        return new MappingBuilder()
                .put("name", component.name())
                .put("namespace", component.namespace())
                .put("chart", component.chart())
                .put("type", component.type())
                .put("source", component.source())
                .put("version", component.version())
                .put("tag", component.tag())
                .put("path", component.path());
    }
}
