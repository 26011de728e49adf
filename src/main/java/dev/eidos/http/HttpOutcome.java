package dev.eidos.http;

/** The meaning of the status of an answer to GET (RFC 9110, section 15). */
enum HttpOutcome {
    /** The body is the document. */
    DOCUMENT,
    /** It is elsewhere. */
    REDIRECT,
    /** There is none. */
    REFUSAL;

    static HttpOutcome of(int status) {
        return switch (status) {
            case 200 -> DOCUMENT;
            case 301, 302, 303, 307, 308 -> REDIRECT;
            default -> REFUSAL;
        };
    }
}
