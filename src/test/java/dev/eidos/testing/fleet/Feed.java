package dev.eidos.testing.fleet;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.testing.Fields;
import dev.eidos.testing.RawApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is and becomes of a list of objects, in one watch. */
final class Feed {
    private static final String BOUND = "/api/v1/pods?fieldSelector=spec.nodeName%21%3D";
    private static final int PAUSE_MILLIS = 500;

    /** Not what others have written into its status and its managed fields, which is most of a pod. */
    private static final Selection OF_POD = Selection.of(
            "type",
            "object.metadata.name",
            "object.metadata.namespace",
            "object.metadata.uid",
            "object.metadata.labels",
            "object.metadata.deletionTimestamp",
            "object.metadata.resourceVersion",
            "object.spec",
            "object.status.phase");

    private static final Selection OF_NODE =
            Selection.of("type", "object.metadata.name", "object.metadata.resourceVersion", "object.status.conditions");

    private final RawApi api;
    private final String list;
    private final Selection wanted;
    private final Consumer<Value> there;
    private final Consumer<Value> gone;

    private Feed(RawApi api, String list, Selection wanted, Consumer<Value> there, Consumer<Value> gone) {
        this.api = api;
        this.list = list;
        this.wanted = wanted;
        this.there = there;
        this.gone = gone;
    }

    /**
     * The pods that are bound to a node, of all namespaces: a kubelet has a watch of its own.
     *
     * @param there is told each pod when it is bound or changes
     * @param gone is told each pod that is no longer there
     */
    static Feed ofPods(RawApi api, Consumer<Value> there, Consumer<Value> gone) {
        return new Feed(api, BOUND, OF_POD, there, gone);
    }

    /** The nodes of a fleet, with their conditions. */
    static Feed ofNodes(RawApi api, String fleet, Consumer<Value> there) {
        return new Feed(api, SimulatedNode.list(fleet), OF_NODE, there, _ -> {});
    }

    /** Lists and watches, and begins anew when the watch breaks, until the thread is interrupted. */
    void run() throws InterruptedException {
        while (true) {
            try {
                Value all = api.get(list);
                Fields.items(all, "items").forEach(there);
                String version = Fields.text(all, "metadata", "resourceVersion");
                while (!version.isEmpty()) {
                    version = watch(version);
                }
            } catch (AssertionError | IOException | UncheckedIOException e) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /** Returns the version to go on from; empty where the list must be read again. */
    private String watch(String from) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = api.server()
                .http()
                .send(
                        api.server()
                                .request(list + "&watch=true&allowWatchBookmarks=true&timeoutSeconds=600"
                                        + "&resourceVersion=" + from)
                                .header("Accept", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        String version = from;
        try (Stream<String> lines = answer.body()) {
            Iterator<String> events = lines.iterator();
            while (events.hasNext()) {
                Value event = DocumentReader.readJson(events.next(), "event", wanted);
                Value object = Fields.at(event, "object");
                String type = Fields.text(event, "type");
                if (object == null || type.equals("ERROR") || type.isEmpty()) {
                    return "";
                }
                version = Fields.text(object, "metadata", "resourceVersion");
                switch (type) {
                    case "ADDED", "MODIFIED" -> there.accept(object);
                    case "DELETED" -> gone.accept(object);
                    default -> {} // a bookmark
                }
            }
        }
        return version;
    }
}
