package dev.eidos.testing.fleet;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.testing.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a pod's command line and environment tell an agent to do. */
record AgentOrder(ConfigMapUri result, String format, ResultStamp stamp) {

    /** None in the pod of something else. */
    static Optional<AgentOrder> in(Value pod) {
        List<String> words = Stream.of("command", "args")
                .flatMap(list -> Fields.items(pod, "spec", "containers", 0, list).stream())
                .map(Value::text)
                .toList();
        Map<String, String> environment = new HashMap<>();
        for (Value variable : Fields.items(pod, "spec", "containers", 0, "env")) {
            environment.put(Fields.text(variable, "name"), value(variable, pod));
        }
        // kubernetes.io, "Define Dependent Environment Variables": the kubelet expands them in commands, too
        String result =
                after("-o", words).replace("$(NODE_NAME)", environment.getOrDefault("NODE_NAME", "$(NODE_NAME)"));
        if (!result.startsWith("cm://")) {
            return Optional.empty();
        }
        String run = environment.get("EIDOS_RUN_ID");
        String format = after("--format", words);
        return Optional.of(new AgentOrder(
                ConfigMapUri.parse(result),
                format.isEmpty() ? "yaml" : format,
                new ResultStamp(EidosLabels.of("simulated", run), run, owner(environment))));
    }

    /** The document as it is delivered. */
    String text(Value document) {
        return format.equals("json") ? JsonWriter.write(document) : YamlWriter.write(document);
    }

    private static ResultStamp.@Nullable Owner owner(Map<String, String> environment) {
        String job = environment.getOrDefault("EIDOS_JOB_NAME", "");
        String uid = environment.getOrDefault("EIDOS_JOB_UID", "");
        return job.isEmpty() || uid.isEmpty() ? null : new ResultStamp.Owner(job, uid);
    }

    /** Also from a field of the pod: {@code metadata.labels['NAME']} or a path. */
    private static String value(Value variable, Value pod) {
        String field = Fields.text(variable, "valueFrom", "fieldRef", "fieldPath");
        String labels = "metadata.labels['";
        if (field.startsWith(labels)) {
            return Fields.text(pod, "metadata", "labels", field.substring(labels.length(), field.length() - 2));
        }
        return field.isEmpty() ? Fields.text(variable, "value") : Fields.text(pod, (Object[]) field.split("\\.", -1));
    }

    private static String after(String flag, List<String> words) {
        int at = words.indexOf(flag);
        return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
    }
}
