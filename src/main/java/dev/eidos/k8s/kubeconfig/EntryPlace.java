package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where something stands in a kubeconfig.
 *
 * @param line 0 if it is not known
 */
record EntryPlace(Path file, int line) {

    /** A path that is written there: relative to the folder of the kubeconfig. */
    Path resolve(String path) {
        try {
            return file.toAbsolutePath().resolveSibling(path);
        } catch (InvalidPathException e) {
            throw invalid("a path in it is none");
        }
    }

    EidosException invalid(String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig cannot be used")
                .object(toString())
                .reason(reason)
                .build();
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file.toString();
    }
}
