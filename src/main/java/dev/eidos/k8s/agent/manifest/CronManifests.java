package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The objects by which a cluster captures its own fleet: what the agents need, a CronJob that runs eidos, and the
 * permissions of that. It may not make or change permissions: those of the agents are there already.
 */
public final class CronManifests {
    /** The name of all that is not the agents'. */
    public static final String NAME = "eidos-fleet";

    private static final String MOUNT = "/fleet";
    private static final String VOLUME = "fleet";
    /** That of nobody in images without a list of users. */
    private static final long USER = 65532;

    private static final long FOUR_HOURS = 4 * 60 * 60;

    private final AgentConfig config;
    private final CronSettings settings;

    private CronManifests(AgentConfig config, CronSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /** All of them, in the order in which they must be applied. */
    public static List<Value.Mapping> all(AgentConfig config, RunId run, CronSettings settings) {
        var cron = new CronManifests(config, settings);
        AgentManifests agent = AgentManifests.of(config, run);
        List<Value.Mapping> all = new ArrayList<>();
        all.add(agent.namespace().document());
        agent.rbac().forEach(manifest -> all.add(manifest.document()));
        all.add(cron.object("v1", "ServiceAccount", true, _ -> {}));
        all.add(cron.role(config.namespace(), cron.runRules()));
        all.add(cron.binding("Role", true));
        all.add(cron.object(
                RbacManifests.GROUP + "/v1",
                "ClusterRole",
                false,
                role -> role.putItems("rules", cron.clusterRules())));
        all.add(cron.binding("ClusterRole", false));
        settings.output()
                .filter(output -> !output.namespace().equals(config.namespace()))
                .ifPresent(output -> {
                    all.add(cron.role(output.namespace(), List.of(results())));
                    all.add(cron.binding("Role", output.namespace()));
                });
        if (settings.output().isEmpty() && settings.claim().isEmpty()) {
            all.add(cron.claim());
        }
        all.add(cron.cronJob());
        return all;
    }

    private interface Content {
        void put(MappingBuilder object);
    }

    private Value.Mapping object(String apiVersion, String kind, boolean namespaced, Content content) {
        return object(apiVersion, kind, namespaced ? config.namespace() : "", content);
    }

    private Value.Mapping object(String apiVersion, String kind, String namespace, Content content) {
        return Value.mapping(object -> {
            object.put("apiVersion", apiVersion);
            object.put("kind", kind);
            object.put("metadata", metadata -> {
                // of the whole cluster: one for each namespace, as the agents' binding is
                metadata.put("name", namespace.isEmpty() ? NAME + ":" + config.namespace() : NAME);
                if (!namespace.isEmpty()) {
                    metadata.put("namespace", namespace);
                }
                metadata.putTexts("labels", Labels.lasting(config));
            });
            content.put(object);
        });
    }

    private Value.Mapping role(String namespace, List<Value.Mapping> rules) {
        return object(RbacManifests.GROUP + "/v1", "Role", namespace, role -> role.putItems("rules", rules));
    }

    /** What a run over many nodes does in its namespace. */
    private List<Value.Mapping> runRules() {
        List<Value.Mapping> rules = new ArrayList<>(List.of(
                RbacManifests.rule("batch", "jobs", "create", "get", "list", "watch", "patch", "delete"),
                RbacManifests.rule("", "pods", "create", "get", "list", "watch", "delete"),
                RbacManifests.rule("", "pods/log", "get"),
                RbacManifests.rule("", RbacManifests.CONFIG_MAPS, "get", "list", "watch", "delete"),
                RbacManifests.rule("", "events", "list", "watch"),
                // to see that the agents' own are there, and as they should be
                named("", "serviceaccounts", config.placement().serviceAccountName()),
                named(RbacManifests.GROUP, "roles", AgentConfig.DEFAULT_NAME),
                named(RbacManifests.GROUP, "rolebindings", AgentConfig.DEFAULT_NAME)));
        settings.output()
                .filter(output -> output.namespace().equals(config.namespace()))
                .ifPresent(_ -> rules.add(results()));
        return rules;
    }

    private static Value.Mapping results() {
        return RbacManifests.rule("", RbacManifests.CONFIG_MAPS, "get", "list", "create", "patch");
    }

    /** What is read once for all nodes; and again, to see what is there. */
    private List<Value.Mapping> clusterRules() {
        List<Value.Mapping> rules = new ArrayList<>(RbacManifests.CLUSTER_READS);
        rules.add(named("", "namespaces", config.namespace()));
        rules.add(named(RbacManifests.GROUP, "clusterroles", AgentConfig.DEFAULT_NAME));
        rules.add(named(
                RbacManifests.GROUP,
                "clusterrolebindings",
                AgentConfig.DEFAULT_NAME,
                RbacManifests.clusterRoleBindingName(config)));
        return rules;
    }

    private static Value.Mapping named(String group, String resource, String... names) {
        return Value.mapping(rule -> {
            rule.putTexts("apiGroups", List.of(group));
            rule.putTexts("resources", List.of(resource));
            rule.putTexts("resourceNames", List.of(names));
            rule.putTexts("verbs", List.of("get"));
        });
    }

    private Value.Mapping binding(String role, boolean namespaced) {
        return binding(role, namespaced ? config.namespace() : "");
    }

    private Value.Mapping binding(String role, String namespace) {
        return object(RbacManifests.GROUP + "/v1", role + "Binding", namespace, binding -> {
            binding.put("roleRef", reference -> {
                reference.put("apiGroup", RbacManifests.GROUP);
                reference.put("kind", role);
                reference.put("name", namespace.isEmpty() ? NAME + ":" + config.namespace() : NAME);
            });
            binding.putItems("subjects", List.of(Value.mapping(subject -> {
                subject.put("kind", "ServiceAccount");
                subject.put("name", NAME);
                subject.put("namespace", config.namespace());
            })));
        });
    }

    private Value.Mapping claim() {
        return object(
                "v1",
                "PersistentVolumeClaim",
                true,
                claim -> claim.put("spec", spec -> {
                    spec.putTexts("accessModes", List.of("ReadWriteOnce"));
                    spec.put("resources", resources -> resources.putTexts("requests", Map.of("storage", "10Gi")));
                }));
    }

    private Value.Mapping cronJob() {
        return object(
                "batch/v1",
                "CronJob",
                true,
                cronJob -> cronJob.put("spec", spec -> {
                    spec.put("schedule", settings.schedule());
                    // two at once would put twice as many pods on the nodes as was allowed
                    spec.put("concurrencyPolicy", "Forbid");
                    spec.put("startingDeadlineSeconds", 600);
                    spec.put("successfulJobsHistoryLimit", 1);
                    spec.put("failedJobsHistoryLimit", 3);
                    spec.put(
                            "jobTemplate",
                            template -> template.put("spec", job -> {
                                job.put("backoffLimit", 0);
                                // one that hangs must not keep all others from their turn
                                job.put("activeDeadlineSeconds", FOUR_HOURS);
                                job.put("template", pod -> {
                                    pod.put(
                                            "metadata",
                                            metadata -> metadata.putTexts("labels", Labels.lasting(config)));
                                    pod.put("spec", this::podSpec);
                                });
                            }));
                }));
    }

    private void podSpec(MappingBuilder spec) {
        spec.put("serviceAccountName", NAME);
        spec.put("restartPolicy", "Never");
        spec.putTexts("nodeSelector", Map.of("kubernetes.io/os", "linux"));
        spec.put("securityContext", context -> {
            context.put("runAsNonRoot", true);
            context.put("runAsUser", USER);
            context.put("runAsGroup", USER);
            context.put("fsGroup", USER);
            context.put("seccompProfile", profile -> profile.put("type", "RuntimeDefault"));
        });
        spec.putItems(
                "imagePullSecrets",
                config.pod().imagePullSecrets().stream()
                        .map(name -> Value.mapping(secret -> secret.put("name", name)))
                        .toList());
        spec.putItems("containers", List.of(Value.mapping(this::container)));
        if (settings.output().isEmpty()) {
            spec.putItems("volumes", List.of(Value.mapping(volume -> {
                volume.put("name", VOLUME);
                volume.put(
                        "persistentVolumeClaim",
                        claim -> claim.put("claimName", settings.claim().orElse(NAME)));
            })));
        }
    }

    private void container(MappingBuilder container) {
        container.put("name", AgentContainer.NAME);
        container.put("image", config.pod().image().toString());
        container.put("imagePullPolicy", config.pod().imagePullPolicy().name());
        container.putTexts("command", command());
        if (settings.output().isPresent()) {
            container.putItems("env", List.of(Value.mapping(variable -> {
                variable.put("name", "RUN");
                variable.put(
                        "valueFrom",
                        from -> from.put("fieldRef", field -> field.put("fieldPath", "metadata.labels['job-name']")));
            })));
        }
        container.put("resources", resources -> {
            resources.putTexts("requests", Map.of("cpu", "100m"));
            resources.putTexts("limits", Map.of("memory", "1Gi"));
        });
        container.put("securityContext", context -> {
            context.put("allowPrivilegeEscalation", false);
            context.put("capabilities", capabilities -> capabilities.putTexts("drop", List.of("ALL")));
            context.put("readOnlyRootFilesystem", true);
        });
        if (settings.output().isEmpty()) {
            container.putItems("volumeMounts", List.of(Value.mapping(mount -> {
                mount.put("name", VOLUME);
                mount.put("mountPath", MOUNT);
            })));
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                "eidos",
                "snapshot",
                "--deploy-agent",
                "--all-nodes",
                "--log-json",
                "--namespace",
                config.namespace(),
                "--image",
                config.pod().image().toString(),
                "--profile",
                config.pod().profile().label()));
        command.addAll(settings.output().map(CronManifests::intoCluster).orElseGet(this::intoVolume));
        return command;
    }

    /** Each run into ConfigMaps of its own: Kubernetes puts the Job's name in place of the variable. */
    private static List<String> intoCluster(ConfigMapUri output) {
        return List.of("-o", output + "-$(RUN)");
    }

    private List<String> intoVolume() {
        return List.of(
                "--watch",
                "24h",
                "--runs",
                "1",
                "--keep",
                Integer.toString(settings.keep()),
                "--metrics",
                MOUNT + "/fleet.prom",
                "-o",
                MOUNT + "/runs/");
    }
}
