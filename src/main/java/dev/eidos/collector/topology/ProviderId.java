package dev.eidos.collector.topology;

import org.jspecify.annotations.Nullable;

/** A node's provider ID, {@code <provider>://<what the provider calls it>} (Node v1 core, {@code spec.providerID}). */
public final class ProviderId {
    private ProviderId() {}

    /** Such as {@code aws}, {@code gce}, {@code azure} or {@code kind}; none where there is no scheme. */
    public static @Nullable String provider(@Nullable String providerId) {
        int end = providerId == null ? -1 : providerId.indexOf("://");
        return providerId == null || end <= 0 ? null : providerId.substring(0, end);
    }
}
