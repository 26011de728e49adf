package dev.eidos.k8s.api;

/** The API server's own answer, as the cause of the failure that is made of it. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(ApiStatus status) {
        super(status.code() + " " + status.reason() + ": " + status.message());
    }
}
