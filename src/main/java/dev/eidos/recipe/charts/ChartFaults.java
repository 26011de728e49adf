package dev.eidos.recipe.charts;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;

/** The failures to read a chart. */
final class ChartFaults {
    private ChartFaults() {}

    static EidosException unreadable(String origin, IOException e) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot read the chart")
                .object(origin)
                .reason(IoReason.of(e))
                .suggestion("fetch it again with: helm pull")
                .cause(e)
                .build();
    }
}
