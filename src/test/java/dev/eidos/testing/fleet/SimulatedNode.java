package dev.eidos.testing.fleet;

import dev.eidos.document.Value;
import dev.eidos.testing.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A node of a simulated fleet, in the API's words.
 *
 * @param fleet the fleet's name, with which the node's begins
 */
record SimulatedNode(String fleet, int number, HardwareClass hardware) {
    /** The label that every simulated node and its Lease have; its value is the fleet's name. */
    static final String LABEL = "eidos.test/simulated";

    /** The path of the nodes of a fleet. */
    static String list(String fleet) {
        return "/api/v1/nodes?labelSelector=" + LABEL + "%3D" + fleet;
    }

    /** Returns whether the node lifecycle controller has missed its heartbeats. */
    static boolean isMissed(Value node) {
        return Fields.items(node, "status", "conditions").stream()
                .anyMatch(condition -> Fields.text(condition, "type").equals("Ready")
                        && !Fields.text(condition, "status").equals("True"));
    }

    /** A strategic merge patch of the status, after which it is ready. */
    static String ready() {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return "{\"status\":{\"conditions\":[" + condition("Ready", "True", "KubeletReady", now) + "]}}";
    }

    static String name(String fleet, int number) {
        return String.format(Locale.ROOT, "%s-%05d", fleet, number);
    }

    String name() {
        return name(fleet, number);
    }

    /**
     * Ready from the beginning, as a kubelet registers a node that has been there before. Who asks for logs is refused
     * at once: nobody listens there.
     */
    String manifest() {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return """
            {"apiVersion":"v1","kind":"Node",
             "metadata":{"name":"%1$s","labels":{"%2$s":"%13$s","kubernetes.io/hostname":"%1$s",
              "kubernetes.io/os":"linux","kubernetes.io/arch":"amd64",
              "beta.kubernetes.io/os":"linux","beta.kubernetes.io/arch":"amd64",
              "node.kubernetes.io/instance-type":"%3$s","topology.kubernetes.io/region":"sim",
              "topology.kubernetes.io/zone":"sim-%4$s","nvidia.com/gpu.present":"true","nvidia.com/gpu.product":"%5$s",
              "nvidia.com/gpu.count":"%6$d"},
              "annotations":{"node.alpha.kubernetes.io/ttl":"0"}},
             "spec":{"providerID":"sim:///%1$s"},
             "status":{"capacity":%7$s,"allocatable":%7$s,
              "conditions":[%8$s,%9$s,%10$s,%11$s],
              "addresses":[{"type":"Hostname","address":"127.0.0.1"}],
              "daemonEndpoints":{"kubeletEndpoint":{"Port":1}},
              "nodeInfo":{"machineID":"%12$032x","systemUUID":"%1$s","bootID":"%1$s","kernelVersion":"6.8.0-60-generic",
               "osImage":"Ubuntu 24.04.2 LTS","containerRuntimeVersion":"containerd://2.0.5","kubeletVersion":"v1.20.2",
               "kubeProxyVersion":"v1.20.2","operatingSystem":"linux","architecture":"amd64"}}}
            """.formatted(
                        name(),
                        LABEL,
                        hardware.instanceType(),
                        "abc".charAt(number % 3),
                        hardware.product(),
                        hardware.gpus(),
                        resources(),
                        condition("Ready", "True", "KubeletReady", now),
                        condition("MemoryPressure", "False", "KubeletHasSufficientMemory", now),
                        condition("DiskPressure", "False", "KubeletHasNoDiskPressure", now),
                        condition("PIDPressure", "False", "KubeletHasSufficientPID", now),
                        number,
                        fleet);
    }

    private String resources() {
        return """
            {"cpu":"%d","memory":"%dKi","pods":"110","ephemeral-storage":"800Gi","nvidia.com/gpu":"%d"}\
            """.formatted(hardware.threads(), hardware.memoryKb(), hardware.gpus());
    }

    private static String condition(String type, String status, String reason, String now) {
        return """
            {"type":"%s","status":"%s","reason":"%s","message":"simulated","lastHeartbeatTime":"%s",\
            "lastTransitionTime":"%s"}\
            """.formatted(type, status, reason, now, now);
    }
}
