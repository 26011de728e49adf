package dev.eidos.testing.proxy;

import java.util.List;

/**
 * Whom the server shall take a client for.
 *
 * @param user empty for whom the proxy itself logs in as
 */
record Caller(String user, List<String> groups) {
    static final Caller SELF = new Caller("", List.of());
}
