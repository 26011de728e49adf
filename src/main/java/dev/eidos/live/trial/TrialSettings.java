package dev.eidos.live.trial;

import dev.eidos.k8s.syntax.EidosLabels;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of one run of tests.
 *
 * @param run its id
 * @param version of eidos, for labels
 * @param image with a shell, for what only looks
 * @param limit of each test
 */
public record TrialSettings(String run, String version, String image, Duration limit) {
    private static final String COMPONENT = "validation";

    /** A name that no other run has. */
    public String namespace() {
        return "eidos-validate-" + run;
    }

    Map<String, String> labels() {
        Map<String, String> labels = EidosLabels.of(version, run);
        labels.put(EidosLabels.COMPONENT, COMPONENT);
        return labels;
    }
}
