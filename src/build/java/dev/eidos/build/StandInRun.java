package dev.eidos.build;

import com.sun.net.httpserver.HttpExchange;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the stand-in that plays controller, kubelet and agent for one run: what is created is there afterwards,
 * and watches tell at once that the pod runs and that its result is there.
 */
class StandInRun {
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
    private static final Pattern RUN_ID = Pattern.compile("\"eidos.nvidia.com/run-id\":\"([^\"]+)\"");
    private static final String UID = "00000000-0000-0000-0000-000000000001";
    private static final long LONGEST_WATCH_MILLIS = 3_000;

    private static final String POD = """
        {"metadata":{"name":"eidos-a","uid":"p","resourceVersion":"2","ownerReferences":[{"uid":"%s"}]},
         "spec":{"nodeName":"training"},
         "status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}],
         "containerStatuses":[{"name":"eidos","ready":true,"state":{"running":{}}}]}}\
        """.formatted(UID).replace("\n", "");

    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-01-01T00:00:00Z", version: "1", source-node: training}
        measurements:
        - type: OS
          subtypes:
          - subtype: release
            data: {ID: debian}
            notCollected: [{object: /x, reason: NotFound, message: no such file}]
        """;

    private final Map<String, String> objects = new ConcurrentHashMap<>();

    /** Answers a request if it belongs to a run of the agent, and returns whether it did. */
    boolean answer(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        switch (exchange.getRequestMethod()) {
            case "POST" -> send(exchange, 201, created(path, query, body));
            case "DELETE" -> {
                objects.remove(path);
                send(exchange, 200, "{\"kind\":\"Status\",\"status\":\"Success\"}");
            }
            case "GET" -> {
                if (query.contains("watch=true")) {
                    watch(exchange, path);
                } else if (path.endsWith("/log")) {
                    pause(400);
                    send(
                            exchange,
                            200,
                            "2026-01-01T00:00:00.000000001Z a line\n2026-01-01T00:00:00.000000002Z "
                                    + seal(path.split("/", -1)[4]) + "\n");
                } else if (objects.containsKey(path)) {
                    send(exchange, 200, objects.get(path));
                } else {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private String created(String path, String query, String body) {
        if (path.endsWith("selfsubjectrulesreviews")) {
            return "{\"status\":{\"resourceRules\":[{\"verbs\":[\"*\"],\"apiGroups\":[\"*\"],\"resources\":[\"*\"]}],"
                    + "\"nonResourceRules\":[],\"incomplete\":false}}";
        }
        if (path.endsWith("selfsubjectaccessreviews")) {
            return "{\"status\":{\"allowed\":true}}";
        }
        String object = body.replaceFirst(
                "\"metadata\":\\{", "\"metadata\":{\"uid\":\"" + UID + "\",\"resourceVersion\":\"1\",");
        if (!query.contains("dryRun")) {
            objects.put(path + "/" + first(NAME, body), object);
        }
        return object;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private void watch(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        String object = null;
        if (path.endsWith("/pods")) {
            object = POD;
        } else if (path.endsWith("/configmaps")) {
            object = configMap(path.split("/", -1)[4]);
        }
        if (object != null) {
            pause(path.endsWith("/configmaps") ? 300 : 100);
            String event = "{\"type\":\"ADDED\",\"object\":" + object + "}\n";
            exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
        pause(LONGEST_WATCH_MILLIS);
    }

    private String configMap(String namespace) {
        return """
            {"metadata":{"namespace":"%s","name":"%s","uid":"c","resourceVersion":"3","annotations":{
             "eidos.nvidia.com/run-id":"%s","eidos.nvidia.com/length":"%d","eidos.nvidia.com/sha256":"%s"}},
             "data":{"format":"yaml","snapshot.yaml":"%s"}}\
            """.formatted(
                        namespace,
                        resultName(),
                        runId(),
                        SNAPSHOT.length(),
                        sha256(),
                        SNAPSHOT.replace("\"", "\\\"").replace("\n", "\\n"))
                .replace("\n", "");
    }

    /** The agent's word on its result. */
    private String seal(String namespace) {
        return new ResultSeal(new ConfigMapUri(namespace, resultName()), sha256()).text();
    }

    private String resultName() {
        return "eidos-snapshot-" + runId();
    }

    private String runId() {
        return first(RUN_ID, objects.toString());
    }

    private static String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(SNAPSHOT.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
