package dev.eidos.k8s.client;

/** Keeps the API server's own answer as the cause of the failure that is made of it. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ApiStatus status;

    RefusedException(ApiStatus status) {
        super(status.code() + " " + status.reason() + ": " + status.message());
        this.status = status;
    }

    ApiStatus status() {
        return status;
    }
}
