package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.live.workload.Conditions;
import java.util.List;
import java.util.Set;

/** Questions about the pods of a test. */
final class Pods {
    private Pods() {}

    /** What no time will mend. */
    private static final Set<String> STUCK = Set.of(
            "ErrImageNeverPull",
            "InvalidImageName",
            "ImagePullBackOff",
            "CreateContainerConfigError",
            "CreateContainerError");

    static boolean stuck(Value pod) {
        return pod.items("status", "containerStatuses").stream()
                .anyMatch(container -> STUCK.contains(container.text("state", "waiting", "reason")));
    }

    /** Returns whether there are as many, and all are at their end. */
    static boolean ended(List<Value> pods, int number) {
        return pods.size() >= number && pods.stream().allMatch(Pods::ended);
    }

    private static boolean ended(Value pod) {
        String phase = pod.text("status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    static boolean succeeded(List<Value> pods, int number) {
        return pods.size() >= number
                && pods.stream().allMatch(pod -> pod.text("status", "phase").equals("Succeeded"));
    }

    static long placed(List<Value> pods) {
        return pods.stream()
                .filter(pod -> !pod.text("spec", "nodeName").isEmpty())
                .count();
    }

    /** Returns whether a scheduler has looked at one, and found no place for it. */
    static boolean refused(List<Value> pods) {
        return pods.stream().anyMatch(pod -> Conditions.is(pod, "PodScheduled", "False"));
    }

    /** What a script wrote for whoever reads it, in one line. */
    static String words(Value pod) {
        for (Value container : pod.items("status", "containerStatuses")) {
            String message = container.text("state", "terminated", "message").strip();
            if (!message.isEmpty()) {
                return message.replaceAll("\\s+", " ");
            }
        }
        return "";
    }
}
