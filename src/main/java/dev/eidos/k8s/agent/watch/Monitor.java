package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.ResourceWatch;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The watch over a Job, its pod and its result until it is clear what becomes of them. Events and the node are looked
 * at only when something takes longer than it should: a run that goes well asks for neither.
 */
public final class Monitor implements AutoCloseable {
    /** The time between two looks at the clock alone; a change in the cluster wakes at once. */
    private static final Duration TICK = Duration.ofMillis(250);

    private static final Duration SLOW = Duration.ofMillis(1500);
    private static final Duration VERY_SLOW = Duration.ofSeconds(5);

    /** The time in which an API server that restarts may come back without anything being told. */
    private static final Duration TROUBLE = Duration.ofSeconds(2);

    /** The objects that are watched. */
    private enum Subject {
        JOB("Job", true),
        POD("pod", true),
        RESULT("result", true),
        NODE("node", false),
        EVENTS("events", false);

        private final String label;

        /** True for a subject without whose watch a run would wait in vain. */
        private final boolean essential;

        Subject(String label, boolean essential) {
            this.label = label;
            this.essential = essential;
        }
    }

    /** An action that is taken once in a run: something is told, or a watch begun. */
    private sealed interface Once {
        record Trouble() implements Once {}

        record Scheduled() implements Once {}

        record Running() implements Once {}

        record WatchNode(String name) implements Once {}

        record WatchEvents(String uid) implements Once {}
    }

    private final ApiClient api;
    private final ApiResource job;
    private final ConfigMapUri result;
    private final AgentListener listener;
    private final Clock clock;
    private final BlockingQueue<UnaryOperator<RunState>> changes = new LinkedBlockingQueue<>();
    private final List<ResourceWatch> watches = new ArrayList<>();
    private final Set<Once> done = new HashSet<>();
    private final Instant start;
    private RunState seen;
    private volatile @Nullable EidosException failure;

    public Monitor(
            ApiClient api, ApiResource job, Value created, ConfigMapUri result, AgentListener listener, Clock clock) {
        this.api = api;
        this.job = job;
        this.result = result;
        this.listener = listener;
        this.clock = clock;
        this.start = clock.instant();
        this.seen = RunState.of(
                created.text("metadata", "uid"),
                created.text("metadata", "labels", EidosLabels.RUN_ID),
                created,
                start);
        watchRun(created.text("metadata", "resourceVersion"));
    }

    private void watchRun(String version) {
        watch(Subject.JOB, one(job), version, (sight, now) -> seen.withJob(sight, now));
        ApiResource pods = ApiResource.pod(namespace(), "");
        ApiRequest ofJob = ApiRequest.get(pods.collection(), "pods of " + job.object())
                .with("labelSelector", "controller-uid=" + seen.uid());
        watch(Subject.POD, ofJob, null, (sight, now) -> seen.withPod(sight, now));
        watch(
                Subject.RESULT,
                one(ApiResource.configMap(result.namespace(), result.name())),
                null,
                (sight, now) -> seen.withResult(sight));
    }

    private String namespace() {
        return String.valueOf(job.namespace());
    }

    private static ApiRequest one(ApiResource resource) {
        return ApiRequest.get(resource.collection(), resource.object())
                .with("fieldSelector", "metadata.name=" + resource.name());
    }

    private interface Change {
        RunState with(WatchedObject sight, Instant now);
    }

    private void watch(Subject subject, ApiRequest collection, @Nullable String version, Change change) {
        watches.add(ResourceWatch.start(api, collection, version, new ResourceWatch.Sink() {
            private WatchedObject last = new WatchedObject.Unseen();

            @Override
            public void seen(Value object) {
                tell(new WatchedObject.Present(object));
            }

            @Override
            public void gone(Value object) {
                tell(new WatchedObject.Gone(object));
            }

            @Override
            public void listed(List<Value> objects) {
                if (objects.isEmpty()) {
                    tell(last.missing());
                }
                objects.forEach(this::seen);
            }

            private void tell(WatchedObject sight) {
                last = sight;
                changes.add(before -> change.with(sight, clock.instant()));
            }

            @Override
            public void refused(ApiStatus status) {
                if (subject.essential) {
                    failure = ApiClient.refusal("cannot watch the " + subject.label, collection.object(), status);
                } else {
                    listener.warning("cannot watch the " + subject.label + ": " + status.message());
                }
            }
        }));
    }

    /**
     * Waits for a verdict that is final.
     *
     * @param running is told when the container runs
     */
    public RunVerdict.Final await(VerdictRules judge, Consumer<RunState> running) throws InterruptedException {
        while (true) {
            progress(running);
            RunVerdict verdict = judge.of(seen, clock.instant());
            EidosException fatal = verdict instanceof RunVerdict.Deadline ? unreachable() : failure;
            if (fatal != null && !(verdict instanceof RunVerdict.ResultReady)) {
                throw fatal;
            }
            switch (verdict) {
                case RunVerdict.Final end -> {
                    return end;
                }
                case RunVerdict.Wait(String state) ->
                    listener.waiting(unreachable() == null ? state : "the API server does not answer");
            }
            tellTrouble();
            lookCloser();
            UnaryOperator<RunState> change = changes.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            while (change != null) {
                seen = change.apply(seen);
                change = changes.poll();
            }
            watches.forEach(ResourceWatch::checkSilence);
        }
    }

    /**
     * The failure by which the server has not been heard for a while; null if all is well. A deadline that passes
     * meanwhile says nothing of the agent.
     */
    private @Nullable EidosException unreachable() {
        for (ResourceWatch watch : watches) {
            ResourceWatch.Trouble trouble = watch.trouble();
            if (trouble != null && System.nanoTime() - trouble.since() > TROUBLE.toNanos()) {
                return trouble.failure();
            }
        }
        return null;
    }

    private void tellTrouble() {
        EidosException trouble = unreachable();
        if (trouble != null && done.add(new Once.Trouble())) {
            listener.warning(trouble.getMessage() + "; waiting for it");
        }
    }

    /** Takes the agent's word on its result, from whoever reads its log. */
    public void sealed(ResultSeal seal) {
        changes.add(before -> before.withSeal(seal));
    }

    public RunState seen() {
        return seen;
    }

    private void progress(Consumer<RunState> running) {
        if (!seen.nodeName().isEmpty() && done.add(new Once.Scheduled())) {
            listener.done(RunStep.SCHEDULED, seen.nodeName());
        }
        switch (PodState.of(seen.pod())) {
            case PodState.Running _, PodState.Ended _ -> {
                if (done.add(new Once.Running())) {
                    listener.done(RunStep.RUNNING, seen.podName());
                    running.accept(seen);
                }
            }
            case PodState.Absent _,
                    PodState.Deleted _,
                    PodState.Unscheduled _,
                    PodState.Starting _,
                    PodState.NoImage _,
                    PodState.NoContainer _,
                    PodState.InitFailed _,
                    PodState.Evicted _,
                    PodState.Lost _ -> {}
        }
    }

    /** Once each: events of the Job while it has no pod, of the pod while it does not run, and its node. */
    private void lookCloser() {
        Duration lasting = Duration.between(start, clock.instant());
        PodState state = PodState.of(seen.pod());
        if (lasting.compareTo(SLOW) > 0) {
            switch (state) {
                case PodState.Absent _ -> events(seen.uid());
                case PodState.Starting _, PodState.NoImage _, PodState.NoContainer _ ->
                    events(seen.pod().uid());
                case PodState.Deleted _,
                        PodState.InitFailed _,
                        PodState.Unscheduled _,
                        PodState.Running _,
                        PodState.Ended _,
                        PodState.Evicted _,
                        PodState.Lost _ -> {}
            }
        }
        String node = seen.nodeName();
        if (lasting.compareTo(VERY_SLOW) > 0 && !node.isEmpty() && done.add(new Once.WatchNode(node))) {
            Thread.ofVirtual().name("look at " + node).start(() -> lookAt(ApiResource.node(node)));
            watch(Subject.NODE, one(ApiResource.node(node)), null, (sight, now) -> seen.withNode(sight));
        }
    }

    /** A watch does not tell what has been gone before it. */
    private void lookAt(ApiResource node) {
        try {
            if (api.send("cannot look at the node", ApiRequest.get(node)) instanceof ApiAnswer.Refused(ApiStatus status)
                    && status.notFound()) {
                changes.add(before -> before.withNode(new WatchedObject.Gone(Value.Mapping.EMPTY)));
            }
        } catch (EidosException e) {
            listener.warning("cannot look at the node: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void events(String uid) {
        if (!uid.isEmpty() && done.add(new Once.WatchEvents(uid))) {
            ApiResource all = ApiResource.event(namespace(), "");
            ApiRequest ofObject = ApiRequest.get(all.collection(), "events of " + job.object())
                    .with("fieldSelector", "involvedObject.uid=" + uid);
            watch(
                    Subject.EVENTS,
                    ofObject,
                    null,
                    (sight, now) -> sight instanceof WatchedObject.Present(Value event) ? seen.withEvent(event) : seen);
        }
    }

    @Override
    public void close() {
        watches.forEach(ResourceWatch::close);
    }
}
