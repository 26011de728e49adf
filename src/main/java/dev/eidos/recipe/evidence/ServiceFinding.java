package dev.eidos.recipe.evidence;

import static dev.eidos.measurement.Measurement.K8S;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criterion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The finding of which service runs the control plane. Told by what only one service writes: its name for itself, its
 * nodes' provider IDs, the suffix of its versions, its labels. The cloud that a machine stands in is no proof of the
 * cloud's service, only something that proof must agree with. Kubernetes that somebody runs himself is never told:
 * nothing proves it.
 */
final class ServiceFinding {
    /** Provider IDs that one service alone gives out (kind's nodes; EKS hybrid nodes, whose nodeadm sets them). */
    private static final Map<String, String> OWN_SCHEMES = Map.of("kind", "kind", "eks-hybrid", "eks");

    private ServiceFinding() {}

    static CriterionFinding of(Snapshot snapshot) {
        List<NodeMachines> machines = NodeMachines.of(snapshot);
        List<Clue> signs = new ArrayList<>(ServiceStatement.signs(snapshot));
        for (NodeMachines machine : machines) {
            String service = OWN_SCHEMES.get(machine.scheme());
            if (service != null) {
                signs.add(new Clue.Tells(
                        machine.path(), machine.reading(), service, "whose nodes have such provider IDs"));
            }
        }
        version(snapshot, "server", "version").ifPresent(signs::add);
        version(snapshot, "node", "kubelet-version").ifPresent(signs::add);
        signs.addAll(labels(snapshot));

        Set<String> told = new LinkedHashSet<>();
        for (Clue sign : signs) {
            if (sign instanceof Clue.Tells tells) {
                told.add(tells.value());
            }
        }
        if (told.size() == 1) {
            signs.addAll(against(told.iterator().next(), snapshot, machines));
        }
        return CriterionFinding.of(Criterion.SERVICE, signs, nothing(snapshot, machines));
    }

    private static Optional<Clue> version(Snapshot snapshot, String subtype, String key) {
        return snapshot.find(K8S, subtype, key).map(Reading::asText).flatMap(version -> {
            String service = ManagedVersion.service(version);
            return service == null
                    ? Optional.empty()
                    : Optional.of(new Clue.Tells(
                            "K8s." + subtype + "." + key, version, service, "whose versions have this suffix"));
        });
    }

    /** One label of each service is enough. */
    private static List<Clue> labels(Snapshot snapshot) {
        List<Clue> signs = new ArrayList<>();
        for (Cloud cloud : Cloud.values()) {
            cloud.labels().stream()
                    .map(prefix -> NodeLabels.startingWith(snapshot, prefix).firstEntry())
                    .filter(label -> label != null)
                    .findFirst()
                    .map(label -> new Clue.Tells(
                            NodeLabels.path(label.getKey()),
                            label.getValue().asText(),
                            cloud.service(),
                            "which labels its nodes so"))
                    .ifPresent(signs::add);
        }
        return signs;
    }

    /**
     * The readings that do not fit the one service that is told. A kubelet may be somebody's own build; a server may
     * not.
     */
    private static List<Clue> against(String service, Snapshot snapshot, List<NodeMachines> machines) {
        List<Clue> signs = new ArrayList<>();
        for (NodeMachines machine : machines) {
            boolean fits = service.equals(OWN_SCHEMES.get(machine.scheme()))
                    || Cloud.ofScheme(machine.scheme())
                            .filter(cloud -> cloud.service().equals(service))
                            .isPresent();
            if (!fits && !OWN_SCHEMES.containsKey(machine.scheme())) {
                signs.add(new Clue.Denies(machine.path(), machine.reading(), "no node of " + service));
            }
        }
        if (ManagedVersion.MARKED.contains(service)) {
            serverVersion(snapshot)
                    .filter(version -> ManagedVersion.service(version) == null)
                    .map(version ->
                            new Clue.Denies("K8s.server.version", version, "no version of " + service + "'s server"))
                    .ifPresent(signs::add);
        }
        return signs;
    }

    private static String nothing(Snapshot snapshot, List<NodeMachines> machines) {
        Optional<String> version = serverVersion(snapshot);
        for (NodeMachines machine : machines) {
            Optional<Cloud> cloud = Cloud.ofScheme(machine.scheme());
            if (cloud.isPresent()) {
                return machine.path() + " '" + machine.reading() + "': " + unproven(cloud.get(), version);
            }
        }
        return version.map(known -> "nothing names the service; K8s.server.version is " + known)
                .orElseGet(() -> Missing.text(snapshot, K8S, "server"));
    }

    private static String unproven(Cloud cloud, Optional<String> version) {
        String labels = "no node label begins with " + String.join(" or ", cloud.labels());
        String service = cloud.service();
        return ManagedVersion.MARKED.contains(service) && version.isPresent()
                ? "nodes are " + cloud.machines() + " machines, but K8s.server.version " + version.get()
                        + " has no suffix of " + service + " and " + labels
                        + "; probably Kubernetes that somebody runs on them"
                : "nodes are " + cloud.machines() + " machines, which does not prove " + service + "; " + labels;
    }

    private static Optional<String> serverVersion(Snapshot snapshot) {
        return snapshot.find(K8S, "server", "version").map(Reading::asText).filter(version -> !version.isBlank());
    }
}
