package dev.eidos.k8s.configmap;

import dev.eidos.k8s.api.ApiStatus;
import java.util.List;

/** The owners of the fields that a server-side apply wanted to set (kubernetes.io, "Server-Side Apply", conflicts). */
final class ApplyConflict {
    private static final int CONFLICT = 409;
    private static final String REASON = "FieldManagerConflict";

    private ApplyConflict() {}

    /** The other field managers' names, sorted; none if the refusal is no such conflict. */
    static List<String> managers(ApiStatus status) {
        return status.code() != CONFLICT
                ? List.of()
                : status.causes().stream()
                        .filter(cause -> cause.reason().equals(REASON))
                        .map(cause -> manager(cause.message()))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** From {@code conflict with "kubectl-create" using v1 at …} the part in quotes. */
    static String manager(String message) {
        int open = message.indexOf('"');
        int close = message.indexOf('"', open + 1);
        return open < 0 || close < 0 ? message : message.substring(open + 1, close);
    }
}
