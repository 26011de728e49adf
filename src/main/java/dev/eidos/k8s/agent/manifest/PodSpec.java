package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.Toleration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The agent's pod (PodSpec v1 core). */
final class PodSpec {
    /** The agent has nothing to save when it is told to stop. */
    private static final int GRACE_SECONDS = 5;

    private PodSpec() {}

    static Value.Mapping of(AgentConfig config, RunId run, String jobName) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("restartPolicy", "Never");
        spec.put("terminationGracePeriodSeconds", GRACE_SECONDS);
        spec.put("serviceAccountName", config.placement().serviceAccountName());
        spec.put("automountServiceAccountToken", true);
        spec.put("enableServiceLinks", false);
        hostNamespaces(config.pod().profile(), spec);
        config.pod().runtimeClass().ifPresent(name -> spec.put("runtimeClassName", name));
        config.pod().priorityClass().ifPresent(name -> spec.put("priorityClassName", name));
        if (!config.placement().nodeSelector().labels().isEmpty()) {
            spec.put("nodeSelector", config.placement().nodeSelector().labels());
        }
        spec.put("tolerations", tolerations(config.placement().tolerations()));
        if (!config.pod().imagePullSecrets().isEmpty()) {
            spec.put(
                    "imagePullSecrets",
                    config.pod().imagePullSecrets().stream()
                            .map(name -> Trees.map("name", name))
                            .toList());
        }
        PodSecurity.ofPod(config.pod().profile()).ifPresent(context -> spec.put("securityContext", context));
        spec.put("containers", List.of(AgentContainer.of(config, run, jobName)));
        List<HostVolume> volumes = HostVolume.of(config);
        if (!volumes.isEmpty()) {
            spec.put("volumes", volumes.stream().map(HostVolume::volume).toList());
        }
        return Trees.of(spec);
    }

    /**
     * Also without privileges the agent shares the node's namespaces: the kernel answers {@code /proc/sys/net}, the
     * settings of System V IPC and, since Linux 6.14, {@code kernel/pid_max} for the namespaces of the reader, not of
     * the {@code /proc} that is read, so that anything else would record the pod's settings as the node's.
     */
    private static void hostNamespaces(Profile profile, Map<String, Object> spec) {
        boolean host = switch (profile) {
            case PRIVILEGED, NODE -> true;
            case RESTRICTED -> false;
        };
        if (host) {
            spec.put("hostPID", true);
            spec.put("hostNetwork", true);
            spec.put("hostIPC", true);
        }
        spec.put("dnsPolicy", host ? "ClusterFirstWithHostNet" : "ClusterFirst");
    }

    private static List<Value> tolerations(List<Toleration> tolerations) {
        if (tolerations.isEmpty()) {
            // without a key: every taint
            return List.of(Trees.map("operator", "Exists"));
        }
        List<Value> nodes = new ArrayList<>();
        for (Toleration toleration : tolerations) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("key", toleration.key());
            node.put("operator", toleration.value().isPresent() ? "Equal" : "Exists");
            toleration.value().ifPresent(value -> node.put("value", value));
            toleration.effect().ifPresent(effect -> node.put("effect", effect.name()));
            nodes.add(Trees.of(node));
        }
        return nodes;
    }
}
