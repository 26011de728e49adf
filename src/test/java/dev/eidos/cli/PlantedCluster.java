package dev.eidos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An API server all of whose answers have secrets in every text. */
final class PlantedCluster implements AutoCloseable {
    private final HttpServer server;

    PlantedCluster(List<String> texts) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Value node = node(texts);
        answer("/version", map("gitVersion", scalar(texts.getFirst()), "platform", scalar(texts.get(1))));
        answer("/api/v1/nodes", list(node));
        answer("/api/v1/nodes/node-0", node);
        answer("/api/v1/pods", list(pod(texts)));
        answer("/api/v1/namespaces/kube-system", map("metadata", map("uid", scalar("u-1"))));
        answer("/apis/nvidia.com/v1/clusterpolicies", list(policy(texts)));
        answer("/apis/nvidia.com/v1alpha1/gpuclusters", list(policy(texts)));
        answer("/apis/nvidia.com/v1alpha1/nvidiadrivers", list(policy(texts)));
        answer("/apis/mellanox.com/v1alpha1/nicclusterpolicies", list(policy(texts)));
        answer("/apis/resource.k8s.io/v1/resourceslices", list(slice(texts)));
        answer("/apis/resource.k8s.io/v1/deviceclasses", list(policy(texts)));
        for (String kind : List.of("daemonsets", "deployments", "statefulsets")) {
            answer("/apis/apps/v1/" + kind, workloads(texts));
        }
        answer("/apis/helm.toolkit.fluxcd.io/v2/helmreleases", list(release(texts)));
        answer("/apis/argoproj.io/v1alpha1/applications", list(release(texts)));
        server.start();
    }

    String kubeconfig() {
        return """
            apiVersion: v1
            kind: Config
            current-context: x
            contexts: [{name: x, context: {cluster: x, user: x}}]
            clusters: [{name: x, cluster: {server: "http://127.0.0.1:%d"}}]
            users: [{name: x, user: {token: "%s"}}]
            """.formatted(server.getAddress().getPort(), "tok" + "en-of-the-user-Hunter2Zq9");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Value node(List<String> texts) {
        Map<String, Value> labels = numbered("l", texts);
        labels.put("node.kubernetes.io/instance-type", scalar(texts.get(2)));
        labels.put("topology.kubernetes.io/zone", scalar(texts.get(3)));
        Value taints = Value.sequence(texts.stream()
                .map(text -> map("key", scalar("t"), "value", scalar(text), "effect", scalar("NoSchedule")))
                .toList());
        Value info = map("kubeletVersion", scalar(texts.get(4)), "osImage", scalar(texts.get(5)));
        Value conditions = Value.sequence(texts.stream()
                .map(text -> map(
                        "type", scalar("C" + texts.indexOf(text)), "status", scalar("True"), "reason", scalar(text)))
                .toList());
        labels.put("eks.amazonaws.com/nodegroup", scalar(texts.get(7)));
        Value annotations = Value.mapping(numbered("a", texts));
        return map(
                "metadata", map("name", scalar("node-0"), "labels", Value.mapping(labels), "annotations", annotations),
                "spec", map("providerID", scalar(texts.get(6)), "taints", taints),
                "status",
                        map(
                                "nodeInfo",
                                info,
                                "conditions",
                                conditions,
                                "capacity",
                                Value.mapping(numbered("r", texts))));
    }

    private static Value pod(List<String> texts) {
        Value containers = Value.sequence(texts.stream()
                .map(text -> map("name", scalar("c"), "image", scalar(text)))
                .toList());
        return map("metadata", map("name", scalar("p")), "spec", map("containers", containers));
    }

    private static Value policy(List<String> texts) {
        Value env = Value.sequence(texts.stream()
                .map(text -> map("name", scalar("V" + texts.indexOf(text)), "value", scalar(text)))
                .toList());
        Value arguments = Value.sequence(List.of(scalar("--token"), scalar("Hunter2Zq9"), scalar("-v")));
        Value spec = map("env", env, "plain", Value.mapping(numbered("p", texts)), "args", arguments);
        return map("metadata", map("name", scalar("policy")), "spec", spec);
    }

    private static Value slice(List<String> texts) {
        Value devices = Value.sequence(texts.stream()
                .map(text -> map(
                        "name", scalar(text),
                        "attributes",
                                map(
                                        "type", map("string", scalar("gpu")),
                                        "productName", map("string", scalar(text)),
                                        "driverVersion", map("version", scalar(text)))))
                .toList());
        Value pool = map("name", scalar(texts.getFirst()), "resourceSliceCount", scalar("x"));
        return map(
                "spec",
                map(
                        "driver",
                        scalar("gpu.nvidia.com"),
                        "nodeName",
                        scalar(texts.get(1)),
                        "pool",
                        pool,
                        "devices",
                        devices));
    }

    private static Value workloads(List<String> texts) {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Value text = scalar(texts.get(i));
            Value labels =
                    map("helm.sh/chart", text, "app.kubernetes.io/version", text, "app.kubernetes.io/instance", text);
            items.add(map("metadata", map("namespace", scalar("w" + i), "name", text, "labels", labels)));
        }
        return map("metadata", map("resourceVersion", scalar("1")), "items", Value.sequence(items));
    }

    /** What both a HelmRelease and an Application may be: as much of either as is read, and values besides. */
    private static Value release(List<String> texts) {
        Value source =
                map("repoURL", scalar("https://u:" + "Hunter2Zq9" + "@h.example/r"), "chart", scalar(texts.get(1)));
        Value values = Value.mapping(numbered("p", texts));
        return map(
                "metadata", map("namespace", scalar("r"), "name", scalar(texts.get(2))),
                "spec",
                        map(
                                "source",
                                source,
                                "values",
                                values,
                                "chart",
                                map("spec", map("chart", scalar(texts.get(3))))),
                "status",
                        map(
                                "lastAppliedRevision",
                                scalar(texts.get(4)),
                                "sync",
                                map("revision", scalar(texts.get(5)))));
    }

    private static Map<String, Value> numbered(String prefix, List<String> texts) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            entries.put(prefix + i, scalar(texts.get(i)));
        }
        return entries;
    }

    private static Value list(Value item) {
        return map("metadata", map("resourceVersion", scalar("1")), "items", Value.sequence(List.of(item)));
    }

    private static Value scalar(String text) {
        return Value.scalar(text);
    }

    private static Value map(Object... entries) {
        Map<String, Value> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], (Value) entries[i + 1]);
        }
        return Value.mapping(map);
    }

    private void answer(String path, Value document) {
        byte[] body = JsonWriter.writeLine(document).getBytes(UTF_8);
        server.createContext(path, exchange -> {
            boolean known = exchange.getRequestURI().getPath().equals(path);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
