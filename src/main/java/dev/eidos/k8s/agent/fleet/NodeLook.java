package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.watch.PodState;
import dev.eidos.k8s.agent.watch.WatchedObject;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A closer look at what takes longer than it should: the pod's events, once, and its node, now and then. A node that is
 * well costs no such request.
 */
final class NodeLook {
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final ApiClient api;
    private final String namespace;
    private final Consumer<Runnable> changes;

    /** @param changes takes what was found, to be done on the run's own thread */
    NodeLook(ApiClient api, String namespace, Consumer<Runnable> changes) {
        this.api = api;
        this.namespace = namespace;
        this.changes = changes;
    }

    void closer(NodeRun node, Instant now) {
        if (node.lasting(now).compareTo(SLOW) < 0) {
            return;
        }
        String pod = node.seen().pod().uid();
        switch (PodState.of(node.seen().pod())) {
            case PodState.Starting _, PodState.NoImage _, PodState.NoContainer _ -> {
                if (node.asksForEvents()) {
                    send(() -> events(node, pod));
                }
                again(node, now);
            }
            case PodState.Running _, PodState.Lost _ -> again(node, now);
            case PodState.Absent _,
                    PodState.Deleted _,
                    PodState.Unscheduled _,
                    PodState.InitFailed _,
                    PodState.Ended _,
                    PodState.Evicted _ -> {}
        }
    }

    private void again(NodeRun node, Instant now) {
        if (node.looksAgain(BETWEEN, now)) {
            send(() -> node(node));
        }
    }

    private interface Request {
        void send() throws InterruptedException;
    }

    private void send(Request request) {
        Thread.ofVirtual().start(() -> {
            try {
                request.send();
            } catch (EidosException e) {
                // the watches tell that the server does not answer
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void events(NodeRun node, String pod) throws InterruptedException {
        ApiRequest ofPod = ApiRequest.get(ApiResource.event(namespace, "").collection(), "events of " + node.node())
                .with("fieldSelector", "involvedObject.uid=" + pod);
        switch (api.send("cannot read the events", ofPod)) {
            case ApiAnswer.Done(Value.Mapping list) ->
                changes.accept(() -> list.items("items")
                        .forEach(event -> node.sees(node.seen().withEvent(event))));
            case ApiAnswer.Refused _ -> {}
        }
    }

    private void node(NodeRun node) throws InterruptedException {
        WatchedObject sight =
                switch (api.send("cannot look at the node", ApiRequest.get(ApiResource.node(node.node())))) {
                    case ApiAnswer.Done(Value.Mapping found) -> new WatchedObject.Present(found);
                    case ApiAnswer.Refused(ApiStatus status) ->
                        status.notFound() ? new WatchedObject.Gone(Value.Mapping.EMPTY) : new WatchedObject.Unseen();
                };
        changes.accept(() -> node.sees(node.seen().withNode(sight)));
    }
}
