package dev.eidos.testing.proxy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Comes between a request and its answer. Faults nest: the first of several is the nearest to the client. */
@FunctionalInterface
public interface Fault {
    Answer apply(Request request, Upstream upstream) throws IOException, InterruptedException;

    /** Whoever answers when this fault does not: the next fault or the real server. */
    @FunctionalInterface
    interface Upstream {
        Answer answer(Request request) throws IOException, InterruptedException;
    }

    /** The server does not get to see the request. */
    static Fault answer(Refusal refusal) {
        return (request, upstream) -> refusal.answer();
    }

    static Fault delay(Duration time) {
        return (request, upstream) -> {
            Thread.sleep(time);
            return upstream.answer(request);
        };
    }

    /** The request is lost, and the connection with it. */
    static Fault cut() {
        return (request, upstream) -> {
            throw new ConnectionCut();
        };
    }

    /** The server does what it was asked to, and nobody learns of it. */
    static Fault cutAnswer() {
        return (request, upstream) -> {
            upstream.answer(request).body().close();
            throw new ConnectionCut();
        };
    }

    static Fault cutAfterBytes(int bytes) {
        return body(body -> new SequenceInputStream(limited(body, bytes), Bodies.rest(body, rest -> {
            throw new ConnectionCut();
        })));
    }

    static Fault cutAfterLines(int lines) {
        return body(body -> Bodies.afterLines(body, lines, rest -> {
            throw new ConnectionCut();
        }));
    }

    /** An end in good order, such as a server gives a watch that has lasted long enough. */
    static Fault endAfterLines(int lines) {
        return body(body -> Bodies.afterLines(body, lines, rest -> InputStream.nullInputStream()));
    }

    /** Not a connection's fault: the answer ends in good order but lacks its end. */
    static Fault truncateBody(int bytes) {
        return body(body -> limited(body, bytes));
    }

    /** Of an answer that has an end. */
    static Fault replaceBody(UnaryOperator<String> change) {
        return body(body -> {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return bytes(change.apply(text));
        });
    }

    /** Of a stream, as it goes by; null takes a line out. */
    static Fault replaceLines(Function<String, @Nullable String> change) {
        return body(body -> Bodies.mapLines(body, change));
    }

    /** Puts a line of its own into a stream, after so many of the server's; the stream goes on. */
    static Fault injectWatchEvent(int afterLines, String line) {
        return body(body ->
                Bodies.afterLines(body, afterLines, rest -> new SequenceInputStream(bytes(line + "\n"), rest)));
    }

    /** What a server says and does when a watch's place in history is gone: an ERROR event, then the end. */
    static Fault expireAfterLines(int lines) {
        String event = "{\"type\":\"ERROR\",\"object\":" + Refusal.expired().body() + "}\n";
        return body(body -> Bodies.afterLines(body, lines, rest -> bytes(event)));
    }

    /** Never an answer, and never an end. */
    static Fault hang() {
        return hold(new Gate());
    }

    /** The stream falls silent, as when a firewall has forgotten it. */
    static Fault hangAfterLines(int lines) {
        return holdAfterLines(lines, new Gate());
    }

    /** Before the server gets to see the request. */
    static Fault hold(Gate gate) {
        return (request, upstream) -> {
            gate.pass();
            return upstream.answer(request);
        };
    }

    /** After the server has done it, before the client learns of it. */
    static Fault holdAnswer(Gate gate) {
        return (request, upstream) -> {
            Answer answer = upstream.answer(request);
            gate.pass();
            return answer;
        };
    }

    static Fault holdAfterLines(int lines, Gate gate) {
        return body(body -> Bodies.afterLines(body, lines, rest -> {
            gate.pass();
            return rest;
        }));
    }

    private static Fault body(Bodies.Change change) {
        return (request, upstream) -> {
            Answer answer = upstream.answer(request);
            return answer.with(change.apply(answer.body()));
        };
    }

    private static InputStream limited(InputStream body, int bytes) {
        return Bodies.limited(body, bytes);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
