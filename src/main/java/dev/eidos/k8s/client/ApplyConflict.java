package dev.eidos.k8s.client;

import dev.eidos.error.EidosException;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who owns the fields that a server-side apply wanted to set (kubernetes.io, "Server-Side Apply", conflicts). */
final class ApplyConflict {
    private static final int CONFLICT = 409;
    private static final String REASON = "FieldManagerConflict";

    private ApplyConflict() {}

    /** The other field managers' names, sorted; none if the failure is no such conflict. */
    static List<String> managers(EidosException failure) {
        return failure.getCause() instanceof KubernetesClientException refused && refused.getCode() == CONFLICT
                ? managers(refused.getStatus())
                : List.of();
    }

    private static List<String> managers(@Nullable Status status) {
        List<String> managers = new ArrayList<>();
        if (status != null && status.getDetails() != null && status.getDetails().getCauses() != null) {
            for (StatusCause cause : status.getDetails().getCauses()) {
                if (REASON.equals(cause.getReason())) {
                    managers.add(manager(cause.getMessage()));
                }
            }
        }
        return managers.stream().distinct().sorted().toList();
    }

    /** From {@code conflict with "kubectl-create" using v1 at …} the part in quotes. */
    static String manager(String message) {
        int open = message.indexOf('"');
        int close = message.indexOf('"', open + 1);
        return open < 0 || close < 0 ? message : message.substring(open + 1, close);
    }
}
