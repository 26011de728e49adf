package dev.eidos.k8s.agent.watch;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.Agents;
import java.time.Instant;

/** Jobs, pods and events as an API server tells of them, for tests of what is made of them. */
public final class SeenObjects {
    static final Instant START = Instant.parse("2026-11-22T23:43:10Z");
    static final String UID = "job-uid";

    private SeenObjects() {}

    public static Value.Mapping yaml(String text) {
        return (Value.Mapping) DocumentReader.read(text, "test");
    }

    /** @param status of the Job, as YAML in one line */
    static Value.Mapping job(String status) {
        return yaml("""
            metadata: {name: eidos, uid: %s}
            status: %s
            """.formatted(UID, status));
    }

    /** A pod of the Job on a node. */
    static WatchedObject pod(String status) {
        return pod("{nodeName: n1}", status);
    }

    static WatchedObject pod(String spec, String status) {
        return new WatchedObject.Present(yaml("""
            metadata: {name: eidos-x, uid: pod-uid, ownerReferences: [{kind: Job, uid: %s}]}
            spec: %s
            status: %s
            """.formatted(UID, spec, status)));
    }

    /** A pod whose container is in that state. */
    static WatchedObject container(String state) {
        return pod("{phase: Pending, containerStatuses: [{ready: false, state: " + state + "}]}");
    }

    static WatchedObject waiting(String reason, String message) {
        return container("{waiting: {reason: " + reason + ", message: \"" + message + "\"}}");
    }

    static WatchedObject terminated(int code, String reason) {
        return container("{terminated: {exitCode: " + code + ", reason: " + reason + "}}");
    }

    static Value event(String uid, String reason, String message) {
        return yaml("""
            metadata: {uid: %s}
            reason: %s
            message: "%s"
            """.formatted(uid, reason, message));
    }

    /** A run whose Job has just been created. */
    static RunState observed() {
        return RunState.of(UID, Agents.RUN.value(), job("{}"), START);
    }

    static WatchedObject result(String runId) {
        return new WatchedObject.Present(
                yaml("metadata: {name: r, annotations: {eidos.nvidia.com/run-id: " + runId + "}}"));
    }
}
