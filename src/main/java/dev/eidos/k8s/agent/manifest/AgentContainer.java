package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Format;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.CollectionTime;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.Quantity;
import dev.eidos.k8s.syntax.Resources;
import dev.eidos.text.GoDuration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The container in which {@code eidos snapshot} runs on the node, told by arguments and environment what to do. */
public final class AgentContainer {
    public static final String NAME = "eidos";

    private AgentContainer() {}

    static Value.Mapping of(AgentConfig config, RunId run, String jobName) {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", NAME);
        container.put("image", config.pod().image().toString());
        config.pod().imagePullPolicy().ifPresent(policy -> container.put("imagePullPolicy", policy.name()));
        container.put("command", command(config, run));
        container.put("env", environment(config, run, jobName));
        container.put("resources", resources(config.pod().resources()));
        container.put("securityContext", PodSecurity.ofContainer(config.pod().profile()));
        List<HostVolume> volumes = HostVolume.of(config);
        if (!volumes.isEmpty()) {
            container.put(
                    "volumeMounts", volumes.stream().map(HostVolume::mount).toList());
        }
        return Trees.of(container);
    }

    private static List<String> command(AgentConfig config, RunId run) {
        List<String> command = new ArrayList<>(
                List.of("eidos", "snapshot", "-o", config.result(run).toString()));
        if (config.run().format() != Format.YAML) {
            command.addAll(List.of("--format", config.run().format().label()));
        }
        if (config.run().requireGpu()) {
            command.add("--require-gpu");
        }
        command.addAll(List.of("--timeout", GoDuration.text(CollectionTime.of(config.run().timeout()))));
        command.addAll(config.run().snapshotArguments());
        return command;
    }

    private static List<Value> environment(AgentConfig config, RunId run, String jobName) {
        List<Value> environment = new ArrayList<>();
        environment.add(variable("EIDOS_AGENT", "true"));
        environment.add(variable("EIDOS_RUN_ID", run.value()));
        environment.add(variable("EIDOS_PROFILE", config.pod().profile().label()));
        if (!config.pod().profile().hostPaths().isEmpty()) {
            environment.add(variable("EIDOS_HOST_ROOT", HostVolume.MOUNT));
        }
        environment.add(fromField("NODE_NAME", "spec.nodeName"));
        if (config.run().output().isEmpty()) {
            // The result that nobody asked to keep goes with the Job: the agent makes the Job its owner.
            environment.add(variable("EIDOS_JOB_NAME", jobName));
            environment.add(fromField("EIDOS_JOB_UID", "metadata.labels['controller-uid']"));
        }
        return environment;
    }

    private static Value variable(String name, String value) {
        return Trees.map("name", name, "value", value);
    }

    private static Value fromField(String name, String path) {
        return Trees.map("name", name, "valueFrom", Trees.map("fieldRef", Trees.map("fieldPath", path)));
    }

    private static Value.Mapping resources(Resources resources) {
        Value.Mapping requests = Trees.map("requests", amounts(resources.requests()));
        return resources.limits().isEmpty() ? requests : Trees.with(requests, "limits", amounts(resources.limits()));
    }

    private static Map<String, String> amounts(Map<String, Quantity> quantities) {
        Map<String, String> texts = new LinkedHashMap<>();
        quantities.forEach((resource, amount) -> texts.put(resource, amount.text()));
        return texts;
    }
}
