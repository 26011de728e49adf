package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.workload.PodTrouble;
import dev.eidos.live.workload.RefusedPods;
import dev.eidos.live.workload.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Workloads that are not ready, each explained by its pods: those in the same trouble are told once. */
record WorkloadFindings(ComponentObjects objects) {
    private static final int MOST = 3;

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        for (Workload workload : objects.workloads()) {
            if (workload.isIll()) {
                findings.addAll(of(workload));
            }
        }
        return findings;
    }

    private List<Finding> of(Workload workload) {
        String why = workload.standing().why();
        String refused = RefusedPods.reason(workload.object(), objects.events());
        if (!refused.isEmpty()) {
            return List.of(Finding.failed(
                    workload.place(),
                    why + ": its pods are refused: " + refused,
                    RefusedPods.remedy(refused, workload.namespace())));
        }
        Map<Trouble, List<Value>> troubles = new LinkedHashMap<>();
        for (Value pod : objects.troubled().getOrDefault(workload.place(), List.of())) {
            PodTrouble.of(pod, objects.events())
                    .ifPresent(trouble -> troubles.computeIfAbsent(trouble, _ -> new ArrayList<>())
                            .add(pod));
        }
        if (troubles.isEmpty()) {
            String place = "kubectl --namespace " + workload.namespace() + " describe "
                    + workload.kind().plural() + " " + workload.name();
            return List.of(Finding.failed(workload.place(), why, "wait for it; what it says: " + place));
        }
        List<Finding> findings = new ArrayList<>();
        troubles.forEach((trouble, pods) -> {
            if (findings.size() < MOST) {
                findings.add(Finding.failed(
                        workload.place(),
                        why + "; " + which(pods) + ": " + trouble.reason() + words(trouble, pods),
                        trouble.remedy()));
            }
        });
        return findings;
    }

    private static String which(List<Value> pods) {
        Value first = pods.getFirst();
        String node = first.text("spec", "nodeName");
        return "pod " + first.text("metadata", "name") + (node.isEmpty() ? "" : " on " + node)
                + (pods.size() == 1 ? "" : " and " + (pods.size() - 1) + " more");
    }

    private String words(Trouble trouble, List<Value> pods) {
        for (Value pod : pods) {
            List<String> lines =
                    objects.lastWords().getOrDefault(pod.text("metadata", "name") + "/" + trouble.crashed(), List.of());
            if (!lines.isEmpty()) {
                return "; its last lines: " + String.join(" | ", lines);
            }
        }
        return "";
    }
}
