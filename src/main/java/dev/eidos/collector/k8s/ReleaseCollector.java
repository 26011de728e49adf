package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.collector.k8s.served.KeyPart;
import dev.eidos.collector.k8s.served.ServedResource;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a GitOps tool installs and what it has installed, by the tool's own objects: keys begin with
 * {@code <namespace>/<name>}. Values are never read: they are where credentials are.
 *
 * @param name of the subtype
 * @param fields that are read of an object besides its names
 * @param facts what of an object becomes readings
 */
record ReleaseCollector(
        ClusterConnection cluster,
        ApiGroups groups,
        String name,
        ServedResource resource,
        List<String> fields,
        ReleaseFacts facts)
        implements Collector {
    private static final int MAX_RELEASES = 2_000;

    /** Puts readings of an object, under keys that begin with a prefix. */
    interface ReleaseFacts {
        void put(Subtype.Builder subtype, String prefix, Value release);
    }

    /** Flux's HelmReleases and Argo CD's Applications. */
    static List<Collector> all(ClusterConnection cluster, ApiGroups groups) {
        return List.of(
                new ReleaseCollector(
                        cluster,
                        groups,
                        "helm-release",
                        new ServedResource(
                                "helm.toolkit.fluxcd.io",
                                "helmreleases",
                                List.of("v2", "v2beta2", "v2beta1"),
                                "HelmReleases",
                                "Flux"),
                        HelmReleaseFacts.FIELDS,
                        HelmReleaseFacts::put),
                new ReleaseCollector(
                        cluster,
                        groups,
                        "application",
                        new ServedResource(
                                "argoproj.io", "applications", List.of("v1alpha1"), "Applications", "Argo CD"),
                        ApplicationFacts.FIELDS,
                        ApplicationFacts::put));
    }

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public List<Subtype> collect() {
        SortedMap<String, Value> releases = releases();
        Subtype.Builder subtype = Subtype.named(name).put("count", releases.size());
        releases.entrySet().stream()
                .limit(MAX_RELEASES)
                .forEach(release -> facts.put(subtype, release.getKey() + ".", release.getValue()));
        if (releases.size() > MAX_RELEASES) {
            subtype.gap(
                    resource.object(),
                    Gap.Reason.Invalid,
                    "there are more than is reasonable: " + (releases.size() - MAX_RELEASES) + " are left out");
        }
        return List.of(subtype.build());
    }

    /** None where the tool is not installed: that is known then, and no gap. */
    private SortedMap<String, Value> releases() {
        try {
            return resource.list(
                            cluster,
                            groups,
                            Map.of("limit", "100"),
                            wanted(),
                            TreeMap<String, Value>::new,
                            (all, release) -> all.put(KeyPart.of(release), release))
                    .all();
        } catch (EidosException e) {
            if (e.code() == ErrorCode.NOT_FOUND && resource.object().equals(e.object())) {
                return new TreeMap<>();
            }
            throw e;
        }
    }

    private List<String> wanted() {
        var all = new ArrayList<>(List.of("metadata.namespace", "metadata.name"));
        all.addAll(fields);
        return all;
    }
}
