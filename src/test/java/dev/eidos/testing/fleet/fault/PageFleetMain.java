package dev.eidos.testing.fleet.fault;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a {@link PageFleet} of many nodes into a folder: DIR NODES. */
public final class PageFleetMain {
    private PageFleetMain() {}

    public static void main(String[] args) throws IOException {
        PageFleet.many(Path.of(args[0]), Integer.parseInt(args[1]));
    }
}
