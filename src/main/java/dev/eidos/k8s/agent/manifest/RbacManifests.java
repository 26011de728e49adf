package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The objects that outlive a run: the namespace, and what lets the agent do its work in it. */
public final class RbacManifests {
    public static final String GROUP = "rbac.authorization.k8s.io";
    public static final String CONFIG_MAPS = "configmaps";

    /** Of a result that the user named. */
    public static final List<String> RESULT_VERBS = List.of("get", "update", "patch");

    /**
     * Each read that a collector makes, and no other. Nodes: their number, labels and taints, and the agent's own; the
     * namespace {@code kube-system}: its UID, which tells clusters apart; pods: the images in use; resource.k8s.io:
     * GPUs as DRA devices; nvidia.com and mellanox.com: how NVIDIA's operators are configured; the rest: which charts
     * and versions are installed. Groups that a cluster does not have are allowed nothing by it.
     */
    public static final List<Value.Mapping> CLUSTER_READS = List.of(
            rule("", List.of("nodes"), "get", "list"),
            rule("", List.of("pods"), "list"),
            Value.mapping(namespace -> {
                namespace.putTexts("apiGroups", List.of(""));
                namespace.putTexts("resources", List.of("namespaces"));
                namespace.putTexts("resourceNames", List.of("kube-system"));
                namespace.putTexts("verbs", List.of("get"));
            }),
            rule("resource.k8s.io", List.of("resourceslices", "deviceclasses"), "list"),
            rule("nvidia.com", List.of("clusterpolicies", "gpuclusters", "nvidiadrivers"), "list"),
            rule("mellanox.com", List.of("nicclusterpolicies"), "list"),
            rule("apps", List.of("daemonsets", "deployments", "statefulsets"), "list"),
            rule("helm.toolkit.fluxcd.io", List.of("helmreleases"), "list"),
            rule("argoproj.io", List.of("applications"), "list"));

    private RbacManifests() {}

    /** For clusters that do not have it yet. */
    static Manifest namespace(AgentConfig config) {
        String level = config.pod().profile().podSecurityLevel();
        Map<String, String> labels = Labels.lasting(config);
        labels.put(PodSecurityLabels.ENFORCE, level);
        labels.put(PodSecurityLabels.AUDIT, level);
        labels.put(PodSecurityLabels.WARN, level);
        return Manifest.of(ObjectKind.NAMESPACE, namespace -> {
            namespace.put("metadata", metadata -> {
                metadata.put("name", config.namespace());
                metadata.putTexts("labels", labels);
            });
        });
    }

    /** The agent's identity to the API server. */
    static Manifest serviceAccount(AgentConfig config) {
        return Manifest.of(ObjectKind.SERVICE_ACCOUNT, account -> {
            account.put("metadata", metadata -> {
                metadata.put("name", config.placement().serviceAccountName());
                metadata.put("namespace", config.namespace());
                metadata.putTexts("labels", Labels.lasting(config));
            });
        });
    }

    /**
     * Lets the agent write its result, in the namespace where that goes: ConfigMaps that are not there yet. One that is
     * there may steer what runs on every node, and only that which the user named for the result may be written again.
     */
    static Manifest role(AgentConfig config) {
        return Manifest.of(ObjectKind.ROLE, role -> {
            role.put("metadata", metadata -> {
                metadata.put("name", AgentConfig.DEFAULT_NAME);
                metadata.put("namespace", config.resultNamespace());
                metadata.putTexts("labels", Labels.lasting(config));
            });
            List<Value.Mapping> rules = new ArrayList<>();
            // "create" cannot be limited to a name (kubernetes.io: "Using RBAC Authorization")
            rules.add(rule("", CONFIG_MAPS, "create"));
            config.run().output().ifPresent(output -> rules.add(results(output.allNames())));
            role.putItems("rules", rules);
        });
    }

    /**
     * The rule about results that users have named: they are written again in their place. Whoever may {@code patch}
     * gets the object in answer, and changes all of it: the other two verbs allow nothing more.
     */
    public static Value.Mapping results(Collection<String> names) {
        return Value.mapping(rule -> {
            rule.putTexts("apiGroups", List.of(""));
            rule.putTexts("resources", List.of(CONFIG_MAPS));
            rule.putTexts("resourceNames", names);
            rule.putTexts("verbs", RESULT_VERBS);
        });
    }

    /** Gives the Role to the agent's ServiceAccount, which lives where the Job does. */
    static Manifest roleBinding(AgentConfig config) {
        return Manifest.of(ObjectKind.ROLE_BINDING, binding -> {
            binding.put("metadata", metadata -> {
                metadata.put("name", AgentConfig.DEFAULT_NAME);
                metadata.put("namespace", config.resultNamespace());
                metadata.putTexts("labels", Labels.lasting(config));
            });
            binding.put("roleRef", roleRef(ObjectKind.ROLE));
            binding.putItems("subjects", List.of(subject(config)));
        });
    }

    /**
     * Lets the agent read what the snapshot says about the cluster ({@link #CLUSTER_READS}). Never Secrets. The
     * server's version and its API groups need no rule: every authenticated user may read them
     * ({@code system:discovery}).
     */
    static Manifest clusterRole(AgentConfig config) {
        return Manifest.of(ObjectKind.CLUSTER_ROLE, role -> {
            role.put("metadata", metadata -> {
                metadata.put("name", AgentConfig.DEFAULT_NAME);
                metadata.putTexts("labels", Labels.lasting(config));
            });
            role.putItems("rules", CLUSTER_READS);
        });
    }

    /**
     * Gives the ClusterRole to the agent's ServiceAccount. One for each namespace: what is applied or removed for one
     * leaves the others alone, and what a namespace leaves behind when it goes has its name.
     */
    static Manifest clusterRoleBinding(AgentConfig config) {
        return clusterRoleBinding(config, clusterRoleBindingName(config));
    }

    public static String clusterRoleBindingName(AgentConfig config) {
        return AgentConfig.DEFAULT_NAME + ":" + config.namespace();
    }

    /** The one that earlier versions shared among all namespaces. */
    static Manifest sharedClusterRoleBinding(AgentConfig config) {
        return clusterRoleBinding(config, AgentConfig.DEFAULT_NAME);
    }

    private static Manifest clusterRoleBinding(AgentConfig config, String name) {
        return Manifest.of(ObjectKind.CLUSTER_ROLE_BINDING, binding -> {
            binding.put("metadata", metadata -> {
                metadata.put("name", name);
                metadata.putTexts("labels", Labels.lasting(config));
            });
            binding.put("roleRef", roleRef(ObjectKind.CLUSTER_ROLE));
            binding.putItems("subjects", List.of(subject(config)));
        });
    }

    public static Value.Mapping rule(String group, String resource, String... verbs) {
        return rule(group, List.of(resource), verbs);
    }

    private static Value.Mapping rule(String group, List<String> resources, String... verbs) {
        return Value.mapping(rule -> {
            rule.putTexts("apiGroups", List.of(group));
            rule.putTexts("resources", resources);
            rule.putTexts("verbs", List.of(verbs));
        });
    }

    private static Value.Mapping roleRef(ObjectKind kind) {
        return Value.mapping(role -> {
            role.put("apiGroup", GROUP);
            role.put("kind", kind.kind());
            role.put("name", AgentConfig.DEFAULT_NAME);
        });
    }

    public static Value.Mapping subject(AgentConfig config) {
        return Value.mapping(account -> {
            account.put("kind", ObjectKind.SERVICE_ACCOUNT.kind());
            account.put("name", config.placement().serviceAccountName());
            account.put("namespace", config.namespace());
        });
    }
}
