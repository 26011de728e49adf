package dev.eidos.live.workload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about a volume that a kubelet cannot mount, by its words. */
final class MountAdvice {
    private static final Pattern ABSENT = Pattern.compile("(secret|configmap) \"([^\"]+)\" not found");

    private MountAdvice() {}

    static String of(String message) {
        Matcher absent = ABSENT.matcher(message);
        if (absent.find()) {
            return "make the " + (absent.group(1).equals("secret") ? "Secret " : "ConfigMap ") + absent.group(2)
                    + ", which the pod mounts, or install what makes it";
        }
        if (message.contains("driver name") && message.contains("not found")) {
            return "install the CSI driver on the node, or see why its DaemonSet does not run there";
        }
        return "see that what it mounts is there: kubectl describe pod";
    }
}
