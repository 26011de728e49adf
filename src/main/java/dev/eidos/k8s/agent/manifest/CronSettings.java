package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.Optional;

/**
 * The settings of a fleet that the cluster captures itself, again and again.
 *
 * @param schedule as cron has it
 * @param keep so many runs, in a volume
 * @param claim a PersistentVolumeClaim that is there; none for one of our own
 * @param output the ConfigMaps that runs are kept in instead of a volume
 */
public record CronSettings(String schedule, int keep, Optional<String> claim, Optional<ConfigMapUri> output) {
    public static final int DEFAULT_KEEP = 14;
}
