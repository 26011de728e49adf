package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a pod asks for that only the level "privileged" allows (kubernetes.io, "Pod Security Standards", Baseline). */
final class PrivilegedPods {
    private static final Set<String> BASELINE = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private PrivilegedPods() {}

    /** As a phrase with a verb; null for objects that make no such pod. */
    static @Nullable String reason(Value object) {
        Value pod = switch (object.text("kind")) {
            case "Pod" -> object.at("spec");
            case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "Job" -> object.at("spec", "template", "spec");
            case "CronJob" -> object.at("spec", "jobTemplate", "spec", "template", "spec");
            default -> null;
        };
        return pod == null ? null : ofPod(pod);
    }

    /**
     * The role by which an operator makes pods that the chart does not show and that are most likely such: it may make
     * DaemonSets, or pods and also change nodes. As a phrase with its subject; null where there is none.
     */
    static @Nullable String unseen(List<Value> objects) {
        for (Value role : objects) {
            String name = RenderedObjects.shown(role);
            boolean isRole = List.of("ClusterRole", "Role").contains(role.text("kind"));
            if (isRole && allows(role, "daemonsets", "create")) {
                return name + " lets an operator make DaemonSets, whose pods the chart does not show";
            }
            if (isRole
                    && allows(role, "pods", "create")
                    && (allows(role, "nodes", "update") || allows(role, "nodes", "patch"))) {
                return name + " lets an operator make pods, which the chart does not show, and change nodes";
            }
        }
        return null;
    }

    private static boolean allows(Value role, String resource, String verb) {
        return role.items("rules").stream()
                .anyMatch(rule -> rule.items("resources").stream()
                                .anyMatch(one -> one.text().equals(resource))
                        && rule.items("verbs").stream()
                                .anyMatch(one ->
                                        one.text().equals(verb) || one.text().equals("*")));
    }

    private static @Nullable String ofPod(Value pod) {
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.flag(host)) {
                return "uses " + host;
            }
        }
        for (Value volume : pod.items("volumes")) {
            if (volume.at("hostPath") != null) {
                return "mounts " + volume.text("hostPath", "path") + " of the host";
            }
        }
        List<Value> containers = new ArrayList<>(pod.items("initContainers"));
        containers.addAll(pod.items("containers"));
        for (Value container : containers) {
            String reason = ofContainer(container);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private static @Nullable String ofContainer(Value container) {
        if (container.flag("securityContext", "privileged")) {
            return "runs a privileged container";
        }
        for (Value capability : container.items("securityContext", "capabilities", "add")) {
            if (!BASELINE.contains(capability.text())) {
                return "adds the capability " + capability.text();
            }
        }
        for (Value port : container.items("ports")) {
            if (port.number("hostPort", 0) > 0) {
                return "takes port " + port.text("hostPort") + " of the host";
            }
        }
        return null;
    }
}
