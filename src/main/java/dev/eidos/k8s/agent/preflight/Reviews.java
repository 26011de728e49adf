package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiRequest;
import java.util.function.Consumer;

/** The reviews by which the server says what the caller may do (authorization.k8s.io/v1). */
final class Reviews {
    private static final String GROUP = "authorization.k8s.io/v1";
    private static final String RULES = "selfsubjectrulesreviews";
    private static final String ACCESS = "selfsubjectaccessreviews";

    private Reviews() {}

    /** A review of all that the caller may do in one namespace, as far as the server can list it. */
    static ApiRequest rules(String namespace) {
        return ask(RULES, "SelfSubjectRulesReview", spec -> spec.put("namespace", namespace));
    }

    /** A review of one permission, for certain. */
    static ApiRequest access(Permission permission) {
        return ask(ACCESS, "SelfSubjectAccessReview", spec -> {
            spec.put("resourceAttributes", attributes -> {
                attributes.put("group", permission.group());
                attributes.put("resource", permission.resource());
                attributes.put("subresource", permission.subresource());
                attributes.put("verb", permission.verb());
                attributes.put("namespace", permission.namespace());
                attributes.put("name", permission.name());
            });
        });
    }

    private static ApiRequest ask(String resource, String kind, Consumer<MappingBuilder> spec) {
        Value.Mapping review = Value.mapping(asked -> {
            asked.put("apiVersion", GROUP);
            asked.put("kind", kind);
            asked.put("spec", spec);
        });
        return ApiRequest.ask("/apis/" + GROUP + "/" + resource, review, resource + "." + GROUP);
    }

    static boolean isAllowed(ApiAnswer answer) {
        return answered(ACCESS, answer).flag("status", "allowed");
    }

    static SubjectRules granted(String namespace, ApiAnswer answer) {
        return SubjectRules.of(namespace, answered(RULES, answer));
    }

    /** Every authenticated user may ask; whoever may not is not logged in as they think. */
    private static Value.Mapping answered(String resource, ApiAnswer answer) {
        return answer.orThrow("cannot check permissions", resource + "." + GROUP);
    }
}
