package dev.eidos.live.deploy;

import dev.eidos.recipe.ComponentRef;
import java.util.Map;

/**
 * The label {@code helm.sh/chart} (Helm, "Standard Labels"): {@code gpu-operator-v25.10.1}, where {@code +} is written
 * {@code _}.
 */
record ChartLabel(String text) {
    static ChartLabel of(Map<String, String> labels) {
        return new ChartLabel(labels.getOrDefault("helm.sh/chart", ""));
    }

    boolean isOf(ComponentRef component) {
        return !version(component).isEmpty();
    }

    /** The version after the name of the component's chart; empty if it is another chart's. */
    String version(ComponentRef component) {
        String chart = component.chart();
        if (chart == null || chart.isEmpty() || !text.startsWith(chart + "-")) {
            return "";
        }
        String version = text.substring(chart.length() + 1);
        int digit = version.startsWith("v") ? 1 : 0;
        return version.length() > digit && Character.isDigit(version.charAt(digit)) ? version : "";
    }

    /** Returns whether two versions are the same, as charts and labels write them. */
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String version) {
        String plain = version.startsWith("v") ? version.substring(1) : version;
        return plain.replace('+', '_');
    }
}
