package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.manifest.Denial;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import java.util.List;
import java.util.Optional;

/** The name by which the API server knows the caller. Asked only for the words of a failure. */
final class Caller {
    private static final String WHAT = "cannot ask who the caller is";
    private static final String REVIEWS = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    private static final int LONGEST = 253;

    private Caller() {}

    /**
     * Asks for it (Kubernetes 1.28 and later), or else tries what is known to be forbidden, without any effect: the
     * refusal has the name.
     */
    static Optional<String> name(ApiClient client, List<Permission> missing) throws InterruptedException {
        try {
            Value.Mapping review = new MappingBuilder()
                    .put("apiVersion", "authentication.k8s.io/v1")
                    .put("kind", "SelfSubjectReview")
                    .build();
            if (client.send(WHAT, ApiRequest.ask(REVIEWS, review, "selfsubjectreviews"))
                    instanceof ApiAnswer.Done(Value.Mapping answer)) {
                String name = answer.text("status", "userInfo", "username");
                if (isName(name)) {
                    return Optional.of(name);
                }
            }
            return missing.isEmpty() ? Optional.empty() : refused(client, missing.getFirst());
        } catch (EidosException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && name.chars().noneMatch(Character::isISOControl)
                && !name.equals("system:anonymous");
    }

    private static Optional<String> refused(ApiClient client, Permission missing) throws InterruptedException {
        ApiAnswer answer = client.send(WHAT, attempt(missing));
        return answer instanceof ApiAnswer.Refused(ApiStatus status)
                ? Denial.of(status.message()).map(Denial::user)
                : Optional.empty();
    }

    private static ApiRequest attempt(Permission missing) {
        var object = new ApiResource(
                missing.group(),
                "v1",
                missing.resource(),
                missing.namespace().isEmpty() ? null : missing.namespace(),
                missing.name().isEmpty() ? "eidos" : missing.name());
        return switch (missing.verb()) {
            case "get" -> ApiRequest.get(object);
            case "list", "watch" -> ApiRequest.get(object.collection(), object.object());
            case "create" -> ApiRequest.create(object, Value.Mapping.EMPTY).dryRun();
            default -> ApiRequest.delete(object).dryRun();
        };
    }
}
