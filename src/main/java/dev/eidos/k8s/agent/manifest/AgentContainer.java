package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Format;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.CollectionTime;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.Quantity;
import dev.eidos.text.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The container in which {@code eidos snapshot} runs on the node, told by arguments and environment what to do. */
public final class AgentContainer {
    public static final String NAME = "eidos";

    private AgentContainer() {}

    static Value.Mapping of(AgentConfig config, RunId run, AgentTask task) {
        return Value.mapping(container -> {
            container.put("name", NAME);
            container.put("image", config.pod().image().toString());
            container.put("imagePullPolicy", config.pod().imagePullPolicy().name());
            container.putTexts("command", command(config, task));
            container.putItems("env", environment(config, run, task));
            container.put("resources", resources -> {
                resources.put("requests", amounts(config.pod().resources().requests()));
                resources.putMapping("limits", amounts(config.pod().resources().limits()));
            });
            container.put("securityContext", securityContext(config.pod().profile()));
            List<Value> mounts = new ArrayList<>(mounts(HostVolume.of(config)));
            mounts.add(ApiAccessVolume.mount());
            container.putItems("volumeMounts", mounts);
        });
    }

    private static List<String> command(AgentConfig config, AgentTask task) {
        List<String> command =
                new ArrayList<>(List.of("eidos", "snapshot", "-o", task.result().toString()));
        if (config.run().format() != Format.YAML) {
            command.addAll(List.of("--format", config.run().format().label()));
        }
        if (config.run().requireGpu()) {
            command.add("--require-gpu");
        }
        command.addAll(List.of(
                "--timeout", GoDuration.text(CollectionTime.of(config.run().timeout()))));
        command.addAll(config.run().snapshotArguments());
        return command;
    }

    private static List<Value> environment(AgentConfig config, RunId run, AgentTask task) {
        List<Value> environment = new ArrayList<>();
        environment.add(variable("EIDOS_AGENT", "true"));
        environment.add(variable("EIDOS_RUN_ID", run.value()));
        environment.add(variable("EIDOS_POD_IMAGE", config.pod().image().toString()));
        environment.add(variable("EIDOS_PROFILE", config.pod().profile().label()));
        if (task.ownNode()) {
            environment.add(variable("EIDOS_SCOPE", "node"));
        }
        if (!config.pod().profile().hostPaths().isEmpty()) {
            environment.add(variable("EIDOS_HOST_ROOT", HostVolume.MOUNT));
        }
        environment.add(fromField("NODE_NAME", "spec.nodeName"));
        // The result that nobody asked to keep goes with the Job: the agent makes the Job its owner.
        task.owner().ifPresent(owner -> {
            environment.add(variable("EIDOS_JOB_NAME", owner.job()));
            environment.add(uid(owner));
        });
        return environment;
    }

    private static Value uid(AgentTask.Owner owner) {
        String name = "EIDOS_JOB_UID";
        return switch (owner) {
            case AgentTask.Owner.OfPod _ -> fromField(name, "metadata.labels['controller-uid']");
            case AgentTask.Owner.Known(String _, String uid) -> variable(name, uid);
        };
    }

    private static Value variable(String name, String value) {
        return Value.mapping(variable -> {
            variable.put("name", name);
            variable.put("value", value);
        });
    }

    private static Value fromField(String name, String path) {
        return Value.mapping(variable -> {
            variable.put("name", name);
            variable.put("valueFrom", source -> {
                source.put("fieldRef", field -> field.put("fieldPath", path));
            });
        });
    }

    private static Value.Mapping amounts(Map<String, Quantity> quantities) {
        return Value.mapping(amounts -> quantities.forEach((resource, amount) -> amounts.put(resource, amount.text())));
    }

    /** The security context of the container (SecurityContext v1 core). */
    private static Value.Mapping securityContext(Profile profile) {
        return switch (profile) {
            case PRIVILEGED ->
                Value.mapping(context -> {
                    context.put("privileged", true);
                    // As root whatever the image says: files of the node that only root may read are what this
                    // profile is for.
                    context.put("runAsUser", 0);
                });
            case NODE, RESTRICTED ->
                Value.mapping(context -> {
                    context.put("allowPrivilegeEscalation", false);
                    context.put("capabilities", capabilities -> capabilities.putTexts("drop", List.of("ALL")));
                    context.put("readOnlyRootFilesystem", true);
                });
        };
    }

    private static List<Value.Mapping> mounts(List<HostVolume> volumes) {
        return volumes.stream()
                .map(host -> Value.mapping(mount -> {
                    mount.put("name", host.name());
                    mount.put("mountPath", host.mountPath());
                    mount.put("readOnly", true);
                }))
                .toList();
    }
}
