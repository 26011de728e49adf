package dev.eidos.bundle.supply;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.BundledComponent.Kind;
import dev.eidos.bundle.KustomizedFile;
import dev.eidos.bundle.VendoredChart;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.recipe.ComponentRef;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The charts and kustomizations of a bundle, a line each, with the commands that copy charts to a registry.
 *
 * @param mirror where the commands copy charts to; null to name none in particular
 * @param vendored charts that are in the bundle, and need no copy
 * @param digests of packed charts, as far as they are known, by component
 */
record ChartList(@Nullable ImageMirror mirror, VendoredCharts vendored, Map<String, String> digests) {
    /** So that a line has three words, and a command does only what it says. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:/@+=-]*");

    String text(List<BundledComponent> components) {
        StringBuilder text = new StringBuilder("# The charts of this bundle: name, version, repository;"
                + " and its kustomizations: name, tag, source.\n# " + what()
                + "\n# Kustomizations are not in a registry: a command writes what each gives, for --vendor-charts.\n");
        components.stream()
                .filter(component -> component.kind() != Kind.MANIFESTS)
                .map(this::lines)
                .sorted()
                .distinct()
                .forEach(text::append);
        return text.toString();
    }

    private String what() {
        if (!vendored.byComponent().isEmpty()) {
            return "The charts are in the bundle: nobody has to copy them.";
        }
        return mirror == null
                ? "A command pulls each chart; 'helm push FILE oci://HOST/PATH' puts it into a registry."
                : "The commands copy each chart to where the bundle looks for it.";
    }

    private String lines(BundledComponent component) {
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
            String line = name + " " + (version.isEmpty() ? "-" : version) + " " + source
                    + (path.isEmpty() ? "" : "//" + path) + "\n";
            if (version.isEmpty()) {
                return line;
            }
            String file = KustomizedFile.name(name, version);
            return line + "#   "
                    + (component.kustomized() == null
                            ? KustomizedFile.command(KustomizedFile.url(source, path, version), file)
                            : component.name() + "/" + file)
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
        String digest = word(digests.get(component.name()));
        return name + " " + (version.isEmpty() ? "-" : version) + " " + full + "\n"
                + (digest.isEmpty() ? "" : "#   " + digest + "\n")
                + "#   "
                + (vendored.has(component.name()) ? VendoredChart.folder(component.name()) : pull + push) + "\n";
    }

    private static String word(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : "";
    }
}
