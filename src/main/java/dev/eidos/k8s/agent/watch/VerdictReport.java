package dev.eidos.k8s.agent.watch;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.AdmissionRefusal;
import dev.eidos.k8s.agent.manifest.FleetManifests;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.k8s.syntax.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The failure that a user reads for a verdict: what happened, on which object, in whose words, and what to do.
 *
 * @param log the agent's last lines; none where it never ran
 * @param nodes with the taints that keep the pod off, where the scheduler does not name them
 */
public record VerdictReport(AgentConfig config, ApiResource job, RunState seen, List<String> log, TaintedNodes nodes) {

    public EidosException of(RunVerdict.Failure verdict) {
        return switch (verdict) {
            case RunVerdict.AgentFailed failed -> agentFailed(failed);
            case RunVerdict.InitFailed(String container, long exitCode, String reason) ->
                failure(ErrorCode.FAILED, "the agent did not run, as an init container before it failed", pod())
                        .reason("init container " + container + ", which is not eidos' own: exit code " + exitCode
                                + (reason.isEmpty() || reason.equals("Error") ? "" : ", " + reason)
                                + withLog())
                        .suggestion(
                                "see what puts it into pods there, and have it leave the agent's out, or use another"
                                        + " --namespace: kubectl get mutatingwebhookconfigurations")
                        .build();
            case RunVerdict.OutOfMemory _ ->
                failure(ErrorCode.FAILED, "the agent was killed for its memory", pod())
                        .reason("OOMKilled, " + memory() + withLog())
                        .suggestion(memorySuggestion())
                        .build();
            case RunVerdict.CannotStart(String reason, String message) ->
                failure(ErrorCode.FAILED, "the agent's container cannot start", pod())
                        .reason(reason + ": " + message + image().rewritten())
                        .suggestion(image().suggestion(reason, message))
                        .build();
            case RunVerdict.NoPod(String message) -> noPod(message);
            case RunVerdict.Unschedulable(String message) ->
                pinnedTo().isEmpty()
                        ? unscheduled(new SchedulingReport(
                                config, message, nodes, podResource().kubectl()))
                        : unscheduledOn(pinnedTo(), PinnedScheduling.own(message));
            case RunVerdict.Gone(String kind) ->
                failure(
                                ErrorCode.FAILED,
                                "the agent's " + kind + " was deleted",
                                kind.equals("pod") ? pod() : job.object())
                        .reason("somebody or something else than this run did it")
                        .suggestion(
                                "see who: kubectl get events --namespace " + config.namespace() + "; then run again")
                        .build();
            case RunVerdict.Replaced(String uid) ->
                failure(ErrorCode.CONFLICT, "the Job was replaced by another", job.object())
                        .reason("UID " + uid + " has the name now, and ours was " + seen.uid())
                        .suggestion("give runs names of their own: --generate-job-name")
                        .build();
            case RunVerdict.Evicted(String reason, String message) ->
                failure(ErrorCode.FAILED, "the agent's pod was put out of its node", pod())
                        .reason(reason + ": " + message)
                        .suggestion("run again when the node has room, or give the pod a --priority-class")
                        .build();
            case RunVerdict.NodeLost(String message) ->
                failure(ErrorCode.UNAVAILABLE, "the agent's node does not answer", "nodes/" + seen.nodeName())
                        .reason(message.isEmpty() ? "the control plane has lost sight of it" : message)
                        .suggestion("look at it: kubectl describe node " + seen.nodeName())
                        .build();
            case RunVerdict.Deadline(String state)
            when new AgentWords(log).unreached().isPresent() ->
                cutOff("not done after " + seconds(config.run().timeout()) + ", last: "
                        + new AgentWords(log).unreached().orElse(state));
            case RunVerdict.Deadline(String state) ->
                failure(ErrorCode.TIMED_OUT, "the agent did not finish in time", job.object())
                        .reason("not done after " + seconds(config.run().timeout())
                                + (state.isEmpty() ? "" : ", last: " + state)
                                + withLog())
                        .suggestion(
                                config.run().perNode()
                                        ? "allow it more time with --node-timeout, or look at it: kubectl describe"
                                                + " node "
                                                + seen.nodeName()
                                        : "allow more time with --timeout, or see what it does with --follow")
                        .build();
        };
    }

    private EidosException unscheduled(SchedulingReport report) {
        return failure(ErrorCode.FAILED, "no node takes the agent's pod", pod())
                .reason(report.reason())
                .suggestion(report.suggestion())
                .build();
    }

    /** The node that the pod is for alone; empty if any may take it. */
    private String pinnedTo() {
        return seen.pod().last().text("metadata", "annotations", FleetManifests.NODE);
    }

    private EidosException unscheduledOn(String node, String words) {
        if (words.isEmpty()) {
            return failure(ErrorCode.FAILED, "the agent's node is not there any more", "nodes/" + node)
                    .reason("the scheduler finds no node that is called so and is what the agent needs")
                    .suggestion("see whether it is there, and its labels: kubectl get node " + node + " --show-labels")
                    .build();
        }
        var report = new SchedulingReport(config, words, nodes, podResource().kubectl());
        return failure(ErrorCode.FAILED, "the node does not take the agent's pod", "nodes/" + node)
                .reason(report.reason())
                .suggestion(report.suggestion())
                .build();
    }

    private PodImage image() {
        return PodImage.of(config, seen);
    }

    private EidosException agentFailed(RunVerdict.AgentFailed failed) {
        Optional<String> unreached = new AgentWords(log).unreached();
        if (unreached.isPresent()) {
            return cutOff(unreached.get());
        }
        String how = failed.exitCode() < 0 ? failed.reason() : "exit code " + failed.exitCode();
        String words = failed.message().isEmpty() ? "" : ": " + failed.message();
        String why = new AgentWords(log).error();
        return failure(code(failed.exitCode()), why.isEmpty() ? "the agent failed" : "the agent failed: " + why, pod())
                .reason(how + words + onNode(why) + withLog())
                .suggestion(
                        PodImage.isForeign(failed.message(), log)
                                ? image().otherArchitecture()
                                : failureSuggestion(failed.exitCode()))
                .build();
    }

    private String onNode(String why) {
        return why.isEmpty() || seen.nodeName().isEmpty() ? "" : ", on node " + seen.nodeName();
    }

    /** The server is well, as this run is talking to it: what is in between is the pod's network. */
    private EidosException cutOff(String words) {
        String namespace = config.namespace();
        return failure(ErrorCode.UNAVAILABLE, "the agent's pod cannot reach the API server", pod())
                .reason("this machine reaches it, the pod on node " + seen.nodeName() + " does not: " + words
                        + withLog())
                .suggestion("have the network policies of the namespace allow egress to the API server (the Service"
                        + " kubernetes of namespace default): kubectl get networkpolicies --namespace " + namespace
                        + "; if there are none, see whether the network plugin of the node is well: kubectl get pods"
                        + " --all-namespaces -o wide --field-selector spec.nodeName=" + seen.nodeName())
                .build();
    }

    private String failureSuggestion(long exitCode) {
        if (exitCode == ErrorCode.NOT_FOUND.exitCode() && config.run().requireGpu()) {
            return "choose a node that has a GPU with --node-selector, or leave --require-gpu out";
        }
        if (exitCode == ErrorCode.FORBIDDEN.exitCode()) {
            return "see what it may do: kubectl get role/eidos rolebinding/eidos --namespace "
                    + config.result(new RunId(seen.runId())).namespace()
                    + " -o yaml; eidos' own are put right by the next run";
        }
        if (!config.run().cleanup()) {
            return "see its whole log: kubectl logs " + podResource().kubectl();
        }
        return config.run().perNode()
                ? "see its whole log: take it alone, with --node " + seen.nodeName()
                        + " --no-cleanup, then kubectl logs --tail=-1 --namespace " + config.namespace()
                        + " --selector " + EidosLabels.SELECTOR
                : "see its whole log: run again with --no-cleanup, then kubectl logs " + job.kubectl();
    }

    private String memory() {
        Quantity limit = config.pod().resources().limits().get("memory");
        return limit == null ? "without a limit of its own" : "with --limits memory=" + limit;
    }

    private String memorySuggestion() {
        return config.pod().resources().limits().containsKey("memory")
                ? "give it more: --limits memory=256Mi, or no limit"
                : "its node is short of memory: choose another with --node-selector, or ask for more with --requests";
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
        if (PassingTrouble.isIn(message)) {
            return failure(ErrorCode.UNAVAILABLE, "the cluster could not create the agent's pod", job.object())
                    .reason("not done after " + seconds(config.run().timeout()) + ": " + message)
                    .suggestion(PassingTrouble.suggestion(message))
                    .build();
        }
        boolean account = message.contains("serviceaccount") && message.contains("not found");
        boolean quota = message.contains("exceeded quota");
        Optional<AdmissionRefusal> known = AdmissionRefusal.of(config, message);
        String suggestion;
        if (account) {
            suggestion = "create it: kubectl create serviceaccount "
                    + config.placement().serviceAccountName() + " --namespace " + config.namespace();
        } else if (quota) {
            suggestion = "free some of the quota, ask for less with --requests, or use another --namespace";
        } else if (message.contains("must specify")) {
            suggestion = "set what the quota asks for with --requests and --limits";
        } else {
            suggestion = known.map(AdmissionRefusal::suggestion)
                    .orElse("let the namespace admit it, or ask for less: --profile node or --profile restricted");
        }
        return failure(
                        account ? ErrorCode.NOT_FOUND : ErrorCode.FORBIDDEN,
                        known.filter(_ -> !account && !quota)
                                .map(refusal -> "the agent's pod is refused by " + refusal.by())
                                .orElse("the cluster refuses the agent's pod"),
                        job.object())
                .reason(message)
                .suggestion(suggestion)
                .build();
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
        return AgentLog.quoted(log);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
