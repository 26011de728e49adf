package dev.eidos.schema;

import static dev.eidos.schema.Shape.fields;
import static dev.eidos.schema.Shape.flag;
import static dev.eidos.schema.Shape.list;
import static dev.eidos.schema.Shape.object;
import static dev.eidos.schema.Shape.oneOf;
import static dev.eidos.schema.Shape.text;
import static dev.eidos.schema.Shape.texts;

import dev.eidos.document.Value;
import java.util.List;
import java.util.Map;

/** The schemas of documents about what a recipe pulls and changes. */
final class SupplySchemas {
    private SupplySchemas() {}

    static Value mirrorList() {
        Map<String, Value> image = fields();
        image.put("reference", text("written out, with tag or digest"));
        image.put("digest", text());
        image.put("components", texts());
        Map<String, Value> list = fields();
        list.put("complete", Shape.described(flag(), "whether all images are known"));
        list.put("images", list(object(image, "reference", "components")));
        list.put("charts", list(allOf("component", "name", "version", "repository", "digest")));
        list.put("kustomizations", list(allOf("component", "repository", "path", "tag")));
        list.put("files", texts("archives of eidos itself"));
        list.put("unknown", texts("what could not be told, and why"));
        return DocumentSchemas.document("MirrorList", list, "complete", "images", "charts", "kustomizations");
    }

    static Value upgradeReport() {
        Map<String, Value> finding = fields();
        finding.put("object", text("the component or constraint"));
        finding.put("verdict", oneOf(List.of("safe", "hands", "blocked")));
        finding.put("reason", text());
        finding.put("todo", text());
        finding.put("pools", texts("the pools of nodes that it is about, where a recipe has pools"));
        Map<String, Value> report = fields();
        report.put("verdict", oneOf(List.of("safe", "hands", "blocked")));
        report.put("findings", list(object(finding, "object", "verdict", "reason")));
        report.put("unknown", texts("what was not looked into, and why"));
        return DocumentSchemas.document("UpgradeReport", report, "verdict", "findings");
    }

    private static Value allOf(String... names) {
        Map<String, Value> entry = fields();
        for (String name : List.of(names)) {
            entry.put(name, text());
        }
        return object(entry, names[0]);
    }
}
