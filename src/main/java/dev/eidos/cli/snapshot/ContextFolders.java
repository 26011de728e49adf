package dev.eidos.cli.snapshot;

import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folders that several contexts' fleets go to, below the one that was named: a context each. */
final class ContextFolders {
    private ContextFolders() {}

    /**
     * The folder of each; of a single one that itself.
     *
     * @throws EidosException if two contexts would have the same
     */
    static Map<ClusterFlags, Path> of(Path folder, List<ClusterFlags> clusters) {
        if (clusters.size() == 1) {
            return Map.of(clusters.getFirst(), folder);
        }
        Map<ClusterFlags, Path> folders = new LinkedHashMap<>();
        Map<Path, String> taken = new HashMap<>();
        for (ClusterFlags cluster : clusters) {
            String context = String.valueOf(cluster.context());
            Path own = folder.resolve(name(context));
            @Nullable String other = taken.put(own, context);
            if (other != null) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "two contexts would go to one folder")
                        .object(own.toString())
                        .reason("'" + other + "' and '" + context + "' differ only in what no folder is called by")
                        .suggestion("take them one after the other, each with its own --output")
                        .build();
            }
            folders.put(cluster, own);
        }
        return folders;
    }

    /** Contexts are called anything, such as {@code arn:aws:eks:eu-west-1:1234:cluster/prod}. */
    private static String name(String context) {
        String name = context.replaceAll("[^A-Za-z0-9._@-]", "_");
        return name.startsWith(".") || name.isEmpty() ? "_" + name : name;
    }
}
