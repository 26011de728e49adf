package dev.eidos.k8s.kubeconfig;

import dev.eidos.document.Value;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an API server at {@code /version}.
 *
 * @param gitVersion such as {@code v1.33.5-eks-3025e55}
 * @param platform such as {@code linux/amd64}
 * @param goVersion such as {@code go1.24.6}
 */
public record ServerVersion(
        @Nullable String gitVersion,
        @Nullable String platform,
        @Nullable String goVersion) {

    public static ServerVersion of(Value answer) {
        return new ServerVersion(
                answer.textOrNull("gitVersion"), answer.textOrNull("platform"), answer.textOrNull("goVersion"));
    }
}
