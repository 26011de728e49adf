package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.AgentContainer;
import dev.eidos.k8s.api.ApiResource;
import java.util.List;

/**
 * The image that the agent's container really has, and advice about it: a webhook may have put another in place of the
 * one that the run asked for, such as a mirror's.
 *
 * @param asked by the run
 * @param actual in the pod
 */
record PodImage(String asked, String actual, String node, ApiResource pod) {
    /** The words of the kernel (ENOEXEC), in runtimes' messages and in the log of a container that they started. */
    private static final String FOREIGN = "exec format error";

    /** The words of containerd for an image whose index has nothing for the node. */
    private static final String NO_PLATFORM = "no match for platform";

    static PodImage of(AgentConfig config, RunState seen) {
        String asked = config.pod().image().toString();
        String actual = asked;
        for (Value container : seen.pod().last().items("spec", "containers")) {
            if (container.text("name").equals(AgentContainer.NAME)) {
                actual = container.text("image");
            }
        }
        return new PodImage(asked, actual, seen.nodeName(), ApiResource.pod(config.namespace(), seen.podName()));
    }

    /** Returns whether the container ended because its program is for another architecture. */
    static boolean isForeign(String message, List<String> log) {
        return message.contains(FOREIGN) || log.stream().anyMatch(line -> line.contains(FOREIGN));
    }

    /** That something has changed the image, for the end of a reason; empty if nothing has. */
    String rewritten() {
        return asked.equals(actual)
                ? ""
                : "\nsomething in the cluster has put the image " + actual + " in place of " + asked;
    }

    String otherArchitecture() {
        return "the image " + actual + " is for another architecture than its node: see kubectl get node " + node
                + " --label-columns kubernetes.io/arch; name an image for it with --image, or take other nodes:"
                + " --arch says which architectures the image has";
    }

    String suggestion(String reason, String message) {
        if (isForeign(message, List.of()) || message.contains(NO_PLATFORM)) {
            return otherArchitecture();
        }
        return switch (reason) {
            case "ErrImageNeverPull" -> "load " + actual + " onto the node, or leave --image-pull-policy out";
            case "InvalidImageName" ->
                asked.equals(actual) ? "check --image " + actual : "check what puts " + actual + " into the pod";
            case "FailedMount" -> "check --host-root, or take less of the node: --profile restricted";
            case "StartError", "ContainerCannotRun" ->
                "check that the image is eidos's own: leave --image out, or name another";
            case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
                "see what the node says: kubectl describe " + pod.kubectl();
            default ->
                "check that nodes can pull " + actual
                        + ": name another with --image, or a Secret of the registry with --image-pull-secret";
        };
    }
}
