package dev.eidos.testing;

import dev.eidos.document.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A pod of a {@link StandInNode}, and the kubelet's words about it. It must have one container. */
public final class StandInPod {
    private final RawApi api;
    private final String path;
    private final String name;
    private final String container;
    private final String image;

    StandInPod(RawApi api, String pods, Value pod) {
        this.api = api;
        this.name = Fields.name(pod);
        this.path = pods + "/" + name;
        this.container = Fields.text(pod, "spec", "containers", 0, "name");
        this.image = Fields.text(pod, "spec", "containers", 0, "image");
    }

    /** A pod in the API's words, of any namespace. */
    public static StandInPod of(RawApi api, Value pod) {
        return new StandInPod(api, "/api/v1/namespaces/" + Fields.text(pod, "metadata", "namespace") + "/pods", pod);
    }

    public String name() {
        return name;
    }

    public Value.Mapping get() {
        return api.get(path);
    }

    /** Pending, with a container that cannot start, such as {@code ImagePullBackOff}. */
    public void waiting(String reason, String message) {
        status("Pending", false, """
            "waiting":{"reason":"%s","message":"%s"}\
            """.formatted(reason, message));
    }

    public void running() {
        status("Running", true, """
            "running":{"startedAt":"%s"}\
            """.formatted(now()));
    }

    /** The container's end; the kubelet's reasons are Completed, Error, OOMKilled, ContainerCannotRun and others. */
    public void terminated(int exitCode, String reason) {
        terminated(exitCode, reason, "");
    }

    /** As above, with the container's termination message. */
    public void terminated(int exitCode, String reason, String message) {
        status(exitCode == 0 ? "Succeeded" : "Failed", false, """
            "terminated":{"exitCode":%d,"reason":"%s","message":"%s","startedAt":"%s","finishedAt":"%s"}\
            """.formatted(exitCode, reason, message, now(), now()));
    }

    /** The whole pod, without a word about its container: as the kubelet does under disk or memory pressure. */
    public void evicted(String message) {
        failed("Evicted", message);
    }

    /** Of the pod itself: Evicted, NodeLost, NodeShutdown, UnexpectedAdmissionError, OutOfcpu... */
    public void failed(String reason, String message) {
        api.patch(path + "/status", """
            {"status":{"phase":"Failed","reason":"%s","message":"%s","containerStatuses":null}}
            """.formatted(reason, message));
    }

    /** An event about this pod, as kubelet and scheduler make them. */
    public void event(String type, String reason, String message) {
        Value pod = get();
        String namespace = Fields.text(pod, "metadata", "namespace");
        api.post("/api/v1/namespaces/" + namespace + "/events", """
            {"apiVersion":"v1","kind":"Event","metadata":{"generateName":"%s."},
             "involvedObject":{"apiVersion":"v1","kind":"Pod","namespace":"%s","name":"%s","uid":"%s"},
             "type":"%s","reason":"%s","message":"%s","count":1,"firstTimestamp":"%s","lastTimestamp":"%s",
             "source":{"component":"kubelet"}}
            """.formatted(
                name, namespace, name, Fields.text(pod, "metadata", "uid"), type, reason, message, now(), now()));
    }

    private void status(String phase, boolean ready, String state) {
        api.patch(path + "/status", """
            {"status":{"phase":"%s","startTime":"%s","containerStatuses":[{"name":"%s","image":"%s","imageID":"",
             "ready":%b,"restartCount":0,"state":{%s}}]}}
            """.formatted(phase, now(), container, image, ready, state));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
