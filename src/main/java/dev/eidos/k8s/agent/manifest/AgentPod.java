package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.Toleration;
import java.util.ArrayList;
import java.util.List;

/** The pod in which the agent runs (PodSpec v1 core), whoever makes it: a Job's controller, or a fleet's run. */
final class AgentPod {
    /** The agent has nothing to save when it is told to stop. */
    private static final int GRACE_SECONDS = 5;

    /** An ordinary user that no node has by chance; the one that minimal images use for "nonroot". */
    private static final int USER = 65532;

    private AgentPod() {}

    /**
     * Its specification.
     *
     * @param task what it brings, and what that belongs to
     * @param seconds that its token must last
     */
    static Value.Mapping spec(AgentConfig config, RunId run, AgentTask task, Value.Mapping affinity, long seconds) {
        return Value.mapping(pod -> {
            pod.put("restartPolicy", "Never");
            pod.put("terminationGracePeriodSeconds", GRACE_SECONDS);
            pod.put("serviceAccountName", config.placement().serviceAccountName());
            // the token of the pod's own comes by a volume
            pod.put("automountServiceAccountToken", false);
            pod.put("enableServiceLinks", false);
            if (sharesNamespacesOfNode(config.pod().profile())) {
                pod.put("hostPID", true);
                pod.put("hostNetwork", true);
                pod.put("hostIPC", true);
                pod.put("dnsPolicy", "ClusterFirstWithHostNet");
            } else {
                pod.put("dnsPolicy", "ClusterFirst");
            }
            pod.put("runtimeClassName", config.pod().runtimeClass().orElse(null));
            pod.put("priorityClassName", config.pod().priorityClass().orElse(null));
            pod.putTexts("nodeSelector", config.placement().nodeSelector().labels());
            pod.putMapping("affinity", affinity);
            pod.putItems("tolerations", tolerations(config.placement().tolerations()));
            pod.putItems("imagePullSecrets", secrets(config.pod().imagePullSecrets()));
            pod.putMapping("securityContext", securityContext(config.pod().profile()));
            pod.putItems("containers", List.of(AgentContainer.of(config, run, task)));
            List<Value> volumes = new ArrayList<>(volumes(HostVolume.of(config)));
            volumes.add(ApiAccessVolume.volume(seconds));
            pod.putItems("volumes", volumes);
        });
    }

    /**
     * Also without privileges the agent shares the node's namespaces: the kernel answers {@code /proc/sys/net}, the
     * settings of System V IPC and, since Linux 6.14, {@code kernel/pid_max} for the namespaces of the reader, not of
     * the {@code /proc} that is read, so that anything else would record the pod's settings as the node's.
     */
    private static boolean sharesNamespacesOfNode(Profile profile) {
        return switch (profile) {
            case PRIVILEGED, NODE -> true;
            case RESTRICTED -> false;
        };
    }

    static List<Value.Mapping> tolerations(List<Toleration> tolerations) {
        if (tolerations.isEmpty()) {
            // without a key: every taint
            return List.of(Value.mapping(every -> every.put("operator", "Exists")));
        }
        return tolerations.stream().map(AgentPod::toleration).toList();
    }

    private static Value.Mapping toleration(Toleration toleration) {
        return Value.mapping(taint -> {
            taint.put("key", toleration.key());
            taint.put("operator", toleration.value().isPresent() ? "Equal" : "Exists");
            taint.put("value", toleration.value().orElse(null));
            toleration.effect().ifPresent(effect -> taint.put("effect", effect.name()));
        });
    }

    private static List<Value.Mapping> secrets(List<String> names) {
        return names.stream()
                .map(name -> Value.mapping(secret -> secret.put("name", name)))
                .toList();
    }

    /** The security context of the whole pod (PodSecurityContext v1 core); the rest is the container's. */
    private static Value.Mapping securityContext(Profile profile) {
        return switch (profile) {
            case PRIVILEGED -> Value.Mapping.EMPTY;
            case NODE, RESTRICTED ->
                Value.mapping(context -> {
                    context.put("runAsNonRoot", true);
                    context.put("runAsUser", USER);
                    context.put("runAsGroup", USER);
                    context.put("seccompProfile", seccomp -> seccomp.put("type", "RuntimeDefault"));
                });
        };
    }

    private static List<Value.Mapping> volumes(List<HostVolume> volumes) {
        return volumes.stream()
                .map(host -> Value.mapping(volume -> {
                    volume.put("name", host.name());
                    volume.put("hostPath", hostPath -> hostPath.put("path", host.path()));
                }))
                .toList();
    }
}
