package dev.eidos.k8s.agent;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.watch.PassingTrouble;
import dev.eidos.k8s.api.ApiErrors;
import java.time.Duration;

/** Waiting for a cluster that could not make up its mind about an object: as long as the run may last. */
record TroubleWait(RunContext context) {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Something that may fail for trouble that passes. */
    interface Attempt<T> {
        T make() throws InterruptedException;
    }

    /**
     * The result of the first attempt that does not fail for {@linkplain PassingTrouble trouble that may pass}.
     *
     * @throws EidosException for any other failure, or if the trouble lasts
     */
    <T> T of(Attempt<T> attempt) throws InterruptedException {
        while (true) {
            try {
                return attempt.make();
            } catch (EidosException e) {
                String reason = String.valueOf(e.reason());
                if (!ApiErrors.isAnswer(e) || !PassingTrouble.isIn(reason)) {
                    throw e;
                }
                if (context.left().compareTo(PAUSE) <= 0) {
                    throw lasting(e, reason);
                }
                context.listener().waiting(e.what() + " yet: " + reason);
                Thread.sleep(PAUSE);
            }
        }
    }

    private static EidosException lasting(EidosException last, String reason) {
        return EidosException.of(ErrorCode.UNAVAILABLE, last.what())
                .object(last.object())
                .reason(reason)
                .suggestion(PassingTrouble.suggestion(reason))
                .cause(last)
                .build();
    }
}
