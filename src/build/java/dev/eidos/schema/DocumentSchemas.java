package dev.eidos.schema;

import static dev.eidos.schema.Shape.described;
import static dev.eidos.schema.Shape.fields;
import static dev.eidos.schema.Shape.flag;
import static dev.eidos.schema.Shape.list;
import static dev.eidos.schema.Shape.map;
import static dev.eidos.schema.Shape.object;
import static dev.eidos.schema.Shape.oneOf;
import static dev.eidos.schema.Shape.scalar;
import static dev.eidos.schema.Shape.scalarOrNull;
import static dev.eidos.schema.Shape.text;
import static dev.eidos.schema.Shape.texts;
import static dev.eidos.schema.Shape.whole;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of all documents, by the names of their files. */
final class DocumentSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private DocumentSchemas() {}

    static Map<String, Value> all() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("snapshot", snapshot());
        all.put("fleet", fleet());
        all.put("diff", diff());
        all.put("analysis", analysis());
        all.put("validation", validation());
        all.put("recipe", RecipeSchemas.recipe());
        all.put("fleet-recipe", RecipeSchemas.fleetRecipe());
        all.put("criteria", RecipeSchemas.criteriaDocument());
        all.put("overlay", RecipeSchemas.overlay());
        all.put("mixin", RecipeSchemas.mixin());
        all.put("registry", RecipeSchemas.registry());
        all.put("mirror", SupplySchemas.mirrorList());
        all.put("upgrade", SupplySchemas.upgradeReport());
        all.put("rules", rules());
        all.put("config", config());
        return all;
    }

    /** A document that says what it is. */
    static Value document(String kind, Map<String, Value> fields, String... required) {
        Map<String, Value> all = fields();
        all.put("apiVersion", Shape.only(DocumentHeader.API_VERSION));
        all.put("kind", Shape.only(kind));
        all.putAll(fields);
        String[] needed = new String[required.length + 2];
        needed[0] = "apiVersion";
        needed[1] = "kind";
        System.arraycopy(required, 0, needed, 2, required.length);
        return titled(kind, object(all, needed));
    }

    private static Value titled(String title, Value shape) {
        MappingBuilder schema = new MappingBuilder().put("$schema", DIALECT).put("title", title);
        ((Value.Mapping) shape).entries().forEach(schema::put);
        return schema.build();
    }

    /** The schema of a document that is a part of another. */
    static Value within(Value schema) {
        Map<String, Value> entries = new LinkedHashMap<>(((Value.Mapping) schema).entries());
        entries.remove("$schema");
        return Value.mapping(entries);
    }

    static Value cluster() {
        Map<String, Value> cluster = fields();
        cluster.put("context", text());
        cluster.put("server", text());
        cluster.put("uid", text("of the namespace kube-system"));
        return object(cluster);
    }

    private static Value snapshot() {
        Map<String, Value> metadata = fields();
        for (String name : List.of(
                "timestamp",
                "version",
                "source-node",
                "cluster-context",
                "cluster-server",
                "cluster-uid",
                "cluster",
                "run",
                "profile",
                "image")) {
            metadata.put(name, text());
        }
        Map<String, Value> gap = fields();
        gap.put("object", text("what could not be read"));
        gap.put("reason", oneOf(List.of("NotFound", "Forbidden", "Unavailable", "Timeout", "Invalid", "Failed")));
        gap.put("message", text());
        Map<String, Value> item = fields();
        item.put("context", map(scalarOrNull()));
        item.put("data", map(scalarOrNull()));
        Map<String, Value> subtype = fields();
        subtype.put("subtype", text());
        subtype.put("data", map(scalarOrNull()));
        subtype.put("context", map(scalarOrNull()));
        subtype.put("items", list(object(item)));
        subtype.put("notCollected", list(object(gap, "object", "reason")));
        Map<String, Value> measurement = fields();
        measurement.put("type", text());
        measurement.put("subtypes", list(object(subtype, "subtype", "data")));
        Map<String, Value> snapshot = fields();
        snapshot.put("metadata", object(metadata));
        snapshot.put("measurements", list(object(measurement, "type", "subtypes")));
        return document("Snapshot", snapshot, "measurements");
    }

    private static Value fleet() {
        Map<String, Value> metadata = fields();
        metadata.put("timestamp", text());
        metadata.put("version", text());
        metadata.put("run", text());
        Map<String, Value> node = fields();
        node.put("name", text());
        node.put("verdict", oneOf(List.of("collected", "failed", "skipped", "pending")));
        node.put("reason", text());
        node.put("file", text());
        node.put("sha256", text());
        Map<String, Value> fleet = fields();
        fleet.put("metadata", object(metadata, "run"));
        fleet.put("cluster", cluster());
        fleet.put("nodes", list(object(node, "name", "verdict")));
        return document("Fleet", fleet, "metadata");
    }

    private static Value diff() {
        Map<String, Value> metadata = fields();
        metadata.put("before", text());
        metadata.put("after", text());
        metadata.put("compared", oneOf(List.of("recipes", "bundles")));
        Map<String, Value> difference = fields();
        difference.put("path", text());
        difference.put("kind", text());
        difference.put("before", text());
        difference.put("after", text());
        difference.put("nodes", texts());
        Map<String, Value> diff = fields();
        diff.put("metadata", object(metadata, "before", "after"));
        diff.put("equal", flag());
        diff.put("addedNodes", texts());
        diff.put("removedNodes", texts());
        diff.put("replacedNodes", texts());
        diff.put("rebootedNodes", texts());
        diff.put("differences", list(object(difference, "path", "kind")));
        diff.put("identities", whole());
        return document("Diff", diff, "metadata", "equal");
    }

    private static Value analysis() {
        Map<String, Value> summary = fields();
        for (String name : List.of("nodes", "differing", "missing", "findings")) {
            summary.put(name, whole());
        }
        Map<String, Value> source = fields();
        source.put("source", text());
        Map<String, Value> group = fields();
        group.put("name", text());
        group.put("nodes", whole());
        group.put("compared", flagOrWhole());
        Map<String, Value> missing = fields();
        missing.put("verdict", text());
        missing.put("reason", text());
        missing.put("nodes", texts());
        Map<String, Value> gap = fields();
        gap.put("subtype", text());
        gap.put("reason", text());
        gap.put("nodes", texts());
        Map<String, Value> analysis = fields();
        analysis.put("metadata", object(source, "source"));
        analysis.put("summary", object(summary));
        analysis.put("groups", list(object(group, "name", "nodes")));
        analysis.put("missing", list(object(missing, "verdict")));
        analysis.put("findings", list(finding()));
        analysis.put("gaps", list(object(gap, "subtype", "reason")));
        analysis.put("events", map(texts()));
        analysis.put("leftOut", map(whole()));
        analysis.put("notes", texts());
        return document("Analysis", analysis, "metadata", "summary");
    }

    private static Value flagOrWhole() {
        return Shape.either(flag(), whole());
    }

    private static Value finding() {
        Map<String, Value> fact = fields();
        for (String name : List.of("path", "value", "usual", "where")) {
            fact.put(name, text());
        }
        Map<String, Value> finding = fields();
        for (String name : List.of("id", "rule", "subject", "severity", "group", "message")) {
            finding.put(name, text());
        }
        finding.put("nodes", texts());
        finding.put("usual", text());
        finding.put("remedy", text());
        finding.put("commands", texts());
        finding.put("source", text());
        finding.put("facts", list(object(fact, "path")));
        return object(finding, "id", "rule", "severity", "message");
    }

    private static Value validation() {
        Map<String, Value> metadata = fields();
        for (String name : List.of("recipe", "snapshot", "source-node", "timestamp")) {
            metadata.put(name, text());
        }
        Map<String, Value> cluster = fields();
        for (String name : List.of("context", "server", "uid", "kubernetes")) {
            cluster.put(name, text());
        }
        metadata.put("cluster", object(cluster));
        metadata.put("phases", texts());
        metadata.put("nodes", texts());
        Map<String, Value> summary = fields();
        for (String name : List.of("passed", "failed", "unknown", "skipped", "inapplicable", "total")) {
            summary.put(name, whole());
        }
        summary.put("result", oneOf(List.of("passed", "failed")));
        Map<String, Value> result = fields();
        result.put("name", text());
        result.put("phase", text());
        result.put("status", oneOf(List.of("passed", "failed", "unknown", "skipped", "inapplicable")));
        for (String name : List.of("expected", "actual", "source", "reason", "remedy")) {
            result.put(name, text());
        }
        result.put("evidence", texts());
        Map<String, Value> finding = fields();
        for (String name : List.of("object", "status", "reason", "remedy")) {
            finding.put(name, text());
        }
        result.put("findings", list(object(finding, "object", "status", "reason")));
        Map<String, Value> validation = fields();
        validation.put("metadata", object(metadata, "recipe"));
        validation.put("summary", object(summary, "passed", "failed", "unknown", "total", "result"));
        validation.put("results", list(object(result, "name", "status")));
        return document("ValidationResult", validation, "metadata", "summary", "results");
    }

    private static Value rules() {
        Map<String, Value> rule = fields();
        rule.put("id", described(pattern("^[a-z0-9]+(-[a-z0-9]+)*$"), "small letters, digits and dashes"));
        rule.put("subject", text());
        rule.put("severity", oneOf(List.of("critical", "warning", "info", "none")));
        rule.put("keys", texts("the facts that it is about, such as GPU.smi.*"));
        rule.put("values", texts("what the node has to say there, such as failed or masked*"));
        rule.put("effects", texts());
        rule.put("explains", texts("ids or subjects of rules whose findings follow from this one"));
        rule.put("when", texts("PATH = VALUE, or PATH < PATH"));
        rule.put("share", described(number(), "at most so much of a group, 0.5 at most"));
        rule.put("missing", flag());
        rule.put("added", flag());
        rule.put("says", text());
        rule.put("remedy", text());
        rule.put("commands", texts());
        rule.put("source", text());
        Map<String, Value> rules = fields();
        rules.put("identities", texts());
        rules.put("noise", texts());
        rules.put("approximate", texts());
        rules.put("rules", list(object(rule, "id", "severity", "says", "remedy", "source")));
        return document("AnalysisRules", rules);
    }

    private static Value number() {
        return new MappingBuilder().put("type", "number").build();
    }

    private static Value pattern(String expression) {
        return new MappingBuilder()
                .put("type", "string")
                .put("pattern", expression)
                .build();
    }

    private static Value config() {
        Map<String, Value> all = fields();
        all.put("context", scalar("the context of the kubeconfig"));
        Map<String, Value> section = fields();
        section.put("namespace", scalar("where agents run"));
        section.put("image", scalar("what the agent's container runs"));
        section.put("imagePullSecrets", nonEmpty(texts("Secrets for pulling the image")));
        section.put(
                "tolerations", nonEmpty(texts("taints to tolerate: key=value:effect, key:effect, key=value or key")));
        all.putAll(section);
        all.put("contexts", described(map(object(section)), "what counts in one context, by its name"));
        return titled("Configuration of eidos", object(all));
    }

    private static Value nonEmpty(Value list) {
        return ((Value.Mapping) list).with("minItems", Value.scalar(Reading.of(1)));
    }
}
