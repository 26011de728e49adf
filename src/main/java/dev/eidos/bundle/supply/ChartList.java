package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.BundledComponent.Kind;
import dev.eidos.recipe.ComponentRef;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The charts and kustomizations of a bundle, a line each, with the commands that copy charts to a registry. */
final class ChartList {
    /** So that a line has three words, and a command does only what it says. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:/@+=-]*");

    private ChartList() {}

    /** @param mirror where the commands copy charts to; null to name none in particular */
    static String text(List<BundledComponent> components, @Nullable ImageMirror mirror) {
        StringBuilder text = new StringBuilder("# The charts of this bundle: name, version, repository;"
                + " and its kustomizations: name, tag, source.\n# "
                + (mirror == null
                        ? "A command pulls each chart; 'helm push FILE oci://HOST/PATH' puts it into a registry."
                        : "The commands copy each chart to where the bundle looks for it.")
                + "\n# Kustomizations are not in a registry: clone their repositories.\n");
        components.stream()
                .filter(component -> component.kind() != Kind.MANIFESTS)
                .map(component -> lines(component, mirror))
                .sorted()
                .distinct()
                .forEach(text::append);
        return text.toString();
    }

    private static String lines(BundledComponent component, @Nullable ImageMirror mirror) {
        ComponentRef ref = component.ref();
        boolean chart = component.kind() == Kind.CHART;
        String name = word(chart ? ref.chart() : ref.name());
        String version = word(chart ? ref.version() : ref.tag());
        String source = word(ref.source());
        if (name.isEmpty() || source.isEmpty()) {
            return "";
        }
        if (!chart) {
            String path = word(ref.path());
            return name + " " + (version.isEmpty() ? "-" : version) + " " + source + (path.isEmpty() ? "" : "//" + path)
                    + "\n";
        }
        boolean oci = source.startsWith("oci://");
        String full = oci ? source + "/" + name : source;
        String pull = "helm pull "
                + (oci ? full : name + " --repo " + source)
                + (version.isEmpty() ? "" : " --version " + version);
        String push = mirror == null || version.isEmpty()
                ? ""
                : " && helm push " + name + "-" + version + ".tgz " + mirror.chartSource(source);
        return name + " " + (version.isEmpty() ? "-" : version) + " " + full + "\n#   " + pull + push + "\n";
    }

    private static String word(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : "";
    }
}
