package dev.eidos.bundle.build;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import java.util.List;

/**
 * A bundle, not yet sealed.
 *
 * @param plan what it installs, with charts and images from where the recipe has them
 */
public record BuiltBundle(BundlePlan plan, List<BundleFile> files) {
    public BuiltBundle {
        files = List.copyOf(files);
    }
}
