package dev.eidos.k8s.agent.watch;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.syntax.ConfigMapUri;
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
        return pod("{phase: Pending, containerStatuses: [{name: eidos, ready: false, state: " + state + "}]}");
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

    /** A ConfigMap that claims to hold the result that {@link #seal} names. */
    static WatchedObject result(ResultSeal seal) {
        return new WatchedObject.Present(
                yaml("""
                    metadata: {namespace: %s, name: %s, annotations: {eidos.nvidia.com/sha256: "%s"}}
                    """.formatted(seal.uri().namespace(), seal.uri().name(), seal.sha256())));
    }

    /** The agent's word on a document whose SHA-256 consists of that digit. */
    static ResultSeal seal(char digit) {
        return new ResultSeal(
                new ConfigMapUri("gpu-operator", "r"), String.valueOf(digit).repeat(64));
    }

    /** The agent's pod when it has ended with that termination message. */
    static WatchedObject ended(int code, String message) {
        return container("{terminated: {exitCode: " + code + ", reason: Completed, message: \"" + message + "\"}}");
    }
}
