package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what the state of a run means: the same for the same state and time.
 *
 * @param deadline when the run has to be over
 * @param scheduleTimeout how long there may be no node for the pod
 */
record Judge(Instant deadline, Duration scheduleTimeout) {
    /** For what the kubelet or a controller may put right by itself at its next try. */
    private static final Duration SHORTLY = Duration.ofSeconds(3);

    /** The kubelet pulls again after 10 s: a registry that hiccups once is forgiven. */
    private static final Duration ONE_MORE_PULL = Duration.ofSeconds(12);

    /** Mounting waits for attached disks and propagated Secrets. */
    private static final Duration MOUNT = Duration.ofSeconds(10);

    /** Between a pod's end and the Job's condition lies one round of the Job controller. */
    private static final Duration CONTROLLER = Duration.ofSeconds(5);

    /** Job and pod are watched apart: what a Job's condition speaks of may be seen after it. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(2);

    /** What no second try changes. */
    private static final List<String> FINAL_PULL_ERRORS = List.of(
            "not found",
            "denied",
            "unauthorized",
            "forbidden",
            "manifest unknown",
            "invalid reference",
            "no such host",
            "repository does not exist",
            "no match for platform");

    Verdict of(Observed seen, Instant now) {
        Optional<Node> result = seen.ownResult();
        if (result.isPresent()) {
            return new Verdict.ResultReady(result.get());
        }
        Verdict byJob = job(seen, now);
        if (byJob.isFinal()) {
            return byJob;
        }
        Verdict byPod = pod(seen, now);
        return byPod.isFinal() || now.isBefore(deadline) ? byPod : late(byPod);
    }

    private static Verdict late(Verdict last) {
        return new Verdict.Deadline(last instanceof Verdict.Wait(String state) ? state : "");
    }

    private static Verdict job(Observed seen, Instant now) {
        return switch (seen.job()) {
            case Watched.Unseen _ -> new Verdict.Wait("waiting for the Job");
            case Watched.Gone _ -> new Verdict.Gone("Job");
            case Watched.Present(Node job) ->
                Tree.text(job, "metadata", "uid").equals(seen.uid())
                        ? conditions(job, seen, now)
                        : new Verdict.Replaced(Tree.text(job, "metadata", "uid"));
        };
    }

    private static Verdict conditions(Node job, Observed seen, Instant now) {
        for (Node condition : Tree.items(job, "status", "conditions")) {
            if (!Tree.text(condition, "status").equals("True")) {
                continue;
            }
            switch (Tree.text(condition, "type")) {
                case "Complete" -> {
                    return new Verdict.Complete();
                }
                case "Failed" -> {
                    return failed(condition, PodState.of(seen.pod()), Duration.between(seen.jobSince(), now));
                }
                default -> {}
            }
        }
        return Tree.text(job, "metadata", "deletionTimestamp").isEmpty()
                ? new Verdict.Wait("waiting for the pod")
                : new Verdict.Gone("Job");
    }

    private static Verdict failed(Node condition, PodState pod, Duration lasting) {
        String reason = Tree.text(condition, "reason");
        String message = Tree.text(condition, "message");
        if (reason.equals("DeadlineExceeded")) {
            return new Verdict.Deadline(message);
        }
        return switch (pod) {
            case PodState.Ended ended -> ended(ended);
            case PodState.Evicted(String why, String words) -> new Verdict.Evicted(why, words);
            case PodState.Lost(String words) -> new Verdict.NodeLost(words);
            case PodState.Deleted _ -> new Verdict.Gone("pod");
            case PodState.Absent _,
                    PodState.Unscheduled _,
                    PodState.Starting _,
                    PodState.NoImage _,
                    PodState.NoContainer _,
                    PodState.Running _ ->
                after(CATCHING_UP, lasting, new Verdict.AgentFailed(-1, reason, message), "the Job has failed");
        };
    }

    private static Verdict ended(PodState.Ended ended) {
        return switch (ended.reason()) {
            case "OOMKilled" -> new Verdict.OutOfMemory();
            // the runtime's words for a program that is not there: containerd's and Docker's
            case "StartError", "ContainerCannotRun" -> new Verdict.CannotStart(ended.reason(), ended.message());
            default -> new Verdict.AgentFailed(ended.exitCode(), ended.reason(), ended.message());
        };
    }

    private Verdict pod(Observed seen, Instant now) {
        Duration lasting = Duration.between(seen.since(), now);
        return switch (PodState.of(seen.pod())) {
            case PodState.Absent _ -> absent(seen, lasting);
            // it goes with its Job, too, of which the other watch tells what became of it
            case PodState.Deleted _ ->
                after(CATCHING_UP, lasting, new Verdict.Gone("pod"), "the agent's pod is being deleted");
            case PodState.Unscheduled(String message) -> unscheduled(message, lasting);
            case PodState.Starting _ -> starting(seen, lasting);
            case PodState.NoImage(String reason, String message) ->
                after(
                        pullGrace(reason, message),
                        lasting,
                        new Verdict.CannotStart(reason, longer(message, seen.said("Failed", "InspectFailed"))),
                        "no image yet: " + reason);
            case PodState.NoContainer(String reason, String message) ->
                after(SHORTLY, lasting, new Verdict.CannotStart(reason, message), "no container yet: " + reason);
            case PodState.Running _ -> lost(seen, "the agent is running");
            case PodState.Ended ended ->
                after(
                        CONTROLLER,
                        lasting,
                        ended.exitCode() == 0 ? new Verdict.Complete() : ended(ended),
                        "the agent has ended");
            case PodState.Evicted(String reason, String message) -> new Verdict.Evicted(reason, message);
            case PodState.Lost(String message) ->
                after(SHORTLY, lasting, new Verdict.NodeLost(message), "the node does not answer");
        };
    }

    private static Verdict absent(Observed seen, Duration lasting) {
        String refused = seen.said("FailedCreate");
        return refused.isEmpty()
                ? new Verdict.Wait("waiting for the pod")
                : after(Duration.ofSeconds(1), lasting, new Verdict.NoPod(refused), refused);
    }

    private Verdict unscheduled(String message, Duration lasting) {
        return message.isEmpty()
                ? new Verdict.Wait("waiting for the scheduler")
                : after(scheduleTimeout, lasting, new Verdict.Unschedulable(message), "no node yet: " + message);
    }

    private static Verdict starting(Observed seen, Duration lasting) {
        String mount = seen.said("FailedMount", "FailedAttachVolume");
        if (!mount.isEmpty()) {
            return after(MOUNT, lasting, new Verdict.CannotStart("FailedMount", mount), "cannot mount yet");
        }
        String sandbox = seen.said("FailedCreatePodSandBox");
        if (!sandbox.isEmpty()) {
            return after(ONE_MORE_PULL, lasting, new Verdict.CannotStart("FailedCreatePodSandBox", sandbox), sandbox);
        }
        String pulling = seen.said("Pulling", "Pulled");
        return lost(seen, pulling.isEmpty() ? "starting on " + seen.nodeName() : pulling);
    }

    private static Verdict lost(Observed seen, String state) {
        return NodeHealth.trouble(seen.node())
                .<Verdict>map(Verdict.NodeLost::new)
                .orElseGet(() -> new Verdict.Wait(state));
    }

    private static Duration pullGrace(String reason, String message) {
        String words = message.toLowerCase(Locale.ROOT);
        boolean certain = reason.equals("ErrImageNeverPull")
                || reason.equals("InvalidImageName")
                || FINAL_PULL_ERRORS.stream().anyMatch(words::contains);
        return certain ? Duration.ZERO : ONE_MORE_PULL;
    }

    /** {@code ImagePullBackOff} says nothing but "back-off"; the event before it says why. */
    private static String longer(String message, String event) {
        return message.toLowerCase(Locale.ROOT).startsWith("back-off") && !event.isEmpty() ? event : message;
    }

    private static Verdict after(Duration grace, Duration lasting, Verdict verdict, String meanwhile) {
        return lasting.compareTo(grace) >= 0 ? verdict : new Verdict.Wait(meanwhile);
    }
}
