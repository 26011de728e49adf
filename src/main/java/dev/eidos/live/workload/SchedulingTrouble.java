package dev.eidos.live.workload;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pods for which no node is found, by the scheduler's sentence: {@code 0/3 nodes are available: 1 Insufficient cpu}.
 */
final class SchedulingTrouble {
    private static final Pattern SHORT = Pattern.compile("Insufficient ([^\\s,]+?)[.,]?(?=\\s|$)");
    private static final Pattern TAINT = Pattern.compile("taint(?:\\(s\\))? \\{([^}]*)}");

    private SchedulingTrouble() {}

    static Trouble of(Value pod) {
        Value scheduled = Conditions.of(pod, "PodScheduled");
        if (!scheduled.text("status").equals("False")) {
            return Trouble.of(
                    "no scheduler has looked at it yet", "see that the scheduler " + scheduler(pod) + " runs");
        }
        if (scheduled.text("reason").equals("SchedulingGated")) {
            return Trouble.of("waits at its scheduling gates", "see what is to lift them: " + gates(pod));
        }
        String message = scheduled.text("message").strip();
        int end = message.indexOf("preemption:");
        String causes = end < 0 ? message : message.substring(0, end).strip();
        return Trouble.of("no node has room for it: " + causes, remedy(causes));
    }

    private static String scheduler(Value pod) {
        String name = pod.text("spec", "schedulerName");
        return name.isEmpty() ? "default-scheduler" : name;
    }

    private static String gates(Value pod) {
        return String.join(
                ", ",
                pod.items("spec", "schedulingGates").stream()
                        .map(gate -> gate.text("name"))
                        .toList());
    }

    private static String remedy(String causes) {
        List<String> advice = new ArrayList<>();
        Set<String> shortOf = found(SHORT, causes);
        if (!shortOf.isEmpty()) {
            advice.add("add nodes with, or free, " + String.join(" and ", shortOf)
                    + "; or lower the requests in the component's values");
        }
        Set<String> taints = found(TAINT, causes);
        if (!taints.isEmpty()) {
            advice.add("tolerate the taint " + String.join(", ", taints)
                    + " in the component's values (the bundle's tolerations), or take it off the nodes");
        }
        if (causes.contains("didn't match")) {
            advice.add("label the nodes that are meant for it, or change the bundle's node selectors");
        }
        if (causes.contains("were unschedulable")) {
            advice.add("uncordon nodes: kubectl uncordon NODE");
        }
        if (causes.contains("Too many pods")) {
            advice.add("free a place on nodes that are full of pods");
        }
        if (causes.contains("olume") || causes.contains("persistentvolumeclaim")) {
            advice.add("see that its claims can be bound: a StorageClass and its driver");
        }
        return advice.isEmpty() ? "see kubectl get nodes, and what the pod asks for" : String.join("; ", advice);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> all = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
