package dev.eidos.live.evidence;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.live.LiveReport;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.Scrape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The evidence of one look at a cluster: what is read through it is kept, within limits, for files. */
public final class Evidence {
    /** The file that says what the others are. */
    public static final String INDEX = "evidence.yaml";

    private static final String OBJECTS = "objects/";
    private static final String METRICS = "metrics/";
    private static final int METRIC_LINES = 2_000;

    private final KeptObjects kept = new KeptObjects();
    private final Map<String, String> metrics = new TreeMap<>();

    /** The same cluster, of which all that is read is kept. */
    public LiveCluster of(ApiCalls calls, LiveCluster cluster) {
        return new LiveCluster(new RecordedCalls(calls, kept), cluster.logs(), recorded(cluster.scrape()));
    }

    private Scrape recorded(Scrape scrape) {
        return (namespace, pod, port) -> {
            Scrape.Answer answer = scrape.metrics(namespace, pod, port);
            if (answer instanceof Scrape.Answer.Lines(List<String> lines)) {
                var text = new StringBuilder();
                lines.stream()
                        .limit(METRIC_LINES)
                        .forEach(line -> text.append(ShownObject.text(line)).append('\n'));
                synchronized (metrics) {
                    metrics.put(METRICS + FileName.of(namespace) + "/" + FileName.of(pod) + ".txt", text.toString());
                }
            }
            return answer;
        };
    }

    /** The texts of the files, by their paths in the folder. */
    public Map<String, String> files(LiveReport report, Value document) {
        Map<String, String> files = new TreeMap<>();
        List<Value> index = new ArrayList<>();
        kept.each((path, object) -> {
            String file = OBJECTS + FileName.ofPath(path) + ".yaml";
            // on a file system that knows no case, or of a server that makes things up
            if (files.putIfAbsent(file, YamlWriter.write(ShownObject.of(object))) == null) {
                index.add(
                        new MappingBuilder().put("path", path).put("file", file).build());
            }
        });
        synchronized (metrics) {
            files.putAll(metrics);
        }
        files.put("report.yaml", YamlWriter.write(document));
        var leftOut = new MappingBuilder();
        kept.leftOut().forEach(leftOut::put);
        files.put(
                INDEX,
                YamlWriter.write(new MappingBuilder()
                        .put("apiVersion", DocumentHeader.API_VERSION)
                        .put("kind", "ValidationEvidence")
                        .putMapping(
                                "metadata",
                                new MappingBuilder()
                                        .put("cluster", report.cluster().uid())
                                        .put("recipe", report.recipe())
                                        .put("timestamp", report.time().toString())
                                        .build())
                        .putItems("objects", index)
                        .putMapping("leftOut", leftOut.build())
                        .build()));
        return files;
    }
}
