package dev.eidos.k8s.agent.preflight;

import dev.eidos.k8s.api.ApiStatus;

/** What a refusal is about. */
final class Refusals {
    private Refusals() {}

    /**
     * Whether authorization refused, that is: the caller may not ask at all. Admission refuses with the same code and
     * reason; only authorization's sentence reads {@code User "jo" cannot create resource "pods" in API group ""}.
     */
    static boolean isOfCaller(ApiStatus status) {
        return status.code() == 403
                && status.message().contains(" cannot ")
                && status.message().contains(" resource \"");
    }

    /** Whether admission or validation refused what was sent; otherwise the circumstances did. */
    static boolean isAboutContent(ApiStatus status) {
        return switch (status.code()) {
            // a webhook with side effects refuses whatever is only tried
            case 400 -> !status.message().contains("does not support dry run");
            case 403, 422 -> true;
            default -> false;
        };
    }
}
