package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.check.ComponentChecks;
import dev.eidos.live.check.ObjectCheck;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Events;
import dev.eidos.live.workload.PodTrouble;
import dev.eidos.live.workload.Trouble;
import dev.eidos.recipe.ComponentRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The reading of all that is to be known about one component. */
record ComponentReader(LiveCluster cluster, SharedObjects shared) {
    private static final int MOST_PODS = 50;
    private static final int MOST_LOGS = 3;
    private static final List<ObjectKind> WORKLOADS =
            List.of(ObjectKind.DEPLOYMENTS, ObjectKind.DAEMON_SETS, ObjectKind.STATEFUL_SETS, ObjectKind.JOBS);

    ComponentObjects read(ComponentRef component, ComponentChecks checks) throws InterruptedException {
        String namespace = Objects.requireNonNullElse(component.namespace(), "default");
        List<Finding> unread = new ArrayList<>();
        Listed place = cluster.get(ObjectKind.NAMESPACES, null, namespace);
        unread.addAll(place.unread());
        List<Workload> workloads = workloads(component, namespace, checks.named(), unread);
        Listed claims = cluster.list(ObjectKind.CLAIMS, namespace, "metadata.uid", "metadata.labels", "spec", "status");
        unread.addAll(claims.unread());
        boolean alone = shared.isAlone(component);
        List<Value> owned = claims.items().stream()
                .filter(claim -> alone || new Ownership(component, false).owns(claim))
                .toList();
        List<Webhook> webhooks = shared.webhooks(namespace, alone ? "" : component.name());
        Listed endpoints = webhooks.isEmpty() ? Listed.of(List.of()) : endpoints(namespace);
        unread.addAll(endpoints.unread());
        Map<String, List<Value>> troubled = new LinkedHashMap<>();
        boolean ill =
                owned.stream().anyMatch(claim -> !claim.text("status", "phase").equals("Bound"));
        for (Workload workload : workloads) {
            if (workload.isIll()) {
                ill = true;
                troubled.put(workload.place(), pods(workload, unread));
            }
        }
        Events events = ill ? events(namespace, troubled.values()) : Events.NONE;
        return new ComponentObjects(
                component,
                place,
                workloads,
                owned,
                shared.releases(component),
                webhooks,
                endpoints,
                troubled,
                events,
                lastWords(troubled, events),
                checks,
                crds(checks, unread),
                checked(checks),
                new AssertionLook(cluster).findings(checks.asserts()),
                workloads.isEmpty() ? elsewhere(component, namespace) : List.of(),
                unread);
    }

    private List<Workload> workloads(ComponentRef component, String namespace, List<String> named, List<Finding> unread)
            throws InterruptedException {
        var ownership = new Ownership(component, shared.isAlone(component));
        List<Workload> all = new ArrayList<>();
        for (ObjectKind kind : WORKLOADS) {
            Listed listed = cluster.list(kind, namespace, Workload.FIELDS);
            unread.addAll(listed.unread());
            for (Value object : listed.items()) {
                var workload = new Workload(kind, object);
                boolean owned = named.contains(workload.name()) || ownership.owns(object);
                if (owned && !workload.isOfSchedule()) {
                    all.add(workload);
                }
            }
        }
        return all;
    }

    private List<Value> pods(Workload workload, List<Finding> unread) throws InterruptedException {
        String selector = workload.selector();
        if (selector.isEmpty()) {
            return List.of();
        }
        Listed pods = cluster.first(
                MOST_PODS,
                ObjectKind.PODS,
                workload.namespace(),
                Map.of("labelSelector", selector),
                pod -> !PodTrouble.isWell(pod),
                "metadata.uid",
                "metadata.deletionTimestamp",
                "spec.nodeName",
                "spec.schedulerName",
                "spec.schedulingGates",
                "status");
        if (unread.stream().noneMatch(pods.unread()::contains)) {
            unread.addAll(pods.unread());
        }
        return pods.items();
    }

    /** In the version that is served: Kubernetes 1.20 has v1beta1, which is the same in this. */
    private Listed endpoints(String namespace) throws InterruptedException {
        ObjectKind kind = cluster.kind(ObjectKind.ENDPOINT_SLICES.resource()).orElse(ObjectKind.ENDPOINT_SLICES);
        return cluster.list(kind, namespace, "metadata.labels", "endpoints.conditions.ready");
    }

    /** Of pods, those that are in trouble: a namespace may have warnings about thousands. */
    private Events events(String namespace, Collection<List<Value>> troubled) throws InterruptedException {
        Set<String> pods = troubled.stream()
                .flatMap(List::stream)
                .map(pod -> pod.text("metadata", "uid"))
                .collect(Collectors.toSet());
        return new Events(cluster.list(
                        ObjectKind.EVENTS,
                        namespace,
                        Map.of("fieldSelector", "type=Warning"),
                        event -> !event.text("involvedObject", "kind").equals("Pod")
                                || pods.contains(event.text("involvedObject", "uid")),
                        "involvedObject.kind",
                        "involvedObject.uid",
                        "reason",
                        "message",
                        "lastTimestamp",
                        "eventTime")
                .items());
    }

    private Map<String, List<String>> lastWords(Map<String, List<Value>> troubled, Events events)
            throws InterruptedException {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (List<Value> pods : troubled.values()) {
            for (Value pod : pods) {
                String container =
                        PodTrouble.of(pod, events).map(Trouble::crashed).orElse("");
                if (!container.isEmpty() && words.size() < MOST_LOGS) {
                    String name = pod.text("metadata", "name");
                    List<String> lines = cluster.logs().before(pod.text("metadata", "namespace"), name, container);
                    words.put(name + "/" + container, lines);
                }
            }
        }
        return words;
    }

    private Map<String, Listed> crds(ComponentChecks checks, List<Finding> unread) throws InterruptedException {
        Map<String, Listed> crds = new LinkedHashMap<>();
        for (String name : checks.crds()) {
            Listed crd = cluster.get(ObjectKind.CRDS, null, name);
            if (!crd.isKnown()) {
                unread.addAll(crd.unread());
                break;
            }
            crds.put(name, crd);
        }
        return crds;
    }

    private Map<ObjectCheck, Listed> checked(ComponentChecks checks) throws InterruptedException {
        Map<ObjectCheck, Listed> checked = new LinkedHashMap<>();
        for (ObjectCheck check : checks.checks()) {
            Optional<ObjectKind> kind = cluster.kind(check.resource());
            checked.put(check, kind.isEmpty() ? new Listed(false, List.of(), List.of()) : objects(check, kind.get()));
        }
        return checked;
    }

    private Listed objects(ObjectCheck check, ObjectKind kind) throws InterruptedException {
        String name = check.name();
        return name == null
                ? cluster.list(kind, check.namespace(), check.fields())
                : cluster.get(kind, check.namespace(), name);
    }

    /** Another namespace, for who installed it by himself. */
    private List<String> elsewhere(ComponentRef component, String namespace) throws InterruptedException {
        if (component.chart() == null) {
            return List.of();
        }
        List<String> places = new ArrayList<>();
        for (ObjectKind kind : List.of(ObjectKind.DEPLOYMENTS, ObjectKind.DAEMON_SETS)) {
            Listed all = cluster.list(
                    kind,
                    null,
                    Map.of(),
                    object -> ChartLabel.of(object.texts("metadata", "labels")).isOf(component)
                            && !object.text("metadata", "namespace").equals(namespace),
                    "metadata.labels");
            for (Value object : all.items()) {
                places.add(kind.object(object.text("metadata", "namespace"), object.text("metadata", "name")) + " of "
                        + ChartLabel.of(object.texts("metadata", "labels")).text());
            }
        }
        return places;
    }
}
