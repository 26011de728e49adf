package dev.eidos.recipe.catalog;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.recipe.document.CriteriaReader;

/** A catalog as a document. */
public final class CatalogDocument {
    public static final String KIND = "RecipeCatalog";

    private CatalogDocument() {}

    public static Value of(Catalog catalog) {
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", KIND)
                .put(
                        "recipes",
                        Value.sequence(catalog.offers().stream()
                                .map(CatalogDocument::offer)
                                .toList()))
                .putItems(
                        "refused",
                        catalog.refused().stream()
                                .map(refused -> new MappingBuilder()
                                        .put("criteria", CriteriaReader.mapping(refused.criteria()))
                                        .put("reason", refused.reason())
                                        .build())
                                .toList())
                .build();
    }

    private static Value offer(Offer offer) {
        return new MappingBuilder()
                .put("criteria", CriteriaReader.mapping(offer.criteria()))
                .putTexts("intents", offer.intents())
                .putTexts("platforms", offer.platforms())
                .put("components", offer.components())
                .put("verified", offer.verified() == null ? null : offer.verified().toString())
                .put("unverified", offer.unverified())
                .build();
    }
}
