package dev.eidos.k8s.agent.rbac;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of somebody else's where ours would have to be, as a failure. */
public final class ForeignRbac {
    private ForeignRbac() {}

    public static Optional<EidosException> in(AgentManifests manifests, Map<ObjectKind, RbacDecision> decisions) {
        return manifests.rbac().stream()
                .filter(manifest -> decisions.get(manifest.kind()) instanceof RbacDecision.Foreign)
                .findFirst()
                .map(manifest -> failure(manifest, decisions.get(manifest.kind())));
    }

    private static EidosException failure(Manifest wanted, @Nullable RbacDecision decision) {
        return failure(wanted, decision instanceof RbacDecision.Foreign(String reason) ? reason : "");
    }

    static EidosException failure(Manifest wanted, String reason) {
        String place = wanted.kind().isNamespaced()
                ? "write the result to another namespace (-o cm://NAMESPACE/NAME), or "
                : "";
        return EidosException.of(
                        ErrorCode.CONFLICT,
                        "somebody else's " + wanted.kind().kind() + " has the name that eidos needs")
                .object(wanted.object())
                .reason(reason)
                .suggestion(place + "look whose it is: kubectl get "
                        + wanted.resource().kubectl() + " -o yaml; have it renamed or deleted if nothing needs it")
                .build();
    }
}
