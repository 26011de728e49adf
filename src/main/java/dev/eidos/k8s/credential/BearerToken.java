package dev.eidos.k8s.credential;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;

/** Tells whether a header can carry a token, before anything is tried whose failure would quote it. */
public final class BearerToken {
    private BearerToken() {}

    /**
     * The same token.
     *
     * @param origin where it stands, for the failure
     * @throws EidosException if no header can carry it; it is not quoted
     */
    public static String checked(String token, String origin) {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c < ' ' || c > '~') {
                throw unusable(
                        origin,
                        c == '\n' || c == '\r'
                                ? lineEnd(token)
                                : "it has a character that is no ASCII" + " text, at position " + (i + 1));
            }
        }
        if (token.isBlank()) {
            throw unusable(origin, "it is empty");
        }
        return token;
    }

    private static String lineEnd(String token) {
        return token.strip().indexOf('\n') >= 0
                ? "it has more than one line"
                : "a line end belongs to it; write it on one line, without | or >";
    }

    private static EidosException unusable(String origin, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the token cannot be sent")
                .object(origin)
                .reason(reason)
                .build();
    }
}
