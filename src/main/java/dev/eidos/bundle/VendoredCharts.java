package dev.eidos.bundle;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The charts that a bundle carries itself, so that whoever installs it needs no repository of charts.
 *
 * @param byComponent sorted; a component that is not in it has its chart from where the recipe says
 */
public record VendoredCharts(Map<String, VendoredChart> byComponent) {
    public static final VendoredCharts NONE = new VendoredCharts(Map.of());

    public VendoredCharts {
        byComponent = Collections.unmodifiableMap(new TreeMap<>(byComponent));
    }

    public boolean has(String component) {
        return byComponent.containsKey(component);
    }

    /** The digest of a component's packed chart; null if it is not here, or was not packed. */
    public @Nullable String digest(String component) {
        VendoredChart chart = byComponent.get(component);
        return chart == null ? null : chart.digest();
    }

    /** Somebody who has charts. */
    public interface Vendor {
        /** Who has none, and is not asked for any. */
        Vendor NOBODY = new Nobody();

        /**
         * The plan with what its kustomizations give, where somebody has that, too.
         *
         * @throws dev.eidos.error.EidosException if somebody should have it, and does not
         */
        default BundlePlan kustomized(BundlePlan plan) {
            return plan;
        }

        /**
         * The charts of all components that have one.
         *
         * @throws dev.eidos.error.EidosException if one is not there in its version, or is not to be carried; says
         *     which, and why
         */
        VendoredCharts of(BundlePlan plan) throws InterruptedException;
    }

    /** A record and no lambda: those of an interface that has a value and a default are in no AOT cache. */
    private record Nobody() implements Vendor {
        @Override
        public VendoredCharts of(BundlePlan plan) {
            return NONE;
        }
    }
}
