package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.preflight.ClusterInspection;
import dev.eidos.k8s.agent.preflight.Preflight;
import dev.eidos.k8s.agent.rbac.RbacApply;
import dev.eidos.k8s.agent.rbac.RbacCleanup;
import dev.eidos.k8s.agent.rbac.RbacDecision;
import dev.eidos.k8s.agent.rbac.RemovedRbac;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.CreatedObject;
import dev.eidos.k8s.api.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has to be there before a Job can do its work: found, set up where it is missing, and removed on request. */
final class Prerequisites {
    private final ApiClient api;
    private final AgentConfig config;
    private final AgentManifests manifests;
    private final AgentListener listener;
    private final List<CreatedObject> created = new ArrayList<>();
    private @Nullable ClusterInspection look;

    Prerequisites(ApiClient api, AgentConfig config, RunId run, AgentListener listener) {
        this.api = api;
        this.config = config;
        this.manifests = AgentManifests.of(config, run);
        this.listener = listener;
    }

    /** Changes nothing; throws for whatever would make the run fail. */
    void look() throws InterruptedException {
        ClusterInspection found = ClusterInspection.at(api, config, manifests);
        look = found;
        Preflight.check(api, config, manifests, found, listener::warning);
        if (jobInTheWay().isPresent()) {
            refuseTakenName();
        }
    }

    /** A name that is taken and stays so is no reason to set up RBAC first. */
    private void refuseTakenName() {
        if (NameDecision.of(config, jobInTheWay()) instanceof NameDecision.Refuse refuse) {
            throw JobLaunch.taken(manifests.job().resource(), refuse);
        }
    }

    /** Sets up what is missing. What is created meanwhile is known to {@link #remove}, also after an interruption. */
    void apply(CreatedObjects ledger) throws InterruptedException {
        ClusterInspection found = looked();
        ledger.create(() -> {
            List<CreatedObject> made = RbacApply.apply(api, manifests, found.decisions());
            synchronized (created) {
                created.addAll(made);
            }
            return made;
        });
    }

    /** Has the server check what would be created, as far as it can before the namespace exists. */
    void dryRun() throws InterruptedException {
        ClusterInspection found = looked();
        for (Manifest manifest : manifests.all()) {
            boolean wanted = found.decisions().get(manifest.kind()) instanceof RbacDecision.Create
                    || (manifest.kind() == ObjectKind.JOB && jobInTheWay().isEmpty());
            boolean possible = !manifest.kind().isNamespaced() || !found.namespaceAbsent();
            if (wanted && possible) {
                api.call(
                        "the server would refuse it",
                        ApiRequest.create(manifest.resource(), manifest.document())
                                .dryRun());
            }
        }
        if (found.namespaceAbsent()) {
            listener.warning("namespaces/" + config.namespace()
                    + " does not exist yet: the server cannot check what would be in it");
        }
    }

    /** The Job that has the wanted name, as it was seen. */
    Optional<Value.Mapping> jobInTheWay() {
        return looked().sights().get(ObjectKind.JOB) instanceof Lookup.Present(Value.Mapping job)
                ? Optional.of(job)
                : Optional.empty();
    }

    /** Removes RBAC that is ours, and that nobody else needs. */
    void remove(Cleanup cleanup, List<String> kept) throws InterruptedException {
        Optional<CreatedObject> namespace;
        synchronized (created) {
            namespace = created.stream()
                    .filter(object -> object.resource().plural().equals(ObjectKind.NAMESPACE.plural()))
                    .findFirst();
        }
        RemovedRbac done = RbacCleanup.run(api, config, manifests, namespace);
        done.removed().forEach(resource -> cleanup.removed(resource.object()));
        for (RemovedRbac.Kept left : done.kept()) {
            if (left.failed()) {
                cleanup.left(left.resource(), left.reason());
            } else {
                kept.add(left.resource().object() + ": " + left.reason());
            }
        }
    }

    private ClusterInspection looked() {
        ClusterInspection found = look;
        if (found == null) {
            throw new IllegalStateException("look() comes first");
        }
        return found;
    }
}
