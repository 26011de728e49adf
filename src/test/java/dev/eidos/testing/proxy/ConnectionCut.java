package dev.eidos.testing.proxy;

import java.io.IOException;

/** Thrown, also out of a body's middle, to end the client's connection by a TCP reset. */
final class ConnectionCut extends IOException {
    private static final long serialVersionUID = 1L;

    ConnectionCut() {
        super("cut by the test");
    }
}
