package dev.eidos.testing.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 (RFC 9112) as far as clients of an API server speak it. */
final class Wire {
    /** Those of the connection, not of the answer. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "upgrade", "date");

    private Wire() {}

    /** Null at the connection's end. */
    static @Nullable Request read(InputStream in, OutputStream out) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (String line = some(in); !line.isEmpty(); line = some(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (headers.containsKey("expect")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
            out.flush();
        }
        int question = words[1].indexOf('?');
        return new Request(
                words[0],
                question < 0 ? words[1] : words[1].substring(0, question),
                question < 0 ? "" : words[1].substring(question + 1),
                headers,
                new String(body(in, headers), UTF_8));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            return chunks(in);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("in a request's body");
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = size(some(in)); size > 0; size = size(some(in))) {
            body.write(in.readNBytes(size));
            some(in);
        }
        while (!some(in).isEmpty()) {
            // a trailer, which says nothing here
        }
        return body.toByteArray();
    }

    private static int size(String line) {
        int end = line.indexOf(';');
        return Integer.parseInt(end < 0 ? line : line.substring(0, end), 16);
    }

    static void head(Answer answer, OutputStream out) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + answer.status() + " -\r\n");
        for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
            String name = header.getKey();
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                header.getValue().forEach(value -> head.append(name + ": " + value + "\r\n"));
            }
        }
        head.append(hasBody(answer) ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n");
        out.write(head.toString().getBytes(ISO_8859_1));
        out.flush();
    }

    static boolean hasBody(Answer answer) {
        return answer.status() != 204 && answer.status() != 304;
    }

    static void chunk(byte[] bytes, int length, OutputStream out) throws IOException {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
        out.write(bytes, 0, length);
        out.write("\r\n".getBytes(ISO_8859_1));
        out.flush();
    }

    static void end(OutputStream out) throws IOException {
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        out.flush();
    }

    private static String some(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("in a request's head");
        }
        return line;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
