package dev.eidos.testing.memory;

import dev.eidos.k8s.api.HttpCall;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request is about.
 *
 * @param prefix such as {@code /apis/batch/v1}
 * @param namespace empty for all, and for what is in none
 * @param name empty for a collection
 * @param part such as {@code log}; empty for the object itself
 */
record Address(
        String prefix, String namespace, String plural, String name, String part, Map<String, String> parameters) {

    static Address of(HttpCall call) {
        URI target = URI.create(call.target());
        List<String> words = List.of(target.getPath().substring(1).split("/", -1));
        int group = words.getFirst().equals("api") ? 2 : 3;
        List<String> rest = words.subList(Math.min(group, words.size()), words.size());
        boolean within = rest.size() > 2 && rest.getFirst().equals("namespaces");
        List<String> own = within ? rest.subList(2, rest.size()) : rest;
        return new Address(
                "/" + String.join("/", words.subList(0, Math.min(group, words.size()))),
                within ? rest.get(1) : "",
                word(own, 0),
                word(own, 1),
                word(own, 2),
                parameters(target.getRawQuery()));
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? words.get(at) : "";
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    Address named(String object) {
        return new Address(prefix, namespace, plural, object, "", parameters);
    }

    String path() {
        return prefix + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural + "/" + name;
    }

    String parameter(String key) {
        return parameters.getOrDefault(key, "");
    }

    /** Whether a collection, here or in all namespaces, has that object. */
    boolean contains(Address object) {
        return prefix.equals(object.prefix)
                && plural.equals(object.plural)
                && (namespace.isEmpty() || namespace.equals(object.namespace));
    }
}
