package dev.eidos.k8s.syntax;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels of everything that eidos creates (kubernetes.io, "Recommended Labels"). */
public final class EidosLabels {
    public static final String NAME = "app.kubernetes.io/name";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String COMPONENT = "app.kubernetes.io/component";
    public static final String VERSION = "app.kubernetes.io/version";
    public static final String RUN_ID = "eidos.nvidia.com/run-id";

    /** The value of {@link #NAME} and {@link #MANAGED_BY}. */
    public static final String EIDOS = "eidos";

    private static final String AGENT = "snapshot-agent";

    /** The label selector of everything that eidos creates. */
    public static final String SELECTOR = MANAGED_BY + "=" + EIDOS + "," + NAME + "=" + EIDOS;

    private EidosLabels() {}

    /**
     * The labels of one object.
     *
     * @param runId the run that the object goes with; none for what outlives runs
     */
    public static Map<String, String> of(String version, @Nullable String runId) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, EIDOS);
        labels.put(MANAGED_BY, EIDOS);
        labels.put(COMPONENT, AGENT);
        labels.put(VERSION, value(version));
        if (runId != null) {
            labels.put(RUN_ID, runId);
        }
        return labels;
    }

    /** A version may have a {@code +}, which a label's value may not. */
    private static String value(String version) {
        String value = version.replaceAll("[^A-Za-z0-9._-]", "_");
        return value.substring(0, Math.min(63, value.length())).replaceAll("^[._-]+|[._-]+$", "");
    }
}
