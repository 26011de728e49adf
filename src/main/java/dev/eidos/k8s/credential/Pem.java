package dev.eidos.k8s.credential;

/**
 * A text in PEM, which may be secret and is never shown.
 *
 * @param origin where it was found: a file, or a field of a kubeconfig
 */
public record Pem(String text, String origin) {
    @Override
    public String toString() {
        return "PEM of " + origin;
    }
}
