package dev.eidos.k8s.agent;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Node;
import java.time.Instant;

/** Jobs, pods and events as an API server tells of them, for tests of what is made of them. */
final class SeenObjects {
    static final Instant START = Instant.parse("2026-11-22T23:43:10Z");
    static final String UID = "job-uid";

    private SeenObjects() {}

    static Node.Mapping yaml(String text) {
        return (Node.Mapping) DocumentReader.read(text, "test");
    }

    /** @param status of the Job, as YAML in one line */
    static Node.Mapping job(String status) {
        return yaml("""
            metadata: {name: eidos, uid: %s}
            status: %s
            """.formatted(UID, status));
    }

    /** A pod of the Job on a node. */
    static Watched pod(String status) {
        return pod("{nodeName: n1}", status);
    }

    static Watched pod(String spec, String status) {
        return new Watched.Present(yaml("""
            metadata: {name: eidos-x, uid: pod-uid, ownerReferences: [{kind: Job, uid: %s}]}
            spec: %s
            status: %s
            """.formatted(UID, spec, status)));
    }

    /** A pod whose container is in that state. */
    static Watched container(String state) {
        return pod("{phase: Pending, containerStatuses: [{ready: false, state: " + state + "}]}");
    }

    static Watched waiting(String reason, String message) {
        return container("{waiting: {reason: " + reason + ", message: \"" + message + "\"}}");
    }

    static Watched terminated(int code, String reason) {
        return container("{terminated: {exitCode: " + code + ", reason: " + reason + "}}");
    }

    static Node event(String uid, String reason, String message) {
        return yaml("""
            metadata: {uid: %s}
            reason: %s
            message: "%s"
            """.formatted(uid, reason, message));
    }

    /** A run whose Job has just been created. */
    static Observed observed() {
        return Observed.of(UID, Agents.RUN.value(), job("{}"), START);
    }

    static Watched result(String runId) {
        return new Watched.Present(yaml("metadata: {name: r, annotations: {eidos.nvidia.com/run-id: " + runId + "}}"));
    }
}
