package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import dev.eidos.k8s.configmap.ResultSeal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules by which the state of a run is judged: the same verdict for the same state and time.
 *
 * @param deadline the time at which the run has to be over
 * @param scheduleTimeout the longest time without a node for the pod
 */
public record VerdictRules(Instant deadline, Duration scheduleTimeout) {
    /** The grace for trouble that the kubelet or a controller may put right by itself at its next try. */
    private static final Duration SHORTLY = Duration.ofSeconds(3);

    /** The grace for one more pull, which the kubelet tries after 10 s: a registry may fail once. */
    private static final Duration ONE_MORE_PULL = Duration.ofSeconds(12);

    /** The grace for mounting, which waits for attached disks and propagated Secrets. */
    private static final Duration MOUNT = Duration.ofSeconds(10);

    /** The grace between a pod's end and the Job's condition: one round of the Job controller. */
    private static final Duration CONTROLLER = Duration.ofSeconds(5);

    /** The grace for a pod's end that is seen after the Job's condition: the two are watched apart. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(2);

    /** The words in a registry's answer that no second try changes. */
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

    public RunVerdict of(RunState seen, Instant now) {
        Optional<ResultSeal> seal = seen.seal();
        if (seal.isPresent()) {
            return new RunVerdict.ResultReady(seal.get(), seen.resultOf(seal.get()));
        }
        RunVerdict byJob = job(seen, now);
        if (byJob instanceof RunVerdict.Final) {
            return byJob;
        }
        RunVerdict byPod = pod(seen, now);
        return byPod instanceof RunVerdict.Final || now.isBefore(deadline) ? byPod : late(byPod);
    }

    private static RunVerdict late(RunVerdict last) {
        return new RunVerdict.Deadline(last instanceof RunVerdict.Wait(String state) ? state : "");
    }

    private static RunVerdict job(RunState seen, Instant now) {
        return switch (seen.job()) {
            case WatchedObject.Unseen _ -> new RunVerdict.Wait("waiting for the Job");
            case WatchedObject.Gone _ -> new RunVerdict.Gone("Job");
            case WatchedObject.Present(Value job) ->
                job.text("metadata", "uid").equals(seen.uid())
                        ? conditions(job, seen, now)
                        : new RunVerdict.Replaced(job.text("metadata", "uid"));
        };
    }

    private static RunVerdict conditions(Value job, RunState seen, Instant now) {
        for (Value condition : job.items("status", "conditions")) {
            if (!condition.text("status").equals("True")) {
                continue;
            }
            switch (condition.text("type")) {
                case "Complete" -> {
                    return complete(PodState.of(seen.pod()), Duration.between(seen.jobSince(), now));
                }
                case "Failed" -> {
                    return failed(condition, PodState.of(seen.pod()), Duration.between(seen.jobSince(), now));
                }
                default -> {}
            }
        }
        return job.text("metadata", "deletionTimestamp").isEmpty()
                ? new RunVerdict.Wait("waiting for the pod")
                : new RunVerdict.Gone("Job");
    }

    private static RunVerdict complete(PodState pod, Duration lasting) {
        return pod instanceof PodState.Ended
                ? new RunVerdict.Complete()
                : after(CATCHING_UP, lasting, new RunVerdict.Complete(), "the agent has ended");
    }

    private static RunVerdict failed(Value condition, PodState pod, Duration lasting) {
        String reason = condition.text("reason");
        String message = condition.text("message");
        if (reason.equals("DeadlineExceeded")) {
            return new RunVerdict.Deadline(message);
        }
        return switch (pod) {
            case PodState.Ended ended -> ended(ended);
            case PodState.InitFailed(String container, long exitCode, String why) ->
                new RunVerdict.InitFailed(container, exitCode, why);
            case PodState.Evicted(String why, String words) -> new RunVerdict.Evicted(why, words);
            case PodState.Lost(String words) -> new RunVerdict.NodeLost(words);
            case PodState.Deleted _ -> new RunVerdict.Gone("pod");
            case PodState.Absent _,
                    PodState.Unscheduled _,
                    PodState.Starting _,
                    PodState.NoImage _,
                    PodState.NoContainer _,
                    PodState.Running _ ->
                after(CATCHING_UP, lasting, new RunVerdict.AgentFailed(-1, reason, message), "the Job has failed");
        };
    }

    private static RunVerdict ended(PodState.Ended ended) {
        return switch (ended.reason()) {
            case "OOMKilled" -> new RunVerdict.OutOfMemory();
            // the runtime's words for a program that is not there: containerd's and Docker's
            case "StartError", "ContainerCannotRun" -> new RunVerdict.CannotStart(ended.reason(), ended.message());
            default -> new RunVerdict.AgentFailed(ended.exitCode(), ended.reason(), ended.message());
        };
    }

    private RunVerdict pod(RunState seen, Instant now) {
        Duration lasting = Duration.between(seen.since(), now);
        return switch (PodState.of(seen.pod())) {
            case PodState.Absent _ -> absent(seen, lasting, now.isBefore(deadline));
            // it goes with its Job, too, of which the other watch tells what became of it
            case PodState.Deleted _ ->
                after(CATCHING_UP, lasting, new RunVerdict.Gone("pod"), "the agent's pod is being deleted");
            case PodState.Unscheduled(String message) -> unscheduled(message, lasting);
            case PodState.Starting _ -> starting(seen, lasting);
            case PodState.NoImage(String reason, String message) ->
                after(
                        pullGrace(reason, message),
                        lasting,
                        new RunVerdict.CannotStart(reason, longer(message, seen.said("Failed", "InspectFailed"))),
                        "no image yet: " + reason);
            case PodState.NoContainer(String reason, String message) ->
                after(SHORTLY, lasting, new RunVerdict.CannotStart(reason, message), "no container yet: " + reason);
            case PodState.Running _ -> lost(seen, "the agent is running");
            case PodState.Ended ended ->
                after(
                        CONTROLLER,
                        lasting,
                        ended.exitCode() == 0 ? new RunVerdict.Complete() : ended(ended),
                        "the agent has ended");
            case PodState.InitFailed(String container, long exitCode, String reason) ->
                new RunVerdict.InitFailed(container, exitCode, reason);
            case PodState.Evicted(String reason, String message) -> new RunVerdict.Evicted(reason, message);
            case PodState.Lost(String message) ->
                after(SHORTLY, lasting, new RunVerdict.NodeLost(message), "the node does not answer");
        };
    }

    /** The Job's controller tries again, and what may pass is waited for as long as there is time. */
    private static RunVerdict absent(RunState seen, Duration lasting, boolean inTime) {
        String refused = seen.said("FailedCreate");
        if (PassingTrouble.isIn(refused)) {
            return inTime
                    ? new RunVerdict.Wait("the pod cannot be created yet: " + refused)
                    : new RunVerdict.NoPod(refused);
        }
        return refused.isEmpty()
                ? new RunVerdict.Wait("waiting for the pod")
                : after(Duration.ofSeconds(1), lasting, new RunVerdict.NoPod(refused), refused);
    }

    private RunVerdict unscheduled(String message, Duration lasting) {
        return message.isEmpty()
                ? new RunVerdict.Wait("waiting for the scheduler")
                : after(scheduleTimeout, lasting, new RunVerdict.Unschedulable(message), "no node yet: " + message);
    }

    private static RunVerdict starting(RunState seen, Duration lasting) {
        String mount = seen.said("FailedMount", "FailedAttachVolume");
        if (!mount.isEmpty()) {
            return after(MOUNT, lasting, new RunVerdict.CannotStart("FailedMount", mount), "cannot mount yet");
        }
        String sandbox = seen.said("FailedCreatePodSandBox");
        if (!sandbox.isEmpty()) {
            return after(
                    ONE_MORE_PULL, lasting, new RunVerdict.CannotStart("FailedCreatePodSandBox", sandbox), sandbox);
        }
        String pulling = seen.said("Pulling", "Pulled");
        return lost(seen, pulling.isEmpty() ? "starting on " + seen.nodeName() : pulling);
    }

    private static RunVerdict lost(RunState seen, String state) {
        return NodeHealth.trouble(seen.node())
                .<RunVerdict>map(RunVerdict.NodeLost::new)
                .orElseGet(() -> new RunVerdict.Wait(state));
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

    private static RunVerdict after(Duration grace, Duration lasting, RunVerdict verdict, String meanwhile) {
        return lasting.compareTo(grace) >= 0 ? verdict : new RunVerdict.Wait(meanwhile);
    }
}
