package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.watch.WatchedObject;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.ResourceWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The watches of a run over many nodes: one for all pods, and one for the Job that owns them. Results are not watched:
 * each would come twice, when it is written and when it is deleted.
 */
final class FleetWatch implements AutoCloseable {
    /** The time in which an API server that restarts may come back without anything being told. */
    private static final Duration TROUBLE = Duration.ofSeconds(2);

    private final ApiClient api;
    private final List<ResourceWatch> watches;
    private volatile @Nullable EidosException refusal;

    /** Receives what becomes of an object of that name. Called by several threads. */
    interface Change extends BiConsumer<String, WatchedObject> {}

    FleetWatch(ApiClient api, ApiResource anchor, RunId run, Change jobs, Change pods) {
        this.api = api;
        String namespace = String.valueOf(anchor.namespace());
        this.watches = List.of(
                start(
                        ApiRequest.get(anchor.collection(), anchor.object())
                                .with("fieldSelector", "metadata.name=" + anchor.name()),
                        jobs),
                start(
                        ApiRequest.get(ApiResource.pod(namespace, "").collection(), "pods of run " + run)
                                .with("labelSelector", Labels.selector(run)),
                        pods));
    }

    private ResourceWatch start(ApiRequest collection, Change change) {
        return ResourceWatch.start(api, collection, null, new ResourceWatch.Sink() {
            // only the names: what has been seen is not kept here
            private final Set<String> there = new HashSet<>();

            @Override
            public void seen(Value object) {
                String name = object.text("metadata", "name");
                there.add(name);
                change.accept(name, new WatchedObject.Present(object));
            }

            @Override
            public void gone(Value object) {
                String name = object.text("metadata", "name");
                there.remove(name);
                change.accept(name, new WatchedObject.Gone(object));
            }

            @Override
            public void listed(List<Value> objects) {
                Map<String, Value> listed = new HashMap<>();
                objects.forEach(object -> listed.put(object.text("metadata", "name"), object));
                List<String> missing =
                        there.stream().filter(name -> !listed.containsKey(name)).toList();
                for (String name : missing) {
                    there.remove(name);
                    change.accept(name, new WatchedObject.Gone(Value.Mapping.EMPTY));
                }
                objects.forEach(this::seen);
            }

            @Override
            public void refused(ApiStatus status) {
                refusal = ApiClient.refusal("cannot watch", collection.object(), status);
            }
        });
    }

    /** The refusal of a watch, without which a run would wait in vain; null while there is none. */
    @Nullable
    EidosException refusal() {
        return refusal;
    }

    /** The failure by which the server has not been heard for a while; null if all is well. */
    @Nullable
    EidosException unreachable() {
        for (ResourceWatch watch : watches) {
            ResourceWatch.Trouble trouble = watch.trouble();
            if (trouble != null && System.nanoTime() - trouble.since() > TROUBLE.toNanos()) {
                return trouble.failure();
            }
        }
        return null;
    }

    /** To be called now and then. */
    void checkSilence() {
        watches.forEach(ResourceWatch::checkSilence);
    }

    @Override
    public void close() {
        watches.forEach(ResourceWatch::close);
    }
}
