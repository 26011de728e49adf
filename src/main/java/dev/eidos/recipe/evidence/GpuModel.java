package dev.eidos.recipe.evidence;

import dev.eidos.measurement.GpuProduct;
import dev.eidos.recipe.Criterion;
import org.jspecify.annotations.Nullable;

/** The accelerator that a product's name stands for. */
final class GpuModel {
    private GpuModel() {}

    /** The accelerator; null for a product that no recipe is known for. */
    static @Nullable String accelerator(String product) {
        String model = GpuProduct.model(product);
        String value = model == null ? "" : Criterion.canonical(model);
        return Criterion.ACCELERATOR.known().contains(value) ? value : null;
    }
}
