package dev.eidos.schema;

import static dev.eidos.schema.Shape.anything;
import static dev.eidos.schema.Shape.described;
import static dev.eidos.schema.Shape.either;
import static dev.eidos.schema.Shape.fields;
import static dev.eidos.schema.Shape.flag;
import static dev.eidos.schema.Shape.list;
import static dev.eidos.schema.Shape.map;
import static dev.eidos.schema.Shape.object;
import static dev.eidos.schema.Shape.oneOf;
import static dev.eidos.schema.Shape.scalar;
import static dev.eidos.schema.Shape.text;
import static dev.eidos.schema.Shape.texts;
import static dev.eidos.schema.Shape.whole;

import dev.eidos.document.Value;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.lint.FindingKind;
import java.util.List;
import java.util.Map;

/** The schemas of recipes and of what a recipe library is made of. */
final class RecipeSchemas {
    private RecipeSchemas() {}

    static Value recipe() {
        Map<String, Value> warning = fields();
        for (String name : List.of("overlay", "constraint", "expected", "actual", "reason")) {
            warning.put(name, scalar());
        }
        Map<String, Value> excluded = fields();
        excluded.put("name", text());
        excluded.put("reason", text());
        Map<String, Value> profile = fields();
        for (String name : List.of("name", "value", "advertiser")) {
            profile.put(name, text());
        }
        profile.put("ownedPaths", map(texts()));
        Map<String, Value> metadata = fields();
        metadata.put("version", text());
        metadata.put("appliedOverlays", texts());
        metadata.put("excludedOverlays", list(either(text(), object(excluded, "name"))));
        metadata.put("constraintWarnings", list(object(warning, "overlay", "constraint", "expected")));
        metadata.put("cluster", DocumentSchemas.cluster());
        Map<String, Value> library = fields();
        library.put("version", scalar());
        library.put("sha256", text());
        metadata.put("library", object(library, "sha256"));
        metadata.put("selectedProfile", object(profile, "name", "value"));
        Map<String, Value> recipe = fields();
        recipe.put("metadata", object(metadata));
        recipe.put("criteria", criteria());
        recipe.put("constraints", constraints());
        recipe.put("componentRefs", components());
        recipe.put("deploymentOrder", texts());
        recipe.put("configuration", map(anything()));
        recipe.put("validation", map(anything()));
        return DocumentSchemas.document("Recipe", recipe);
    }

    static Value fleetRecipe() {
        Map<String, Value> metadata = fields();
        metadata.put("version", text());
        metadata.put("cluster", DocumentSchemas.cluster());
        metadata.put("nodesWithoutGpus", whole());
        Map<String, Value> pool = fields();
        pool.put("name", text("of lower-case letters, digits and dashes, at most 40"));
        pool.put("nodes", described(whole(), "how many there were"));
        pool.put("osVersions", texts());
        pool.put("nodeSelector", described(map(text()), "labels that all of its nodes have, and no other node"));
        pool.put("recipe", DocumentSchemas.within(recipe()));
        Map<String, Value> document = fields();
        document.put("metadata", object(metadata));
        document.put("pools", list(object(pool, "name", "recipe")));
        return DocumentSchemas.document("FleetRecipe", document, "pools");
    }

    private static Value criteria() {
        Map<String, Value> criteria = fields();
        for (Criterion criterion : Criterion.values()) {
            criteria.put(
                    criterion.label(), text("known: " + String.join(", ", criterion.known()) + "; or of your own"));
        }
        criteria.put("nodes", described(whole(), "how many GPU nodes the cluster has"));
        return object(criteria);
    }

    static Value criteriaDocument() {
        Map<String, Value> document = fields();
        document.put("metadata", map(anything()));
        document.put("spec", criteria());
        return DocumentSchemas.document("RecipeCriteria", document, "spec");
    }

    private static Value constraints() {
        Map<String, Value> constraint = fields();
        constraint.put("name", text("the fact: {type}.{subtype}.{key}"));
        constraint.put("value", scalar("what it must be, such as >= 6.8"));
        constraint.put("remedy", text("what to do where it is not met"));
        return list(object(constraint, "name", "value"));
    }

    private static Value components() {
        Map<String, Value> component = fields();
        component.put("name", text("as the registry has it"));
        component.put("namespace", text());
        component.put("chart", text());
        component.put("type", oneOf(List.of("Helm", "Kustomize")));
        component.put("source", text());
        component.put("version", scalar());
        component.put("tag", scalar());
        component.put("path", text());
        component.put("valuesFile", text());
        component.put("overrides", described(map(anything()), "the chart's values"));
        component.put("dependencyRefs", texts("components that are installed before"));
        component.put("preManifestFiles", texts());
        component.put("manifestFiles", texts());
        component.put("digest", text("of the chart"));
        component.put("healthCheckAsserts", text("an assert file in place of the registry's"));
        component.put("healthCheckSkip", described(flag(), "whether its assert file is left out"));
        return list(object(component, "name"));
    }

    private static Value named() {
        Map<String, Value> metadata = fields();
        metadata.put("name", text());
        return object(metadata, "name");
    }

    static Value overlay() {
        Map<String, Value> choice = fields();
        choice.put("constraints", constraints());
        choice.put("componentRefs", components());
        choice.put("advertiser", text());
        Map<String, Value> profile = fields();
        profile.put("name", text());
        profile.put("description", text());
        profile.put("default", text());
        profile.put("values", map(object(choice)));
        Map<String, Value> spec = fields();
        spec.put("base", text("the overlay that it adds to"));
        spec.put("criteria", described(criteria(), "for which requests it is; without, only others inherit from it"));
        spec.put("mixins", texts());
        spec.put("constraints", constraints());
        spec.put("componentRefs", components());
        spec.put("profile", object(profile, "name", "default", "values"));
        spec.put("validation", map(anything()));
        spec.put("refuse", text("why there is no recipe for these criteria"));
        Map<String, Value> overlay = fields();
        overlay.put("metadata", named());
        overlay.put("spec", object(spec));
        return DocumentSchemas.document("RecipeMetadata", overlay, "metadata", "spec");
    }

    static Value mixin() {
        Map<String, Value> spec = fields();
        spec.put("constraints", constraints());
        spec.put("componentRefs", components());
        Map<String, Value> mixin = fields();
        mixin.put("metadata", named());
        mixin.put("spec", object(spec));
        return DocumentSchemas.document("RecipeMixin", mixin, "metadata", "spec");
    }

    static Value registry() {
        Map<String, Value> chart = fields();
        for (String name : List.of("defaultRepository", "defaultChart", "defaultVersion", "defaultNamespace")) {
            chart.put(name, scalar());
        }
        Map<String, Value> kustomize = fields();
        for (String name : List.of("defaultSource", "defaultPath", "defaultTag", "defaultNamespace")) {
            kustomize.put(name, scalar());
        }
        Map<String, Value> manifest = fields();
        manifest.put("defaultNamespace", text());
        Map<String, Value> paths = fields();
        for (String name : List.of("nodeSelectorPaths", "tolerationPaths", "taintStrPaths")) {
            paths.put(name, texts());
        }
        Map<String, Value> scheduling = fields();
        scheduling.put("system", object(paths));
        scheduling.put("accelerated", object(paths));
        scheduling.put("nodeCountPaths", texts());
        Map<String, Value> image = fields();
        image.put("path", text());
        image.put("default", text());
        Map<String, Value> component = fields();
        component.put("name", text());
        component.put("displayName", text());
        component.put("valueOverrideKeys", texts("other names by which --set may call it"));
        component.put("helm", object(chart));
        component.put("kustomize", object(kustomize));
        component.put("manifest", object(manifest));
        component.put("manifestFiles", texts());
        component.put("supports", described(map(scalar()), "the versions of kubernetes and driver that it is for"));
        Map<String, Value> verified = fields();
        verified.put("date", text());
        verified.put("on", text());
        verified.put("by", text());
        component.put("verified", object(verified, "date"));
        component.put("namespaceLabels", map(scalar()));
        component.put("installation", installation());
        Map<String, Value> partner = fields();
        partner.put("component", text());
        partner.put("since", text("the version of this component from which on it is so"));
        partner.put("reason", text("why, as a clause"));
        component.put(
                "movesWith",
                described(
                        list(either(text(), object(partner, "component"))),
                        "components that change their minor version at the same time"));
        Map<String, Value> upgrades = fields();
        upgrades.put(
                "majorsInOneGo", described(flag(), "whether no major version needs another to be installed before it"));
        upgrades.put("releases", texts("the first numbers of versions that are taken one after the other, in order"));
        upgrades.put("notes", text("where its authors say what an upgrade takes"));
        upgrades.put("pinned", texts("values that name versions of what it runs, and do not follow its own"));
        Map<String, Value> need = fields();
        need.put("component", text("that must have a version"));
        need.put("from", text("the version of this component from which on it is so, the lowest first"));
        need.put("version", text("a range, as constraints have it"));
        upgrades.put("needs", list(object(need, "component", "from", "version")));
        component.put("upgrades", object(upgrades));
        Map<String, Value> healthCheck = fields();
        healthCheck.put("assertFile", text("what is asked of a running cluster, as a test for Chainsaw"));
        component.put("healthCheck", object(healthCheck));
        component.put("nodeScheduling", object(scheduling));
        component.put("imageRegistryPaths", list(either(text(), object(image, "path"))));
        Map<String, Value> registry = fields();
        registry.put("metadata", map(anything()));
        registry.put("components", list(object(component, "name")));
        Map<String, Value> accepted = fields();
        accepted.put("component", text());
        accepted.put("kind", oneOf(FindingKind.words()));
        accepted.put("path", text("of the value, flag, field or image; without, all of the kind"));
        accepted.put("reason", text("why it is to stay"));
        registry.put("acceptedFindings", list(object(accepted, "component", "kind", "reason")));
        return DocumentSchemas.document("ComponentRegistry", registry, "components");
    }

    private static Value installation() {
        Map<String, Value> ready = fields();
        ready.put("apiVersion", text());
        ready.put("kind", text());
        ready.put("name", text("of the object; without one those of the component's manifests"));
        ready.put("path", text("such as status.state"));
        ready.put("value", text("of it when it is ready"));
        Map<String, Value> changing = fields();
        changing.put("group", text());
        changing.put("kind", text());
        changing.put("name", text());
        changing.put("paths", texts("JSON pointers"));
        Map<String, Value> installation = fields();
        installation.put("timeoutMinutes", described(whole(), "for one step; 15 where it is not named"));
        installation.put("upgradeDefinitions", described(flag(), "whether the chart's crds are applied before it"));
        installation.put("waitFor", list(object(ready, "apiVersion", "kind", "path", "value")));
        installation.put("changing", list(object(changing, "kind", "name", "paths")));
        installation.put(
                "argocdValues", described(map(anything()), "values that its chart needs where Argo CD installs it"));
        return object(installation);
    }
}
