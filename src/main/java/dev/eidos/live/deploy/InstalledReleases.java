package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The releases of charts in a cluster, by what Helm writes on the objects of a release, the labels that charts give,
 * and the word of Flux and Argo CD. Helm's own records are Secrets, which are never read.
 *
 * @param releases by namespace and name
 * @param definitions the names of all custom resource definitions
 * @param unread what may not be read: there may be more than is here
 */
public record InstalledReleases(List<InstalledRelease> releases, Set<String> definitions, List<Finding> unread) {
    private static final String RELEASE = "meta.helm.sh/release-name";
    private static final String NAMESPACE = "meta.helm.sh/release-namespace";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final List<ObjectKind> KINDS =
            List.of(ObjectKind.DEPLOYMENTS, ObjectKind.DAEMON_SETS, ObjectKind.STATEFUL_SETS, ObjectKind.CRDS);

    private static final Pattern VERSION = Pattern.compile("v?[0-9]+(\\.[0-9]+){1,2}([-+][0-9A-Za-z.+-]+)?");

    public InstalledReleases {
        releases = List.copyOf(releases);
        definitions = Set.copyOf(definitions);
        unread = List.copyOf(unread);
    }

    /** The place of a release, by which they are sorted. */
    private record Place(String namespace, String name) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int first = namespace.compareTo(other.namespace);
            return first == 0 ? name.compareTo(other.name) : first;
        }
    }

    /**
     * Reads a cluster.
     *
     * @throws dev.eidos.error.EidosException if the server does not answer
     */
    public static InstalledReleases read(LiveCluster cluster) throws InterruptedException {
        Map<Place, SortedSet<ChartName>> found = new TreeMap<>();
        Set<String> definitions = new HashSet<>();
        List<Finding> unread = new ArrayList<>();
        for (ObjectKind kind : KINDS) {
            Listed listed = cluster.list(kind, null, "metadata.labels", "metadata.annotations");
            unread.addAll(listed.unread());
            for (Value object : listed.items()) {
                if (kind.equals(ObjectKind.CRDS)) {
                    definitions.add(object.text("metadata", "name"));
                }
                add(found, object);
            }
        }
        SharedObjects.optional(cluster, SharedObjects.FLUX, unread, Release.Flux.FIELDS)
                .forEach(object -> add(found, new Release.Flux(object)));
        SharedObjects.optional(cluster, SharedObjects.ARGO, unread, Release.Argo.FIELDS)
                .forEach(object -> add(found, new Release.Argo(object)));
        List<InstalledRelease> releases = new ArrayList<>();
        found.forEach((place, charts) -> releases.add(new InstalledRelease(place.name(), place.namespace(), charts)));
        return new InstalledReleases(releases, definitions, unread);
    }

    /** An operator's operands have the labels of its chart at most: they are none by themselves. */
    private static void add(Map<Place, SortedSet<ChartName>> found, Value object) {
        Map<String, String> labels = object.texts("metadata", "labels");
        Map<String, String> annotations = object.texts("metadata", "annotations");
        Optional<ChartName> chart = ChartName.ofLabel(ChartLabel.of(labels).text());
        String name = annotations.getOrDefault(RELEASE, chart.isEmpty() ? "" : labels.getOrDefault(INSTANCE, ""));
        String namespace = annotations.getOrDefault(NAMESPACE, object.text("metadata", "namespace"));
        if (!name.isEmpty() && !namespace.isEmpty()) {
            SortedSet<ChartName> charts = at(found, namespace, name);
            chart.ifPresent(charts::add);
        }
    }

    private static void add(Map<Place, SortedSet<ChartName>> found, Release.Flux release) {
        Value object = release.object();
        String target = object.text("spec", "targetNamespace");
        String name = object.text("spec", "releaseName");
        SortedSet<ChartName> charts = at(
                found,
                target.isEmpty() ? object.text("metadata", "namespace") : target,
                name.isEmpty() ? object.text("metadata", "name") : name);
        String chart = release.chart();
        if (!chart.isEmpty()) {
            // of a chart in a folder, the source's revision stands behind the version
            tell(charts, chart, release.version().replaceFirst("\\+[0-9a-f]{12}(\\.[0-9]+)?$", ""));
        }
    }

    private static void add(Map<Place, SortedSet<ChartName>> found, Release.Argo release) {
        String namespace = release.object().text("spec", "destination", "namespace");
        for (Value source : release.sources()) {
            String chart = source.text("chart");
            if (!chart.isEmpty() && !namespace.isEmpty()) {
                String name = source.text("helm", "releaseName");
                tell(
                        at(found, namespace, name.isEmpty() ? release.object().text("metadata", "name") : name),
                        chart.substring(chart.lastIndexOf('/') + 1),
                        source.text("targetRevision"));
            }
        }
    }

    /** What is asked for counts only where no object says what is there; a range says neither. */
    private static void tell(SortedSet<ChartName> charts, String chart, String version) {
        if (VERSION.matcher(version).matches()
                && charts.stream().noneMatch(known -> known.chart().equals(chart))) {
            charts.add(new ChartName(chart, version));
        }
    }

    private static SortedSet<ChartName> at(Map<Place, SortedSet<ChartName>> found, String namespace, String name) {
        return found.computeIfAbsent(new Place(namespace, name), _ -> new TreeSet<>());
    }
}
