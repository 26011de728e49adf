package dev.eidos.k8s.agent.preflight;

import dev.eidos.k8s.api.ApiStatus;

/** The subject of a refusal: the caller, or the object that was sent. */
final class Refusals {
    private Refusals() {}

    /**
     * Returns whether authorization refused, that is: the caller may not ask at all. Admission refuses with the same
     * code and reason; only authorization's sentence reads {@code User "jo" cannot create resource "pods" in API group
     * ""}.
     */
    static boolean isOfCaller(ApiStatus status) {
        return status.code() == 403
                && status.message().contains(" cannot ")
                && status.message().contains(" resource \"");
    }

    /** Returns whether admission or validation refused the object that was sent; otherwise the circumstances did. */
    static boolean isAboutContent(ApiStatus status) {
        return switch (status.code()) {
            // a webhook with side effects refuses whatever is only tried
            case 400 -> !status.message().contains("does not support dry run");
            case 403, 422 -> true;
            default -> false;
        };
    }
}
