package dev.eidos.testing.proxy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client gets. The body comes as it is read: a watch's has no end.
 *
 * @param headers without those of the connection itself
 */
public record Answer(int status, Map<String, List<String>> headers, InputStream body) {

    public static Answer of(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> lists = new TreeMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Answer(status, lists, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    public Answer with(InputStream other) {
        return new Answer(status, headers, other);
    }
}
