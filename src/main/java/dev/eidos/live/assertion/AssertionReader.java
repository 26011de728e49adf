package dev.eidos.live.assertion;

import dev.eidos.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reader of one assertion: which objects it is about, and what is expected of them. */
record AssertionReader(String place, String step, boolean forbidden) {
    private static final Pattern API_VERSION =
            Pattern.compile("(?:[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?/)?v[a-z0-9]{1,40}");
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z0-9]{0,62}");

    /** Names go into paths of the API: those of RBAC have colons, none has a slash. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:_-]{0,250}[A-Za-z0-9])?");

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,315}[A-Za-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?");

    ObjectAssertion read(Value.Mapping resource) {
        // items of a list do not say of which kind they are
        Map<String, Value> content = new LinkedHashMap<>(resource.entries());
        content.keySet().removeAll(Set.of("apiVersion", "kind"));
        String apiVersion = matching(resource, API_VERSION, "apiVersion");
        String kind = matching(resource, KIND, "kind");
        if (apiVersion.equals("v1") && kind.equals("Secret")) {
            throw new NotUnderstood("Secrets are never read");
        }
        @Nullable String name = optional(resource, "name");
        return new ObjectAssertion(
                place,
                step,
                forbidden,
                apiVersion,
                kind,
                optional(resource, "namespace"),
                name,
                name == null ? labels(resource) : Map.of(),
                ExpectedReader.read(Value.mapping(content)),
                fields(content));
    }

    private static String matching(Value.Mapping resource, Pattern pattern, String key) {
        String text = resource.text(key);
        if (!pattern.matcher(text).matches()) {
            throw new NotUnderstood(text.isEmpty() ? "it has no " + key : "'" + text + "' is no " + key);
        }
        return text;
    }

    private static @Nullable String optional(Value.Mapping resource, String key) {
        Value value = resource.at("metadata", key);
        if (value == null) {
            return null;
        }
        if (!NAME.matcher(value.text()).matches()) {
            throw new NotUnderstood("'" + value.text() + "' is no " + key + " of an object");
        }
        return value.text();
    }

    /** Those by which the server can choose; the others are compared with all else. */
    private static Map<String, String> labels(Value.Mapping resource) {
        Map<String, String> labels = new TreeMap<>();
        resource.texts("metadata", "labels").forEach((key, value) -> {
            if (LABEL.matcher(key).matches() && LABEL_VALUE.matcher(value).matches()) {
                labels.put(key, value);
            }
        });
        return labels;
    }

    /** The conditions of its status are read too: they tell why it is not as it shall be. */
    private static List<String> fields(Map<String, Value> content) {
        Set<String> fields = new TreeSet<>(Set.of("status"));
        for (Map.Entry<String, Value> entry : content.entrySet()) {
            String key = entry.getKey();
            if (!plain(key)) {
                return List.of();
            }
            if (key.equals("metadata")) {
                for (String below : entry.getValue().entries().keySet()) {
                    if (!plain(below)) {
                        return List.of();
                    }
                    fields.add("metadata." + below);
                }
            } else {
                fields.add(key);
            }
        }
        return List.copyOf(fields);
    }

    private static boolean plain(String key) {
        return key.matches("[A-Za-z0-9_-]+");
    }
}
