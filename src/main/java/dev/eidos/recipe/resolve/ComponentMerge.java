package dev.eidos.recipe.resolve;

import dev.eidos.document.TreeMerge;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The merge of a component's entries in overlays, field by field. */
final class ComponentMerge {
    private ComponentMerge() {}

    /** Single values are replaced, overrides merged, lists united. */
    static ComponentRef merge(ComponentRef lower, ComponentRef upper) {
        return new ComponentRef(
                lower.name(),
                or(upper.type(), lower.type()),
                or(upper.namespace(), lower.namespace()),
                or(upper.chart(), lower.chart()),
                or(upper.source(), lower.source()),
                or(upper.version(), lower.version()),
                or(upper.tag(), lower.tag()),
                or(upper.path(), lower.path()),
                or(upper.valuesFile(), lower.valuesFile()),
                TreeMerge.merge(lower.overrides(), upper.overrides()),
                united(lower.dependencyRefs(), upper.dependencyRefs()),
                united(lower.preManifestFiles(), upper.preManifestFiles()),
                united(lower.manifestFiles(), upper.manifestFiles()),
                digest(lower, upper),
                lower.healthCheck().under(upper.healthCheck()));
    }

    /** A digest is of one version of one chart: where those change, it is not known any more. */
    private static @Nullable String digest(ComponentRef lower, ComponentRef upper) {
        boolean same = same(upper.version(), lower.version())
                && same(upper.chart(), lower.chart())
                && same(upper.source(), lower.source());
        return upper.digest() != null ? upper.digest() : same ? lower.digest() : null;
    }

    private static boolean same(@Nullable String upper, @Nullable String lower) {
        return upper == null || upper.isEmpty() || upper.equals(lower);
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null || first.isEmpty() ? second : first;
    }

    private static List<String> united(List<String> lower, List<String> upper) {
        if (lower.isEmpty() || upper.isEmpty()) {
            return lower.isEmpty() ? upper : lower;
        }
        List<String> all = new ArrayList<>(lower);
        for (String item : upper) {
            if (!all.contains(item)) {
                all.add(item);
            }
        }
        return all;
    }
}
