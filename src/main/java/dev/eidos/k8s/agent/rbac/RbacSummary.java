package dev.eidos.k8s.agent.rbac;

import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.CreatedObject;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fate of the objects that let the agent do its work, in a few words for whoever reads along.
 *
 * @param created their kinds; likewise the others
 */
public record RbacSummary(List<String> created, List<String> changed, List<String> reused) {
    public RbacSummary {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        reused = List.copyOf(reused);
    }

    /** Of what was done. */
    public static RbacSummary of(
            AgentManifests manifests, Map<ObjectKind, RbacDecision> decisions, List<CreatedObject> made) {
        List<String> created = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> reused = new ArrayList<>();
        for (Manifest manifest : manifests.rbac()) {
            RbacDecision decision = decisions.get(manifest.kind());
            boolean isNew = made.stream().anyMatch(one -> one.resource().equals(manifest.resource()));
            if (decision instanceof RbacDecision.Update || decision instanceof RbacDecision.Replace) {
                changed.add(manifest.kind().kind());
            } else if (isNew) {
                created.add(manifest.kind().kind());
            } else {
                reused.add(manifest.kind().kind());
            }
        }
        return new RbacSummary(created, changed, reused);
    }

    /** Of what would be done, the namespace included. */
    public static RbacSummary planned(AgentManifests manifests, Map<ObjectKind, RbacDecision> decisions) {
        List<CreatedObject> made = manifests.all().stream()
                .filter(manifest -> decisions.get(manifest.kind()) instanceof RbacDecision.Create)
                .map(manifest -> new CreatedObject(manifest.resource(), ""))
                .toList();
        RbacSummary rbac = of(manifests, decisions, made);
        if (!(decisions.get(ObjectKind.NAMESPACE) instanceof RbacDecision.Create)) {
            return rbac;
        }
        List<String> created = new ArrayList<>(List.of(
                ObjectKind.NAMESPACE.kind() + " " + manifests.namespace().name()));
        created.addAll(rbac.created());
        return new RbacSummary(created, rbac.changed(), rbac.reused());
    }

    /** {@code created 2 (Role, RoleBinding), reused 3}. */
    public String done() {
        return text("created ", "changed ", "reused ");
    }

    /** {@code create 2 (Role, RoleBinding), reuse 3}. */
    public String intended() {
        return text("create ", "change ", "reuse ");
    }

    private String text(String creation, String change, String reuse) {
        List<String> parts = new ArrayList<>();
        if (!created.isEmpty()) {
            parts.add(creation + named(created));
        }
        if (!changed.isEmpty()) {
            parts.add(change + named(changed));
        }
        if (!reused.isEmpty()) {
            parts.add(reuse + reused.size());
        }
        return String.join(", ", parts);
    }

    private static String named(List<String> kinds) {
        return kinds.size() + kinds.stream().collect(Collectors.joining(", ", " (", ")"));
    }
}
