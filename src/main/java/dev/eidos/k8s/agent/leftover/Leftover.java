package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.Identity;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that eidos once made and that is still in the cluster.
 *
 * @param identity the very object that was found, in the state in which it was found
 * @param runId the run that made it; empty for what outlives runs
 * @param created when, if the cluster says so
 */
public record Leftover(ApiResource resource, Identity identity, String runId, Optional<Instant> created, Fate fate) {

    /** The decision about a leftover, and the reason for it. */
    public sealed interface Fate {
        String reason();

        /** Nobody needs it any more. */
        record Remove(String reason) implements Fate {}

        /** Somebody may still need it. */
        record Keep(String reason) implements Fate {}

        /**
         * A binding that serves others too: only what is within the search is taken out.
         *
         * @param changed the binding without it, its resourceVersion kept
         */
        record Release(String reason, Value.Mapping changed) implements Fate {}
    }
}
