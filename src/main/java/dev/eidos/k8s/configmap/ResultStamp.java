package dev.eidos.k8s.configmap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The marks on a ConfigMap that say whose the document in it is.
 *
 * @param labels of every ConfigMap that is written
 * @param runId the run that wrote it; none outside of agent runs
 * @param owner the Job that the ConfigMap goes with; none for one that the user named
 */
public record ResultStamp(
        Map<String, String> labels,
        @Nullable String runId,
        @Nullable Owner owner) {

    /** A Job in the ConfigMap's namespace. */
    public record Owner(String job, String uid) {}

    public ResultStamp {
        labels = Map.copyOf(labels);
    }
}
