package dev.eidos.cli.live;

import dev.eidos.document.Value;
import dev.eidos.testing.RawApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stand-in for Volcano's scheduler: it places the pods of a PodGroup on a node once there are as many as the group
 * asks for, and none that may not be beside each other.
 *
 * @param node where they are placed
 * @param honest false for one that places the first pod of a gang whatever becomes of the others
 */
record GangScheduler(RawApi api, String node, boolean honest) {
    private static final String GROUP = "scheduling.k8s.io/group-name";
    private static final String PODS = "/api/v1/pods?fieldSelector=spec.schedulerName%3Dvolcano,spec.nodeName%3D";

    /** Until it is interrupted. */
    void run() {
        api.watch(PODS, this::look);
    }

    private void look() {
        Map<String, List<Value>> gangs = new HashMap<>();
        for (Value pod : api.get(PODS).items("items")) {
            String namespace = pod.text("metadata", "namespace");
            String group = pod.texts("metadata", "annotations").getOrDefault(GROUP, "");
            gangs.computeIfAbsent(namespace + "/podgroups/" + group, _ -> new ArrayList<>())
                    .add(pod);
        }
        gangs.forEach((place, pods) -> api.find("/apis/scheduling.volcano.sh/v1beta1/namespaces/" + place)
                .ifPresent(group -> schedule(group, pods)));
    }

    private void schedule(Value group, List<Value> pods) {
        if (pods.size() < Integer.parseInt(group.text("spec", "minMember"))) {
            return;
        }
        boolean apart = pods.getFirst().at("spec", "affinity", "podAntiAffinity") != null;
        if (!apart) {
            pods.forEach(this::bind);
        } else if (honest) {
            pods.forEach(this::refuse);
        } else {
            bind(pods.getFirst());
        }
    }

    private void bind(Value pod) {
        // one that went meanwhile is no matter
        api.send("POST", path(pod) + "/binding", "application/json", """
            {"apiVersion":"v1","kind":"Binding","metadata":{"name":"%s"},
             "target":{"apiVersion":"v1","kind":"Node","name":"%s"}}
            """.formatted(pod.text("metadata", "name"), node));
    }

    private void refuse(Value pod) {
        api.send("PATCH", path(pod) + "/status", "application/strategic-merge-patch+json", """
            {"status":{"conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable",
             "message":"pod group is not ready, 2 Pending, 2 minAvailable"}]}}
            """);
    }

    private static String path(Value pod) {
        return "/api/v1/namespaces/" + pod.text("metadata", "namespace") + "/pods/" + pod.text("metadata", "name");
    }
}
