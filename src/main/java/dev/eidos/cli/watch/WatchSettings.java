package dev.eidos.cli.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a watch.
 *
 * @param folder where runs are kept
 * @param every from the begin of a run to that of the next
 * @param keep so many runs
 * @param runs after which it ends; 0 for never
 * @param metrics the file for node_exporter; none unless it was named
 */
public record WatchSettings(Path folder, Duration every, int keep, int runs, Optional<Path> metrics) {
    public static final int DEFAULT_KEEP = 10;
}
