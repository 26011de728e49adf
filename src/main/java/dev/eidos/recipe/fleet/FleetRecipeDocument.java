package dev.eidos.recipe.fleet;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.document.RecipeDocument;

/** A fleet's recipe as a document: each pool has a whole recipe, which is a document by itself. */
public final class FleetRecipeDocument {
    public static final String KIND = "FleetRecipe";

    private FleetRecipeDocument() {}

    public static Value.Mapping of(FleetRecipe fleet) {
        var metadata = new MappingBuilder()
                .put("version", fleet.version())
                .putMapping("cluster", RecipeDocument.cluster(fleet.cluster()));
        if (fleet.withoutGpus() > 0) {
            metadata.put("nodesWithoutGpus", fleet.withoutGpus());
        }
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", KIND)
                .putMapping("metadata", metadata.build())
                .putItems(
                        "pools",
                        fleet.pools().stream().map(FleetRecipeDocument::pool).toList())
                .build();
    }

    private static Value.Mapping pool(NodePool pool) {
        return new MappingBuilder()
                .put("name", pool.name())
                .put("nodes", pool.nodes())
                .putTexts("osVersions", pool.osVersions())
                .putTexts("nodeSelector", pool.nodeSelector())
                .put("recipe", RecipeDocument.of(pool.recipe()))
                .build();
    }
}
