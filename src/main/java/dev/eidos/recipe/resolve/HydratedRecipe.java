package dev.eidos.recipe.resolve;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.ComponentRefReader;
import dev.eidos.recipe.document.CriteriaReader;
import dev.eidos.recipe.document.RecipeDocument;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.RecipeLibrary;

/** A recipe with everything that it only refers to written out: each component has its values. */
public final class HydratedRecipe {
    private HydratedRecipe() {}

    public static Value.Mapping of(Recipe recipe, RecipeLibrary library) {
        var components = new MappingBuilder();
        for (ComponentRef component : recipe.components()) {
            components.put(component.name(), component(component, library));
        }
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", RecipeDocument.KIND)
                .put("metadata", RecipeDocument.metadata(recipe))
                .put("criteria", criteria(recipe.criteria()))
                .putItems("constraints", RecipeDocument.constraints(recipe.constraints()))
                .put("components", components.build())
                .putTexts("deploymentOrder", recipe.deploymentOrder())
                .putMapping("configuration", recipe.configuration())
                .putMapping("validation", recipe.validation())
                .build();
    }

    private static Value component(ComponentRef component, RecipeLibrary library) {
        return ComponentRefReader.origin(component)
                .putTexts("dependencyRefs", component.dependencyRefs())
                .putTexts("preManifestFiles", component.preManifestFiles())
                .putTexts("manifestFiles", component.manifestFiles())
                .put("values", ComponentValues.of(component, library))
                .build();
    }

    private static Value criteria(Criteria criteria) {
        var mapping = new MappingBuilder();
        CriteriaReader.mapping(criteria).entries().forEach(mapping::put);
        return mapping.put("nodes", criteria.nodes()).build();
    }
}
