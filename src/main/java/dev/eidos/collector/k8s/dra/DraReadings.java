package dev.eidos.collector.k8s.dra;

import dev.eidos.collector.k8s.served.KeyPart;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;

/** What the pools of ResourceSlices say, as readings. */
final class DraReadings {
    private static final String SLICES = "resourceslices.resource.k8s.io";
    private static final int NAMED = 10;

    private DraReadings() {}

    /** The numbers of devices, of all kinds and of each. */
    static Subtype.Builder of(String subtype, String version, SlicePools pools) {
        Subtype.Builder readings = Subtype.named(subtype)
                .put("api-version", version)
                .put("pools", pools.count())
                .put("gpu-count", pools.types().getOrDefault("gpu", 0));
        pools.types().forEach((type, count) -> {
            if (!type.equals("gpu")) {
                readings.put(KeyPart.of(type) + "-count", count.longValue());
            }
        });
        pools.devices().forEach((device, count) -> {
            int product = device.indexOf('.') + 1;
            String type = KeyPart.of(device.substring(0, product));
            readings.put("device." + type + KeyPart.of(device.substring(product)), count.longValue());
        });
        counts(readings, "mig-profile.", pools.profiles());
        counts(readings, "driver-version.", pools.drivers());
        gaps(readings, pools);
        return readings;
    }

    private static void counts(Subtype.Builder readings, String prefix, Map<String, Integer> counts) {
        counts.forEach((what, count) -> readings.put(prefix + KeyPart.of(what), count.longValue()));
    }

    private static void gaps(Subtype.Builder readings, SlicePools pools) {
        List<String> incomplete = pools.incomplete();
        incomplete.stream()
                .limit(NAMED)
                .forEach(sentence ->
                        readings.gap(SLICES, Gap.Reason.Unavailable, sentence + ", and its GPUs are not counted"));
        if (incomplete.size() > NAMED) {
            readings.gap(
                    SLICES,
                    Gap.Reason.Unavailable,
                    (incomplete.size() - NAMED) + " more pools have not all of their slices");
        }
        if (pools.nameless() > 0) {
            readings.gap(SLICES, Gap.Reason.Invalid, pools.nameless() + " slices name no pool");
        }
    }
}
