package dev.eidos.live.read;

/**
 * A kind that was found by the name that its objects have.
 *
 * @param namespaced whether its objects are in namespaces
 */
public record NamedKind(ObjectKind kind, boolean namespaced) {
    /**
     * The name of a kind, as objects have it.
     *
     * @param apiVersion {@code apps/v1}
     * @param kind {@code Deployment}
     */
    public record Name(String apiVersion, String kind) {
        String group() {
            int slash = apiVersion.indexOf('/');
            return slash < 0 ? "" : apiVersion.substring(0, slash);
        }

        String version() {
            return apiVersion.substring(apiVersion.indexOf('/') + 1);
        }
    }
}
