package dev.eidos.bundle.supply;

import dev.eidos.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The images that an operator is told of by parts, in variables {@code X_IMAGE_REGISTRY}, {@code X_IMAGE_REPOSITORY}
 * and {@code X_IMAGE_TAG}. Without a tag it is the operator's own: agentgateway starts proxies of its controller's
 * version (agentgateway/agentgateway v1.4.1, controller/pkg/controller/start.go).
 */
final class EnvironmentImages {
    private static final String REPOSITORY = "_IMAGE_REPOSITORY";

    private EnvironmentImages() {}

    static void add(Value node, Set<String> images) {
        switch (node) {
            case Value.Mapping mapping -> {
                container(mapping, images);
                mapping.entries().values().forEach(value -> add(value, images));
            }
            case Value.Sequence sequence -> sequence.items().forEach(item -> add(item, images));
            case Value.Scalar _ -> {
                // has no variables
            }
        }
    }

    private static void container(Value.Mapping container, Set<String> images) {
        Map<String, String> variables = new LinkedHashMap<>();
        container.items("env").forEach(one -> variables.put(one.text("name"), one.text("value")));
        variables.forEach((name, repository) -> {
            if (name.endsWith(REPOSITORY) && !repository.isEmpty()) {
                String prefix = name.substring(0, name.length() - REPOSITORY.length()) + "_IMAGE_";
                String registry = variables.getOrDefault(prefix + "REGISTRY", "");
                String tag = variables.getOrDefault(prefix + "TAG", "");
                String image = ObjectImages.qualified((registry.isEmpty() ? "" : registry + "/") + repository + ":"
                        + (tag.isEmpty() ? tag(container.text("image")) : tag));
                if (image != null) {
                    images.add(image);
                }
            }
        });
    }

    private static String tag(String image) {
        String named = image.replaceFirst("@.*", "");
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        return colon < 0 ? "" : named.substring(colon + 1);
    }
}
