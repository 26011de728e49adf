package dev.eidos.cli.snapshot;

import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the runs that a command line asks for.
 *
 * @param cluster whose nodes are captured
 * @param place where they go
 * @param label that tells it from the others; empty where it is the only one
 */
record FleetTarget(FleetOptions options, ClusterFlags cluster, FleetPlace place, String label) {

    /**
     * All of them: one for each context, or for each namespace.
     *
     * @param namespaces the options for each namespace
     * @throws EidosException if two would have the same place
     */
    static List<FleetTarget> of(List<FleetOptions> namespaces, List<ClusterFlags> clusters) {
        FleetOptions first = namespaces.getFirst();
        if (namespaces.size() > 1 && clusters.size() > 1) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "several contexts and several namespaces")
                    .object("--context, --namespace")
                    .suggestion("take the contexts one after the other, or one namespace in each")
                    .build();
        }
        if (namespaces.size() > 1) {
            return namespaces.stream()
                    .map(options -> new FleetTarget(
                            options,
                            clusters.getFirst(),
                            first.place().ofNamespace(options.namespace()),
                            options.namespace()))
                    .toList();
        }
        return clusters.size() == 1
                ? List.of(new FleetTarget(first, clusters.getFirst(), first.place(), ""))
                : contexts(first, clusters);
    }

    private static List<FleetTarget> contexts(FleetOptions options, List<ClusterFlags> clusters) {
        List<FleetTarget> targets = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (ClusterFlags cluster : clusters) {
            String context = String.valueOf(cluster.context());
            String name = name(context);
            FleetPlace own = options.place().ofContext(name);
            @Nullable String other = taken.put(name, context);
            if (other != null) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "two contexts would go to one folder")
                        .object(own.toString())
                        .reason("'" + other + "' and '" + context + "' differ only in what no folder is called by")
                        .suggestion("take them one after the other, each with its own --output")
                        .build();
            }
            targets.add(new FleetTarget(options, cluster, own, context));
        }
        return targets;
    }

    /** Contexts are called anything, such as {@code arn:aws:eks:eu-west-1:1234:cluster/prod}. */
    private static String name(String context) {
        String name = context.replaceAll("[^A-Za-z0-9._@-]", "_");
        return name.startsWith(".") || name.isEmpty() ? "_" + name : name;
    }

    /** The same with other options. */
    FleetTarget with(FleetOptions other) {
        return new FleetTarget(other, cluster, place, label);
    }

    /** The beginning of each line about it. */
    String prefix() {
        return label.isEmpty() ? "" : label + ": ";
    }
}
