package dev.eidos.cli.snapshot;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.manifest.Denial;
import dev.eidos.k8s.api.ApiErrors;
import java.util.Optional;

/** The advice to whom authorization has refused something: the role that gives it, to paste. */
public final class PermissionAdvice {
    private PermissionAdvice() {}

    /** The same failure; where the server's words say what is missing, with what gives it. */
    public static EidosException on(EidosException failure) {
        // only what the server has answered here: an agent that fails quotes what it was refused itself
        Optional<Denial> denial = failure.code() == ErrorCode.FORBIDDEN && ApiErrors.isAnswer(failure)
                ? Denial.of(String.valueOf(failure.reason()))
                : Optional.empty();
        if (denial.isEmpty()) {
            return failure;
        }
        return EidosException.of(failure.code(), failure.what())
                .object(failure.object())
                .reason(failure.reason())
                .suggestion("use another --context, or have an administrator apply what gives you this permission:\n"
                        + denial.get().grant().command())
                .cause(failure)
                .build();
    }
}
