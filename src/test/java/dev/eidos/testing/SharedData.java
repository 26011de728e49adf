package dev.eidos.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * Test data that is too large or too foreign for the project: where the system property or environment variable
 * {@code EIDOS_TEST_DATA} says, or beside the checkout.
 */
public final class SharedData {
    private SharedData() {}

    /** The path of a file or directory; aborts the test, visibly, where this machine does not have it. */
    public static Path require(String relative) {
        String place = System.getProperty("EIDOS_TEST_DATA", System.getenv("EIDOS_TEST_DATA"));
        Path path = Path.of(Objects.requireNonNullElse(place, "../shared/data"), relative)
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(path)) {
            Assumptions.abort(path + " is not present");
        }
        return path;
    }
}
