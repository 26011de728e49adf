package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The roles and bindings that give somebody what they lack, and nothing else, for an administrator to apply.
 *
 * @param user as the API server names them; none if it is not known
 * @param rules what they lack
 */
public record Grant(Optional<String> user, List<Rule> rules) {
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
    private static final String UNKNOWN = "WHO-RUNS-EIDOS";

    public Grant {
        rules = List.copyOf(rules);
    }

    /**
     * One permission.
     *
     * @param resource with its subresource, as rules name it: {@code pods/log}
     * @param namespace empty for what belongs to the whole cluster
     * @param name of the one object that it is about; empty for all
     */
    public record Rule(String group, String resource, String verb, String namespace, String name) {}

    /** What a rule is about but for its verb, in the order in which it is written. */
    private record Target(String group, String resource, String name) {}

    /** A command for a POSIX shell, of several lines, that stands alone. */
    public String command() {
        Map<String, List<Rule>> byNamespace = new TreeMap<>();
        rules.forEach(rule -> byNamespace
                .computeIfAbsent(rule.namespace(), _ -> new ArrayList<>())
                .add(rule));
        String documents = byNamespace.entrySet().stream()
                .map(one -> documents(one.getKey(), one.getValue()))
                .collect(Collectors.joining("---\n"));
        return "kubectl apply -f - <<'EOF'\n" + documents + "EOF";
    }

    private String documents(String namespace, List<Rule> within) {
        Map<Target, List<String>> verbs = new LinkedHashMap<>();
        within.forEach(rule -> verbs.computeIfAbsent(
                        // "create" cannot be limited to a name
                        new Target(rule.group(), rule.resource(), rule.verb().equals("create") ? "" : rule.name()),
                        _ -> new ArrayList<>())
                .add(rule.verb()));
        // of what it gives: another grant, of an earlier run, must not be taken away by this one
        String name = "eidos-user-"
                + Integer.toHexString(List.of(who(), verbs.toString()).hashCode());
        String kind = namespace.isEmpty() ? "ClusterRole" : "Role";
        Value.Mapping ref = Value.mapping(one -> {
            one.put("apiGroup", RbacManifests.GROUP);
            one.put("kind", kind);
            one.put("name", name);
        });
        String rules = verbs.entrySet().stream()
                .map(rule -> "- " + line(rule(rule.getKey(), rule.getValue())))
                .collect(Collectors.joining());
        return head(kind, namespace, name) + "rules:\n" + rules
                + "---\n"
                + head(kind + "Binding", namespace, name) + "roleRef: " + line(ref) + "subjects:\n- " + line(subject());
    }

    private static String head(String kind, String namespace, String name) {
        return "apiVersion: " + RbacManifests.GROUP + "/v1\nkind: " + kind + "\nmetadata: "
                + line(metadata(namespace, name));
    }

    /** JSON is YAML, and one line for each rule is what somebody reads who shall grant it. */
    private static String line(Value.Mapping part) {
        return JsonWriter.writeLine(part) + "\n";
    }

    private static Value.Mapping metadata(String namespace, String name) {
        return Value.mapping(metadata -> {
            metadata.put("name", name);
            if (!namespace.isEmpty()) {
                metadata.put("namespace", namespace);
            }
        });
    }

    private static Value.Mapping rule(Target target, List<String> verbs) {
        return Value.mapping(rule -> {
            rule.putTexts("apiGroups", List.of(target.group()));
            rule.putTexts("resources", List.of(target.resource()));
            if (!target.name().isEmpty()) {
                rule.putTexts("resourceNames", List.of(target.name()));
            }
            rule.putTexts("verbs", verbs.stream().distinct().toList());
        });
    }

    private String who() {
        return user.orElse(UNKNOWN);
    }

    /** A ServiceAccount as such; all others as users. A group would need to be known by its name. */
    private Value.Mapping subject() {
        String[] account = who().startsWith(SERVICE_ACCOUNT)
                ? who().substring(SERVICE_ACCOUNT.length()).split(":", -1)
                : new String[0];
        return Value.mapping(subject -> {
            if (account.length == 2) {
                subject.put("kind", "ServiceAccount");
                subject.put("name", account[1]);
                subject.put("namespace", account[0]);
            } else {
                subject.put("apiGroup", RbacManifests.GROUP);
                subject.put("kind", "User");
                subject.put("name", who());
            }
        });
    }
}
