package dev.eidos.live.evidence;

import dev.eidos.document.Value;
import dev.eidos.redact.Arguments;
import dev.eidos.redact.CredentialMask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object of the API without what in it looks like a credential, and without what repeats it. */
final class ShownObject {
    /** Who wrote which field, and the whole object again as somebody applied it. */
    private static final Set<String> REPEATED =
            Set.of("managedFields", "kubectl.kubernetes.io/last-applied-configuration");

    private static final Set<String> COMMANDS = Set.of("command", "args");

    private ShownObject() {}

    static Value of(Value value) {
        return shown("", value);
    }

    private static Value shown(String name, Value value) {
        return switch (value) {
            case Value.Mapping mapping -> mapping(mapping);
            case Value.Sequence list -> list(name, list);
            case Value.Scalar scalar ->
                scalar.value() == null ? scalar : Value.scalar(CredentialMask.ofField(name, scalar.value()));
        };
    }

    /** Of {@code name} and {@code value}, as variables are given, the one tells of the other. */
    private static Value mapping(Value.Mapping mapping) {
        Map<String, Value> entries = new LinkedHashMap<>();
        String variable = mapping.text("name");
        for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (REPEATED.contains(key)) {
                continue;
            }
            boolean valueOf = key.equals("value")
                    && !variable.isEmpty()
                    && entry.getValue() instanceof Value.Scalar scalar
                    && scalar.value() != null;
            entries.put(
                    CredentialMask.hideForms(key),
                    valueOf
                            ? Value.scalar(CredentialMask.ofVariable(variable, mapping.text("value")))
                            : shown(key, entry.getValue()));
        }
        return Value.mapping(entries);
    }

    private static Value list(String name, Value.Sequence list) {
        if (COMMANDS.contains(name)) {
            List<String> words = list.items().stream().map(Value::text).toList();
            return Value.sequence(
                    Arguments.hide(words).stream().<Value>map(Value::scalar).toList());
        }
        List<Value> items = new ArrayList<>(list.items().size());
        list.items().forEach(item -> items.add(shown(name, item)));
        return Value.sequence(items);
    }

    /** Text that was found on its own. */
    static String text(String text) {
        return CredentialMask.hide(text);
    }
}
