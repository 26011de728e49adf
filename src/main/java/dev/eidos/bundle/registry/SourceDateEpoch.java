package dev.eidos.bundle.registry;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The time that reproducible builds are of (reproducible-builds.org, "SOURCE_DATE_EPOCH specification"). */
public final class SourceDateEpoch {
    public static final String VARIABLE = "SOURCE_DATE_EPOCH";

    /** The largest time that fits into the header of a tar archive, in seconds: eleven octal digits. */
    private static final long MAX = 0_77777777777L;

    private SourceDateEpoch() {}

    /**
     * The time in seconds since 1970; null if none is set.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is no number; the specification forbids to go
     *     on
     */
    public static @Nullable Long of(Map<String, String> environment) {
        String text = environment.get(VARIABLE);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,11}") || Long.parseLong(text) > MAX) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a time")
                    .object(VARIABLE + "=" + text)
                    .reason("expected seconds since 1970")
                    .suggestion("set it, for example, to: git log -1 --format=%ct")
                    .build();
        }
        return Long.valueOf(text);
    }
}
