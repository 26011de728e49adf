package dev.eidos.constraint;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;

/**
 * A fault in the text of a constraint.
 *
 * @param text the path or the value as it was written
 * @param reason why the text cannot be used
 * @param suggestion what to write instead
 */
public record Malformed(String text, String reason, String suggestion) {

    EidosException asException(String what) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what)
                .object("'" + text + "'")
                .reason(reason)
                .suggestion(suggestion)
                .build();
    }
}
