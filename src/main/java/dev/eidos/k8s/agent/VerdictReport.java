package dev.eidos.k8s.agent;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.client.ApiResource;
import java.time.Duration;
import java.util.List;

/**
 * Makes of a verdict what a user reads: what happened, on which object, in whose words, and what to do.
 *
 * @param log the agent's last lines; none where it never ran
 */
record VerdictReport(AgentConfig config, ApiResource job, Observed seen, Duration timeout, List<String> log) {

    EidosException of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Wait _, Verdict.ResultReady _, Verdict.Complete _ ->
                throw new IllegalArgumentException("no failure: " + verdict);
            case Verdict.AgentFailed failed -> agentFailed(failed);
            case Verdict.OutOfMemory _ ->
                failure(ErrorCode.FAILED, "the agent was killed for its memory", pod())
                        .reason("OOMKilled" + withLog())
                        .suggestion("give it more: --limits memory=512Mi")
                        .build();
            case Verdict.CannotStart(String reason, String message) ->
                failure(ErrorCode.FAILED, "the agent's container cannot start", pod())
                        .reason(reason + ": " + message)
                        .suggestion(startSuggestion(reason))
                        .build();
            case Verdict.NoPod(String message) -> noPod(message);
            case Verdict.Unschedulable(String message) ->
                failure(ErrorCode.FAILED, "no node takes the agent's pod", pod())
                        .reason(message)
                        .suggestion(scheduleSuggestion(message))
                        .build();
            case Verdict.Gone(String kind) ->
                failure(
                                ErrorCode.FAILED,
                                "the agent's " + kind + " was deleted",
                                kind.equals("pod") ? pod() : job.object())
                        .reason("somebody or something else than this run did it")
                        .suggestion(
                                "see who: kubectl get events --namespace " + config.namespace() + "; then run again")
                        .build();
            case Verdict.Replaced(String uid) ->
                failure(ErrorCode.CONFLICT, "the Job was replaced by another", job.object())
                        .reason("UID " + uid + " has the name now, and ours was " + seen.uid())
                        .suggestion("give runs names of their own: --generate-job-name")
                        .build();
            case Verdict.Evicted(String reason, String message) ->
                failure(ErrorCode.FAILED, "the agent's pod was put out of its node", pod())
                        .reason(reason + ": " + message)
                        .suggestion("run again when the node has room, or give the pod a --priority-class")
                        .build();
            case Verdict.NodeLost(String message) ->
                failure(ErrorCode.UNAVAILABLE, "the agent's node does not answer", "nodes/" + seen.nodeName())
                        .reason(message.isEmpty() ? "the control plane has lost sight of it" : message)
                        .suggestion("look at it: kubectl describe node " + seen.nodeName())
                        .build();
            case Verdict.Deadline(String state) ->
                failure(ErrorCode.TIMED_OUT, "the agent did not finish in time", job.object())
                        .reason("not done after " + seconds(timeout)
                                + (state.isEmpty() ? "" : ", last: " + state)
                                + withLog())
                        .suggestion("allow more time with --timeout, or see what it does with --follow")
                        .build();
        };
    }

    private EidosException agentFailed(Verdict.AgentFailed failed) {
        String how = failed.exitCode() < 0 ? failed.reason() : "exit code " + failed.exitCode();
        String words = failed.message().isEmpty() ? "" : ": " + failed.message();
        return failure(code(failed.exitCode()), "the agent failed", pod())
                .reason(how + words + withLog())
                .suggestion("see its whole log: run again with --no-cleanup, then kubectl logs job/" + job.name()
                        + " --namespace " + config.namespace())
                .build();
    }

    /** The agent's codes are ours: a node without a GPU is NOT_FOUND there as here. */
    private static ErrorCode code(long exitCode) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.exitCode() == exitCode && code != ErrorCode.INTERNAL) {
                return code;
            }
        }
        return ErrorCode.FAILED;
    }

    private EidosException noPod(String message) {
        boolean account = message.contains("serviceaccount") && message.contains("not found");
        boolean quota = message.contains("exceeded quota");
        String suggestion;
        if (account) {
            suggestion = "create it: kubectl create serviceaccount " + config.serviceAccountName() + " --namespace "
                    + config.namespace();
        } else if (quota) {
            suggestion = "free some of the quota, ask for less with --requests, or use another --namespace";
        } else {
            suggestion = "let the namespace admit it, or ask for less: --profile node or --profile restricted";
        }
        return failure(
                        account ? ErrorCode.NOT_FOUND : ErrorCode.FORBIDDEN,
                        "the cluster refuses the agent's pod",
                        job.object())
                .reason(message)
                .suggestion(suggestion)
                .build();
    }

    private String startSuggestion(String reason) {
        return switch (reason) {
            case "ErrImageNeverPull" -> "load " + config.image() + " onto the node, or leave --image-pull-policy out";
            case "InvalidImageName" -> "check --image " + config.image();
            case "FailedMount" -> "check --host-root, or take less of the node: --profile restricted";
            case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
                "see what the node says: kubectl describe " + podResource().kubectl();
            default ->
                "check that nodes can pull " + config.image()
                        + ": name another with --image, or a Secret of the registry with --image-pull-secret";
        };
    }

    private static String scheduleSuggestion(String message) {
        if (message.contains("taint")) {
            return "tolerate the taint with --toleration, or leave --toleration out to tolerate all";
        }
        if (message.contains("Insufficient")) {
            return "ask for less with --requests, or choose other nodes with --node-selector";
        }
        return "check --node-selector against: kubectl get nodes --show-labels; or wait longer with --schedule-timeout";
    }

    private static EidosException.Builder failure(ErrorCode code, String what, String object) {
        return EidosException.of(code, what).object(object);
    }

    private ApiResource podResource() {
        return ApiResource.pod(config.namespace(), seen.podName());
    }

    private String pod() {
        return seen.podName().isEmpty() ? job.object() : podResource().object();
    }

    private String withLog() {
        return log.isEmpty() ? "" : "\nits last lines:\n  " + String.join("\n  ", log);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
