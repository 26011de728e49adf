package dev.eidos.k8s.agent.preflight;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.manifest.RbacManifests;
import dev.eidos.k8s.agent.rbac.RbacDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The permissions that a run uses, given the objects that it finds. */
final class Permissions {
    private static final String NO_EVENTS = "why a pod does not start is told with less detail";
    private static final String NO_NODES = "a node that is lost is noticed later";
    private static final String NOT_REMOVED = "--cleanup-rbac may leave it";
    private static final String CLUSTER_ROLE_STAYS = "--cleanup-rbac leaves the ClusterRole";
    private static final String NAMESPACE_STAYS = "the namespace stays";

    private final AgentConfig config;
    private final List<RequiredPermission> needs = new ArrayList<>();

    private Permissions(AgentConfig config) {
        this.config = config;
    }

    /**
     * All permissions of a run; the same for the same arguments. Reading the objects that are there is known to be
     * allowed.
     */
    static List<RequiredPermission> needed(
            AgentConfig config, Map<ObjectKind, RbacDecision> decisions, boolean namespaceAbsent) {
        var permissions = new Permissions(config);
        permissions.run();
        decisions.forEach(permissions::setUp);
        if (config.run().cleanupRbac()) {
            decisions.forEach(permissions::remove);
            if (namespaceAbsent) {
                permissions.removeNamespace();
            }
        }
        return permissions.needs.stream().distinct().toList();
    }

    /** The permissions about nodes, which every run would like to have; one over many nodes has to know them. */
    static List<RequiredPermission> ofNodes(AgentConfig config) {
        RequiredPermission get = RequiredPermission.optional(new Permission("", "nodes", "", "get", "", ""), NO_NODES);
        return config.run().perNode()
                ? List.of(get, RequiredPermission.required(new Permission("", "nodes", "", "list", "", "")))
                : List.of(get, RequiredPermission.optional(new Permission("", "nodes", "", "watch", "", ""), NO_NODES));
    }

    private void run() {
        String namespace = config.namespace();
        require("batch", "jobs", namespace, "create", "get", "list", "watch");
        if (config.run().cleanup() || !config.placement().generateJobName()) {
            // also to make room for the Job: one that has ended goes first
            require("batch", "jobs", namespace, "delete");
        }
        require("", "pods", namespace, "get", "list", "watch");
        if (config.run().perNode()) {
            require("", "pods", namespace, "create", "delete");
            // its end is moved on while the run goes on
            require("batch", "jobs", namespace, "patch");
        }
        needs.add(RequiredPermission.required(new Permission("", "pods", "log", "get", namespace, "")));
        require("", "configmaps", config.resultNamespace(), "get", "list", "watch");
        if (config.run().output().isEmpty() && config.run().cleanup()) {
            require("", "configmaps", namespace, "delete");
        }
        // apply is a patch, and of what is not there a creation
        config.run()
                .kept()
                .ifPresent(uri -> require("", "configmaps", uri.namespace(), "get", "list", "create", "patch"));
        needs.add(RequiredPermission.optional(new Permission("", "events", "", "list", namespace, ""), NO_EVENTS));
        needs.add(RequiredPermission.optional(new Permission("", "events", "", "watch", namespace, ""), NO_EVENTS));
        needs.addAll(ofNodes(config));
    }

    private void require(String group, String resource, String namespace, String... verbs) {
        for (String verb : verbs) {
            needs.add(RequiredPermission.required(new Permission(group, resource, "", verb, namespace, "")));
        }
    }

    private void setUp(ObjectKind kind, RbacDecision decision) {
        switch (decision) {
            case RbacDecision.Create(Manifest wanted) ->
                needs.add(RequiredPermission.required(Permission.ofAll("create", wanted.resource())));
            case RbacDecision.Update(Manifest changed) ->
                needs.add(RequiredPermission.required(Permission.of("update", changed.resource())));
            case RbacDecision.Replace replace -> {
                needs.add(RequiredPermission.required(
                        Permission.of("delete", replace.wanted().resource())));
                needs.add(RequiredPermission.required(
                        Permission.ofAll("create", replace.wanted().resource())));
            }
            case RbacDecision.Reuse reuse -> {}
            case RbacDecision.Foreign foreign -> {}
        }
    }

    private void remove(ObjectKind kind, RbacDecision decision) {
        switch (kind) {
            case SERVICE_ACCOUNT -> {
                Permission delete = of(
                        "delete", kind, config.namespace(), config.placement().serviceAccountName());
                // one that is there may be somebody else's, and stays then
                needs.add(
                        decision instanceof RbacDecision.Create
                                ? RequiredPermission.required(delete)
                                : RequiredPermission.optional(delete, NOT_REMOVED));
            }
            case ROLE -> needs.add(RequiredPermission.required(of("delete", kind)));
            case CLUSTER_ROLE -> needs.add(RequiredPermission.required(of("delete", kind)));
            case ROLE_BINDING -> {
                needs.add(RequiredPermission.required(of("delete", kind)));
                needs.add(RequiredPermission.optional(of("update", kind), NOT_REMOVED));
            }
            case CLUSTER_ROLE_BINDING -> {
                String name = RbacManifests.clusterRoleBindingName(config);
                needs.add(RequiredPermission.required(of("delete", kind, "", name)));
                needs.add(RequiredPermission.optional(of("update", kind, "", name), NOT_REMOVED));
                // whether another namespace has the ClusterRole as well
                needs.add(RequiredPermission.optional(of("list", kind, "", ""), CLUSTER_ROLE_STAYS));
            }
            case NAMESPACE, JOB -> {}
        }
    }

    private void removeNamespace() {
        needs.add(RequiredPermission.optional(
                of("delete", ObjectKind.NAMESPACE, "", config.namespace()), NAMESPACE_STAYS));
        needs.add(RequiredPermission.optional(
                new Permission("", "services", "", "list", config.namespace(), ""), NAMESPACE_STAYS));
    }

    private Permission of(String verb, ObjectKind kind) {
        return of(verb, kind, kind.isNamespaced() ? config.resultNamespace() : "", AgentConfig.DEFAULT_NAME);
    }

    private static Permission of(String verb, ObjectKind kind, String namespace, String name) {
        return new Permission(kind.group(), kind.plural(), "", verb, namespace, name);
    }
}
