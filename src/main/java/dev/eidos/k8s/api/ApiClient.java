package dev.eidos.k8s.api;

import dev.eidos.document.DocumentLimits;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.redact.ShownUrl;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one cluster, tried again where that can help, whose failures are ours. May be used by several threads.
 * Closing it ends its connections.
 */
public final class ApiClient implements ApiCalls, AutoCloseable {
    /** The time limit of a request, for the answer's head and body together. */
    private static final Duration REQUEST = Duration.ofSeconds(15);

    /** The same before the server has ever answered: there may be none. */
    private static final Duration FIRST_REQUEST = Duration.ofSeconds(5);

    /** The time limit of a request that begins when the time for all has passed: what was reached may be told. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    /** The deadline of a client that has none: in a century. */
    private static final Duration NEVER = Duration.ofDays(36_525);

    private static final int LARGEST_ANSWER = DocumentLimits.MAX_BYTES;

    private final Transport transport;
    private final RetryPolicy patience;

    /** A moment of {@link System#nanoTime}. */
    private final long deadline;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private volatile boolean reached;

    private ApiClient(Transport transport, RetryPolicy patience, long deadline) {
        this.transport = transport;
        this.patience = patience;
        this.deadline = deadline;
    }

    /** Over a connection that the caller brings, and that is closed with this client. */
    public static ApiClient over(Transport transport, RetryPolicy patience) {
        return new ApiClient(new FirstConnectionGate(transport), patience, System.nanoTime() + NEVER.toNanos());
    }

    /** This client with another retry policy. It shares the connections, and closing either closes them. */
    public ApiClient with(RetryPolicy other) {
        return sharing(other, deadline);
    }

    /**
     * This client for work that has to be over after that time: no request is tried again later, and none that begins
     * before lasts beyond. It shares the connections, and closing either closes them.
     */
    public ApiClient within(Duration time) {
        Duration left = time.compareTo(NEVER) < 0 ? time : NEVER;
        return sharing(patience, System.nanoTime() + left.toNanos());
    }

    private ApiClient sharing(RetryPolicy other, long until) {
        ApiClient same = new ApiClient(transport, other, until);
        same.reached = reached;
        return same;
    }

    /** The API server's URL, as messages have it. */
    public String server() {
        return ShownUrl.of(transport.server());
    }

    /** The kubeconfig's context that leads there; empty if none does. */
    public String context() {
        return transport.context();
    }

    /** The namespace that the kubeconfig's context or the ServiceAccount names, or {@code default}. */
    public String namespace() {
        return transport.namespace();
    }

    /**
     * Sends a request, again and again while the server cannot be reached, is busy or fails, as long as the retry
     * policy allows. A request that creates may so be sent twice: its sender recognizes what it has created itself.
     *
     * @throws EidosException if no answer came, or one that is no refusal but a failure of the server
     */
    @Override
    public ApiAnswer send(String what, ApiRequest request, Selection wanted) throws InterruptedException {
        return exchange(what, request, (body, retryAfter) -> {
            byte[] bytes = bounded(body);
            ApiStatus refusal = ApiStatus.inSuccess(bytes, retryAfter);
            return refusal == null ? done(request, bytes, wanted) : new ApiAnswer.Refused(refusal);
        });
    }

    /** Read while it comes: a page of a list is the largest thing that an API server sends. */
    @Override
    public ApiAnswer page(String what, ApiRequest request, Selection wanted, Consumer<String> next)
            throws InterruptedException {
        return exchange(what, request, (body, retryAfter) -> {
            byte[] begin = body.readNBytes(ApiStatus.LARGEST_STATUS + 1);
            ApiStatus refusal = ApiStatus.inSuccess(begin, retryAfter);
            if (refusal != null) {
                return new ApiAnswer.Refused(refusal);
            }
            ListHead.token(begin).ifPresent(next);
            if (begin.length <= ApiStatus.LARGEST_STATUS) {
                return done(request, begin, wanted);
            }
            var whole = new BoundedBody(new SequenceInputStream(new ByteArrayInputStream(begin), body));
            return done(request, () -> DocumentReader.readJson(whole, request.path(), wanted));
        });
    }

    /** The failure for a request that was refused. */
    public static EidosException refusal(String what, String object, ApiStatus status) {
        return ApiErrors.of(what, object, status);
    }

    /**
     * Opens a stream of lines, such as a watch. It is not tried again: what to do after a gap, only the reader knows.
     *
     * @param limit until the stream's head must have come
     * @throws IOException if there is no answer
     */
    public Streamed stream(ApiRequest request, Duration limit) throws IOException, InterruptedException {
        HttpReply reply = head(request, limit);
        if (reply.status() / 100 == 2) {
            return new Streamed.Open(new LineStream(reply.body()));
        }
        try (InputStream body = reply.body()) {
            return new Streamed.Refused(status(reply, text(bounded(body))));
        }
    }

    private HttpReply head(ApiRequest request, Duration limit) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            return transport.send(call(request, limit));
        } catch (HttpTimeoutException e) {
            abandonAfter(e, start);
            throw e;
        }
    }

    private void abandonAfter(HttpTimeoutException silence, long start) {
        // without a connection there is none to leave
        if (!(silence instanceof HttpConnectTimeoutException)) {
            transport.abandonConnectionsBefore(start);
        }
    }

    /** Leaves the connections that a stream was opened on which has been silent for longer than it could be. */
    public void abandonConnectionsBefore(long nanos) {
        transport.abandonConnectionsBefore(nanos);
    }

    /** The failure for a request that got no answer. */
    public EidosException unreached(String what, IOException failure) {
        return ApiErrors.of(what, server(), failure);
    }

    /** The answer to asking for a stream. */
    public sealed interface Streamed {
        record Open(LineStream lines) implements Streamed {}

        record Refused(ApiStatus status) implements Streamed {}
    }

    /** What reads the body of an answer that is no refusal by its head. */
    private interface Reading {
        ApiAnswer of(InputStream body, @Nullable Duration retryAfter) throws IOException;
    }

    private ApiAnswer exchange(String what, ApiRequest request, Reading reading) throws InterruptedException {
        Duration limit = reached ? REQUEST : FIRST_REQUEST;
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            long tried = System.nanoTime();
            ApiAnswer.@Nullable Refused busy = null;
            @Nullable Exception failure = null;
            try {
                Duration time = upToDeadline(patience.limit(limit, Duration.ofNanos(tried - start)));
                ApiAnswer answer = within(time, request, reading);
                reached = true;
                if (!(answer instanceof ApiAnswer.Refused refused) || !mayPass(refused.status())) {
                    return answer;
                }
                busy = refused;
            } catch (IOException e) {
                if (ApiErrors.isLasting(e)) {
                    throw ApiErrors.of(what, server(), e);
                }
                if (e instanceof HttpTimeoutException silence) {
                    abandonAfter(silence, tried);
                }
                failure = e;
            }
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            Duration asked = busy == null ? null : busy.status().retryAfter();
            Duration pause = patience.pause(attempt, spent, reached, asked, random);
            if (pause == null || pause.compareTo(left()) > 0) {
                throw busy != null
                        ? ApiErrors.of(what, request.object(), busy.status())
                        : ApiErrors.of(what, server(), Objects.requireNonNull(failure));
            }
            Thread.sleep(pause);
        }
    }

    private Duration upToDeadline(Duration limit) {
        Duration left = left();
        return left.compareTo(limit) > 0 ? limit : left.compareTo(LAST_WORD) < 0 ? LAST_WORD : left;
    }

    private Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** Statuses that say nothing about the request: busy, or the server's (or a proxy's) own trouble. */
    private static boolean mayPass(ApiStatus status) {
        return switch (status.code()) {
            case 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** In a thread of its own: nothing else bounds a body that never ends. */
    private ApiAnswer within(Duration limit, ApiRequest request, Reading reading)
            throws IOException, InterruptedException {
        var answer = new CompletableFuture<ApiAnswer>();
        var body = new AtomicReference<@Nullable InputStream>();
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                HttpReply reply = transport.send(call(request, limit));
                body.set(reply.body());
                answer.complete(
                        reply.status() / 100 == 2
                                ? reading.of(reply.body(), seconds(reply.retryAfter()))
                                : new ApiAnswer.Refused(status(reply, text(bounded(reply.body())))));
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(limit.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException own -> throw own;
                case Error error -> throw error;
                case null, default -> throw new IOException(e);
            }
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no answer in time");
        } finally {
            reader.interrupt();
            InputStream open = body.get();
            if (open != null) {
                open.close();
            }
        }
    }

    private static byte[] bounded(InputStream body) throws IOException {
        return new BoundedBody(body).readAllBytes();
    }

    /** A body that is a failure from the point on where it is larger than any that is to be expected. */
    private static final class BoundedBody extends FilterInputStream {
        private int left = LARGEST_ANSWER;

        BoundedBody(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("an answer larger than " + LARGEST_ANSWER + " bytes");
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static HttpCall call(ApiRequest request, Duration limit) {
        return new HttpCall(
                request.method(),
                request.target(),
                request.contentType(),
                request.content(),
                limit,
                request.isOfPage());
    }

    private static ApiStatus status(HttpReply reply, String body) {
        return ApiStatus.of(reply.status(), body, seconds(reply.retryAfter()));
    }

    /** The API server gives seconds; the date that HTTP allows instead (RFC 9110, 10.2.3) only proxies would send. */
    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        try {
            return retryAfter == null ? null : Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private ApiAnswer.Done done(ApiRequest request, byte[] body, Selection wanted) throws IOException {
        return done(request, () -> DocumentReader.readJson(body, request.path(), wanted));
    }

    private interface Parsing {
        Value value() throws IOException;
    }

    private ApiAnswer.Done done(ApiRequest request, Parsing parsing) throws IOException {
        try {
            Value node = parsing.value();
            if (node instanceof Value.Mapping mapping) {
                return new ApiAnswer.Done(mapping);
            }
            throw notOfTheApi(request, "it is " + node.kind());
        } catch (EidosException e) {
            throw e.code() == ErrorCode.INVALID_INPUT ? notOfTheApi(request, String.valueOf(e.getMessage())) : e;
        }
    }

    private EidosException notOfTheApi(ApiRequest request, String reason) {
        return EidosException.of(ErrorCode.UNAVAILABLE, "the server's answer is not an object of the API")
                .object(server() + request.path())
                .reason(reason)
                .suggestion("check that the cluster's server in the kubeconfig is an API server")
                .build();
    }

    @Override
    public void close() {
        transport.close();
    }
}
