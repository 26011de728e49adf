package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Rendering;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.place.Destination;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A printer of the objects of a run, as {@code kubectl apply} reads them, which asks no cluster. */
final class ManifestPrinter {
    private ManifestPrinter() {}

    /**
     * A ConfigMap is where the agent would write its result, and a folder where several runs' results would go: the
     * objects go to standard output then.
     *
     * @param runs the objects of each
     */
    static void print(List<List<Manifest>> runs, SnapshotOptions options, Session session) {
        var all = new ManifestList(runs.stream().flatMap(List::stream).toList());
        DocumentOutput output = options.output();
        if (runs.size() > 1) {
            output = new DocumentOutput(new Destination.Stdout(), output.format());
        }
        output.write(all, session);
    }

    private record ManifestList(List<Manifest> manifests) implements Rendering {
        @Override
        public String yaml() {
            return manifests.stream()
                    .map(manifest -> YamlWriter.write(manifest.document()))
                    .collect(Collectors.joining("---\n"));
        }

        @Override
        public String json() {
            return JsonWriter.write(list(manifests));
        }

        @Override
        public String table(int width, boolean colour) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "objects are no table")
                    .object("--dry-run --format table")
                    .suggestion("use yaml or json")
                    .build();
        }
    }

    private static Value list(List<Manifest> manifests) {
        Map<String, Value> list = new LinkedHashMap<>();
        list.put("apiVersion", Value.scalar("v1"));
        list.put("kind", Value.scalar("List"));
        list.put(
                "items",
                Value.sequence(manifests.stream().map(Manifest::document).toList()));
        return Value.mapping(list);
    }
}
