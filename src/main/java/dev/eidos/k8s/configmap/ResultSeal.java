package dev.eidos.k8s.configmap;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.Optional;

/**
 * The agent's own word on its result, given where nobody can write who may only write ConfigMaps: in its container's
 * termination message and in its log, which both come from the kubelet.
 *
 * @param uri the ConfigMap that it wrote
 * @param sha256 of the whole document, over all of its parts, in hexadecimal
 */
public record ResultSeal(ConfigMapUri uri, String sha256) {
    /** The file whose content the kubelet reports when the container has ended: Kubernetes' default. */
    public static final String FILE = "/dev/termination-log";

    private static final String PREFIX = "eidos-result ";
    private static final String ALGORITHM = " sha256:";
    private static final int DIGITS = 64;

    /** One line, as {@link #parse} reads it. */
    public String text() {
        return PREFIX + uri + ALGORITHM + sha256;
    }

    /** The seal in a line of the agent's log, or in its termination message; none if it is anything else. */
    public static Optional<ResultSeal> parse(String text) {
        String line = text.strip();
        int digest = line.indexOf(ALGORITHM);
        if (!line.startsWith(PREFIX) || digest < PREFIX.length()) {
            return Optional.empty();
        }
        String sha256 = line.substring(digest + ALGORITHM.length());
        if (sha256.length() != DIGITS || !sha256.chars().allMatch(ResultSeal::isHexadecimal)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ResultSeal(ConfigMapUri.parse(line.substring(PREFIX.length(), digest)), sha256));
        } catch (EidosException e) {
            return Optional.empty();
        }
    }

    private static boolean isHexadecimal(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** Returns whether the ConfigMap claims to hold this result; whether it does shows only its content. */
    public boolean isClaimedBy(Value configMap) {
        return configMap.text("metadata", "namespace").equals(uri.namespace())
                && configMap.text("metadata", "name").equals(uri.name())
                && configMap
                        .text("metadata", "annotations", ConfigMapManifest.SHA256)
                        .equals(sha256);
    }
}
