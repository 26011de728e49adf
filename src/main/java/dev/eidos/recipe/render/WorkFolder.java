package dev.eidos.recipe.render;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for one run, which goes with it.
 *
 * @param path nobody else may look into it
 */
public record WorkFolder(Path path) implements AutoCloseable {

    /**
     * Makes one.
     *
     * @param above where temporary files go
     */
    public static WorkFolder in(Path above) {
        try {
            return new WorkFolder(Files.createTempDirectory(above, "eidos-charts-"));
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.FAILED, "cannot make a folder for temporary files")
                    .object(above.toString())
                    .reason(IoReason.of(e))
                    .suggestion("name another one with TMPDIR")
                    .cause(e)
                    .build();
        }
    }

    /** Removes the folder with all that is in it; what cannot be removed stays where temporary files do. */
    @Override
    public void close() {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            return;
        }
        for (Path one : all) {
            try {
                Files.deleteIfExists(one);
            } catch (IOException e) {
                return;
            }
        }
    }
}
