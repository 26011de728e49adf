package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.manifest.FleetManifests;
import dev.eidos.k8s.agent.result.Results;
import dev.eidos.k8s.agent.watch.AgentLogs;
import dev.eidos.k8s.agent.watch.PodState;
import dev.eidos.k8s.agent.watch.RunState;
import dev.eidos.k8s.agent.watch.RunVerdict;
import dev.eidos.k8s.agent.watch.TaintedNodes;
import dev.eidos.k8s.agent.watch.VerdictReport;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of one node's part of a run: its result is read and kept, or its failure told, and its objects go. */
final class NodeEnd {
    private final FleetSettings settings;
    private final FleetManifests manifests;
    private final ApiClient api;
    private final SnapshotSink sink;

    NodeEnd(FleetSettings settings, FleetManifests manifests, ApiClient api, SnapshotSink sink) {
        this.settings = settings;
        this.manifests = manifests;
        this.api = api;
        this.sink = sink;
    }

    /**
     * Sees to it.
     *
     * @throws KeepingFailed if the snapshot is here and cannot be kept
     */
    NodeOutcome of(int number, String node, RunState seen, RunVerdict.Final verdict)
            throws InterruptedException, KeepingFailed {
        NodeOutcome outcome;
        List<ConfigMapUri> written = List.of(manifests.result(number));
        try {
            Optional<Value> first = Optional.empty();
            if (verdict instanceof RunVerdict.ResultReady(ResultSeal seal, Optional<Value> _)
                    && isOwn(seal.uri(), manifests.result(number))) {
                first = find(seal.uri());
                written = first.map(found -> ConfigMapStore.all(seal.uri(), found))
                        .orElse(List.of(seal.uri()));
            }
            outcome = outcome(number, node, seen, verdict, first);
        } catch (EidosException e) {
            outcome = new NodeOutcome.Failed(e);
        }
        if (settings.config().run().cleanup()) {
            removePod(number, seen);
            for (ConfigMapUri uri : written) {
                delete(ApiRequest.delete(resource(uri)));
            }
        }
        return outcome;
    }

    /** What an agent says it wrote is deleted afterwards: an image that is not eidos' own may name anything. */
    private static boolean isOwn(ConfigMapUri written, ConfigMapUri wanted) {
        return written.equals(wanted)
                || (written.namespace().equals(wanted.namespace())
                        && written.name().startsWith(wanted.name() + "-"));
    }

    /** What the server has at hand first, which asks no disk; the seal tells whether it is what the agent wrote. */
    private Optional<Value> find(ConfigMapUri uri) throws InterruptedException {
        ApiRequest newest = ApiRequest.get(resource(uri));
        Optional<Value> atHand = find(newest.with("resourceVersion", "0"));
        return atHand.isPresent() ? atHand : find(newest);
    }

    private Optional<Value> find(ApiRequest request) throws InterruptedException {
        return switch (api.send("cannot read the result", request)) {
            case ApiAnswer.Done(Value.Mapping first) -> Optional.of(first);
            case ApiAnswer.Refused _ -> Optional.empty();
        };
    }

    private static ApiResource resource(ConfigMapUri uri) {
        return ApiResource.configMap(uri.namespace(), uri.name());
    }

    private NodeOutcome outcome(int number, String node, RunState seen, RunVerdict.Final verdict, Optional<Value> first)
            throws InterruptedException, KeepingFailed {
        ConfigMapUri wanted = manifests.result(number);
        var results = new Results(api, settings.config(), manifests.run(), wanted);
        return switch (verdict) {
            case RunVerdict.ResultReady(ResultSeal seal, Optional<Value> _) -> {
                AgentResult.Content content = results.read(seal, first).read();
                checkOrigin(node, content, wanted);
                keep(node, content);
                yield new NodeOutcome.Collected();
            }
            case RunVerdict.Complete _ -> new NodeOutcome.Failed(results.unsealed(seen.podName()));
            case RunVerdict.Failure failure -> new NodeOutcome.Failed(report(number, seen, failure));
        };
    }

    /** An image that is not eidos' own may bring whatever it likes. */
    private void checkOrigin(String node, AgentResult.Content content, ConfigMapUri uri) {
        @Nullable String told = content.snapshot().metadata().sourceNode();
        if (!settings.shown().apply(node).equals(told)) {
            throw EidosException.of(ErrorCode.CONFLICT, "the result is of another node")
                    .object(uri.object())
                    .reason("the agent's pod ran on " + node + ", and its snapshot is "
                            + (told == null ? "of a machine that it does not name" : "of " + told))
                    .suggestion("check that the image is eidos's own (--image), and take it again")
                    .build();
        }
    }

    private void keep(String node, AgentResult.Content content) throws KeepingFailed, InterruptedException {
        try {
            sink.keep(node, content);
        } catch (EidosException e) {
            throw new KeepingFailed(e);
        }
    }

    private EidosException report(int number, RunState seen, RunVerdict.Failure failure) throws InterruptedException {
        ApiResource pod = ApiResource.pod(settings.config().namespace(), manifests.podName(number));
        List<String> log = AgentLogs.tail(api, settings.config().namespace(), seen);
        return new VerdictReport(settings.config(), pod, seen, log, new TaintedNodes.NotAsked()).of(failure);
    }

    /** What cannot be deleted now goes with the Job that owns it. */
    private void removePod(int number, RunState seen) throws InterruptedException {
        String uid = seen.pod().uid();
        ApiResource pod = ApiResource.pod(settings.config().namespace(), manifests.podName(number));
        if (!uid.isEmpty()) {
            boolean waits = switch (PodState.of(seen.pod())) {
                case PodState.Running _ -> true;
                case PodState.Absent _,
                        PodState.Deleted _,
                        PodState.Unscheduled _,
                        PodState.Starting _,
                        PodState.NoImage _,
                        PodState.NoContainer _,
                        PodState.InitFailed _,
                        PodState.Ended _,
                        PodState.Evicted _,
                        PodState.Lost _ -> false;
            };
            delete(waits ? ApiRequest.delete(pod, uid) : ApiRequest.deleteAtOnce(pod, uid));
        }
    }

    private void delete(ApiRequest request) throws InterruptedException {
        try {
            switch (api.send("cannot delete it", request)) {
                case ApiAnswer.Done _, ApiAnswer.Refused _ -> {}
            }
        } catch (EidosException e) {
            // the server does not answer: the Job that owns it takes it along
        }
    }

    /** A snapshot has arrived and cannot be kept, as none after it could. */
    static final class KeepingFailed extends Exception {
        private static final long serialVersionUID = 1L;
        private final EidosException why;

        KeepingFailed(EidosException why) {
            super(why);
            this.why = why;
        }

        EidosException why() {
            return why;
        }
    }
}
