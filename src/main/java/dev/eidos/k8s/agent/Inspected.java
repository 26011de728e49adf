package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.NamespaceOrigin;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.CreatedObject;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.preflight.ClusterInspection;
import dev.eidos.k8s.agent.preflight.Preflight;
import dev.eidos.k8s.agent.preflight.UnreadyNodes;
import dev.eidos.k8s.agent.rbac.RbacApply;
import dev.eidos.k8s.agent.rbac.RbacDecision;
import dev.eidos.k8s.agent.rbac.RbacSummary;
import dev.eidos.k8s.agent.rbac.SharedBinding;
import dev.eidos.k8s.api.ApiRequest;
import java.util.List;
import java.util.Optional;

/** A run whose cluster has been looked at: nothing stands in its way, and nothing has been written. */
public final class Inspected {
    private final RunContext context;
    private final ClusterInspection inspection;
    private final List<String> unready;

    private Inspected(RunContext context, ClusterInspection inspection, List<String> unready) {
        this.context = context;
        this.inspection = inspection;
        this.unready = unready;
    }

    static Inspected of(RunContext context) throws InterruptedException {
        try (var _ = Patience.with(context.listener(), RunStep.PREFLIGHT.label())) {
            return new TroubleWait(context).of(() -> look(context));
        }
    }

    private static Inspected look(RunContext context) throws InterruptedException {
        AgentManifests manifests = context.manifests();
        ClusterInspection inspection = ClusterInspection.at(context.api(), context.config(), manifests);
        Preflight.check(context.api(), context.config(), manifests, inspection, context.listener()::warning);
        Optional<Value.Mapping> jobInTheWay = inspection.job();
        // a name that is taken and stays so is no reason to set up RBAC first
        if (jobInTheWay.isPresent()
                && NameDecision.of(context.config(), jobInTheWay) instanceof NameDecision.Refuse refuse) {
            throw JobLaunch.taken(manifests.job().resource(), refuse);
        }
        return new Inspected(
                context,
                inspection,
                UnreadyNodes.toAvoid(context.api(), context.config(), context.listener()::warning));
    }

    /**
     * Has the API server check every object without keeping it, as far as it can before the namespace exists.
     *
     * @return the objects that a run would apply
     * @throws EidosException if the server would refuse one
     */
    public List<Manifest> dryRun() throws InterruptedException {
        AgentManifests manifests = context.manifests();
        for (Manifest manifest : manifests.all()) {
            boolean wanted = inspection.decisions().get(manifest.kind()) instanceof RbacDecision.Create
                    || (manifest.kind() == ObjectKind.JOB && inspection.job().isEmpty());
            boolean possible = !manifest.kind().isNamespaced() || !inspection.namespaceAbsent();
            if (wanted && possible) {
                context.api()
                        .call(
                                "the server would refuse it",
                                ApiRequest.create(manifest.resource(), manifest.document())
                                        .dryRun());
            }
        }
        if (inspection.namespaceAbsent()) {
            context.listener()
                    .warning("namespaces/" + context.config().namespace()
                            + " does not exist yet: the server cannot check what would be in it");
        }
        context.listener()
                .planned(RbacSummary.planned(manifests, inspection.decisions()).intended());
        return manifests.applied(namespaceIsThere());
    }

    public boolean namespaceIsThere() {
        return !inspection.namespaceAbsent();
    }

    /**
     * Sets up what is missing of the namespace and of RBAC.
     *
     * @throws EidosException if the server refuses; what had been created by then is known to the clean-up
     */
    public Prepared prepare() throws InterruptedException {
        context.listener().done(RunStep.PREFLIGHT, "");
        CreatedObjects created = context.created();
        AgentManifests manifests = context.manifests();
        List<CreatedObject> all;
        try (var _ = Patience.with(context.listener(), RunStep.RBAC.label())) {
            all = created.create(() -> {
                List<CreatedObject> made = RbacApply.apply(context.api(), manifests, inspection.decisions());
                created.addPermissions(made);
                return made;
            });
            created.addLasting(inspection.lasting(manifests));
            SharedBinding.release(context.api(), manifests, inspection.sharedBinding())
                    .ifPresent(context.listener()::warning);
        }
        if (created.namespace().isPresent()) {
            context.listener().done(RunStep.NAMESPACE, context.config().namespace() + " (" + origin() + "created)");
        }
        context.listener()
                .done(
                        RunStep.RBAC,
                        RbacSummary.of(manifests, inspection.decisions(), all).done());
        return new Prepared(context, inspection.job(), unready);
    }

    private String origin() {
        NamespaceOrigin origin = context.config().placement().namespaceOrigin();
        return origin == NamespaceOrigin.NAMED ? "" : origin.label() + "; ";
    }
}
