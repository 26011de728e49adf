package dev.eidos.bundle.vendor;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.charts.Chart;

/** The size of all charts of a bundle, which has to stay below what is read of one in a registry or a directory. */
final class CarriedSize {
    /** With room for what else a bundle has. The charts of the largest recipe of our library have half of it. */
    private static final long MOST_BYTES = 56L << 20;

    private static final int MOST_FILES = 6_000;

    private long bytes;
    private int files;

    void take(Chart chart, BundledComponent component) {
        for (byte[] content : chart.files().values()) {
            bytes += content.length;
        }
        files += chart.files().size();
        if (bytes > MOST_BYTES || files > MOST_FILES) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the charts are too large for one bundle")
                    .object(chart.origin())
                    .reason("with that of " + component.name() + ", they have more than "
                            + (bytes > MOST_BYTES ? (MOST_BYTES >> 20) + " MiB" : MOST_FILES + " files"))
                    .suggestion("make two bundles, each with some of the components: -b")
                    .build();
        }
    }
}
