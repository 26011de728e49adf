package dev.eidos.bundle.directory;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The place where a bundle was written.
 *
 * @param directory the one that has it now
 * @param leftover the directory that was there before, where it could not be removed entirely; the next bundle that is
 *     written to the same place tries again
 */
public record WrittenBundle(Path directory, @Nullable Path leftover) {}
