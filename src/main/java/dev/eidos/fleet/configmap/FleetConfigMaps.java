package dev.eidos.fleet.configmap;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.FleetStore;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiErrors;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.snapshot.SnapshotDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The ConfigMaps that a fleet is kept in. All but the index belong to it, so that whoever deletes that one deletes all.
 */
public final class FleetConfigMaps implements FleetStore {
    /** etcd holds 2 GiB by default, of everything; what is kept of machines must not be what fills it. */
    private static final long MOST_BYTES = 100L << 20;

    /** A node with eight GPUs comes to less; what really comes is counted as well. */
    private static final long NODE_BYTES = 100L << 10;

    private static final String LABEL = "eidos.nvidia.com/fleet";
    private static final String SHA256 = "eidos.nvidia.com/sha256";
    private static final String KEY = "snapshot.yaml";
    private static final String INDEX_KEY = "fleet.yaml";
    private static final String FORMAT = "yaml";

    private final ApiCalls cluster;
    private final FleetNames names;
    private final AtomicLong written = new AtomicLong();
    private @Nullable Map<String, String> lying;
    private volatile String uid = "";

    /** One of this name; nothing is asked yet. */
    public FleetConfigMaps(ApiCalls cluster, ConfigMapUri index) {
        this.cluster = cluster;
        this.names = new FleetNames(index);
    }

    @Override
    public Optional<Fleet> before() throws InterruptedException {
        ApiResource index = resource(names.index());
        String what = "cannot read the ConfigMap";
        return switch (cluster.send(what, ApiRequest.get(index))) {
            case ApiAnswer.Done(Value.Mapping found) -> {
                uid = found.text("metadata", "uid");
                String document = store(Map.of()).read(names.index(), found).document();
                yield Optional.of(FleetDocument.read(document, names.index().toString(), _ -> {}));
            }
            case ApiAnswer.Refused(ApiStatus status) -> {
                if (!status.notFound()) {
                    throw ApiErrors.of(what, index.object(), status);
                }
                yield Optional.empty();
            }
        };
    }

    @Override
    public void check(Collection<String> nodes) {
        long bytes = nodes.size() * NODE_BYTES;
        if (bytes > MOST_BYTES) {
            throw tooMuch(nodes.size() + " nodes come to about " + (bytes >> 20) + " MiB");
        }
        nodes.forEach(names::node);
    }

    private EidosException tooMuch(String what) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "too much for the cluster's own store")
                .object(names.index().toString())
                .reason(what + ", and at most " + (MOST_BYTES >> 20) + " MiB, some " + MOST_BYTES / NODE_BYTES
                        + " nodes, are kept in ConfigMaps: etcd holds 2 GiB of everything by default")
                .suggestion("write a folder instead: -o fleet/")
                .build();
    }

    @Override
    public synchronized Optional<FleetNode> kept(String node) throws InterruptedException {
        if (uid.isEmpty()) {
            return Optional.empty();
        }
        if (lying == null) {
            lying = list();
        }
        ConfigMapUri uri = names.node(node);
        return Optional.ofNullable(lying.get(uri.name()))
                .map(sha256 -> FleetNode.collected(node, uri.toString(), sha256));
    }

    /** The checksums of all that are there, by name. */
    private Map<String, String> list() throws InterruptedException {
        ApiRequest ours = ApiRequest.get(resource(names.index()).collection(), "configmaps of " + names.index())
                .with("labelSelector", LABEL + "=" + uid);
        return new PagedList(
                        ours, Selection.of("metadata.continue", "items.metadata.name", "items.metadata.annotations"))
                .fold(
                        cluster,
                        HashMap::new,
                        (all, found) ->
                                all.put(found.text("metadata", "name"), found.text("metadata", "annotations", SHA256)));
    }

    @Override
    public FleetNode keep(String node, Value snapshot) throws InterruptedException {
        ConfigMapUri uri = names.node(node);
        ResultSeal seal =
                put(uri, SnapshotDocument.withCluster(snapshot, names.cluster().toString()));
        return FleetNode.collected(node, uri.toString(), seal.sha256());
    }

    @Override
    public void writeCluster(Value snapshot) throws InterruptedException {
        put(names.cluster(), snapshot);
    }

    private ResultSeal put(ConfigMapUri uri, Value document) throws InterruptedException {
        String text = YamlWriter.write(document);
        long bytes = written.addAndGet(text.getBytes(StandardCharsets.UTF_8).length);
        if (bytes > MOST_BYTES) {
            throw tooMuch("what has arrived comes to " + (bytes >> 20) + " MiB");
        }
        ResultSeal seal = store(Map.of(LABEL, uid)).write(uri, KEY, text, FORMAT, Instant.now());
        store(Map.of()).belongs(uri, names.index(), uid);
        return seal;
    }

    @Override
    public void write(Fleet fleet) throws InterruptedException {
        ConfigMapStore store = store(Map.of());
        store.write(names.index(), INDEX_KEY, YamlWriter.write(FleetDocument.of(fleet)), FORMAT, Instant.now());
        if (uid.isEmpty()) {
            uid = cluster.call("cannot read the ConfigMap", ApiRequest.get(resource(names.index())))
                    .text("metadata", "uid");
        }
    }

    private ConfigMapStore store(Map<String, String> labels) {
        return new ConfigMapStore(cluster, new ResultStamp(labels, null, null));
    }

    private static ApiResource resource(ConfigMapUri uri) {
        return ApiResource.configMap(uri.namespace(), uri.name());
    }

    @Override
    public void close() {}
}
