package dev.eidos.http;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.DocumentBytes;
import dev.eidos.file.SourceText;
import dev.eidos.redact.ShownUrl;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A fetcher of documents from the web. Servers are not trusted to end, to send what they announce, or to redirect to
 * where a document should come from.
 *
 * @param connect the time limit for making one connection
 * @param total the time limit for all of it, redirects and a slow body included
 * @param maxBytes the most bytes of a body that are read
 * @param web the way to the web from here
 * @param version of eidos, for {@code User-Agent}; none to send none of ours
 */
public record HttpDocument(
        Duration connect,
        Duration total,
        int maxBytes,
        WebAccess web,
        @Nullable String version) {
    private static final int MAX_REDIRECTS = 5;

    /** The time for the selector thread to end; a JVM that exits before it has stalls for longer. */
    private static final Duration LEAVE = Duration.ofMillis(200);

    public static HttpDocument standard(WebAccess web, @Nullable String version) {
        return new HttpDocument(Duration.ofSeconds(10), Duration.ofSeconds(30), DocumentBytes.MAX, web, version);
    }

    /**
     * The text behind a URL.
     *
     * @param url {@code http} or {@code https}
     */
    public SourceText read(URI url) throws InterruptedException {
        return new SourceText(ShownUrl.of(url), fetch(url, DocumentBytes::text));
    }

    /**
     * The bytes behind a URL that is no text.
     *
     * @param most how many are read
     */
    public byte[] bytes(URI url, int most) throws InterruptedException {
        return new HttpDocument(connect, total, most, web, version).fetch(url, (bytes, _) -> bytes);
    }

    private <T> T fetch(URI url, BiFunction<byte[], String, T> made) throws InterruptedException {
        // no redirect leads to another scheme
        HttpClient client = web.client(connect, "https".equalsIgnoreCase(url.getScheme()));
        try {
            return follow(client, url, made);
        } finally {
            client.shutdownNow();
            client.awaitTermination(LEAVE);
        }
    }

    private <T> T follow(HttpClient client, URI start, BiFunction<byte[], String, T> made)
            throws InterruptedException {
        long deadline = System.nanoTime() + total.toNanos();
        URI url = start;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<HttpBody> answer = get(client, url, deadline);
            switch (HttpOutcome.of(answer.statusCode())) {
                case DOCUMENT -> {
                    return made.apply(body(answer, ShownUrl.of(url)), ShownUrl.of(url));
                }
                case REDIRECT ->
                    url = HttpRedirect.target(
                            url, answer.headers().firstValue("Location").orElse(""));
                case REFUSAL -> throw HttpErrors.refused(ShownUrl.of(url), answer.statusCode());
            }
        }
        throw HttpErrors.cannotRead(ErrorCode.FAILED, ShownUrl.of(start), "more than " + MAX_REDIRECTS + " redirects")
                .build();
    }

    private HttpResponse<HttpBody> get(HttpClient client, URI url, long deadline) throws InterruptedException {
        HttpRequest.Builder request = web.request(url).GET();
        if (version != null) {
            request.setHeader("User-Agent", "eidos/" + version);
        }
        CompletableFuture<HttpResponse<HttpBody>> answer = client.sendAsync(request.build(), HttpBody.reader(maxBytes));
        try {
            HttpResponse<HttpBody> got = answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            ProxyFault fault = ProxyFault.of(web.proxy(url), got);
            if (fault != null) {
                throw HttpErrors.of(ShownUrl.of(url), fault, null);
            }
            return got;
        } catch (TimeoutException e) {
            throw HttpErrors.tooSlow(ShownUrl.of(url), "it was not there after " + seconds(total), e);
        } catch (ExecutionException e) {
            throw failed(url, e.getCause() == null ? e : e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private EidosException failed(URI url, Throwable failure) {
        ProxyFault fault = ProxyFault.of(web.proxy(url), failure);
        return fault == null
                ? HttpErrors.of(ShownUrl.of(url), failure, web.trustSuggestion())
                : HttpErrors.of(ShownUrl.of(url), fault, failure);
    }

    private byte[] body(HttpResponse<HttpBody> answer, String name) {
        Optional<String> encoding = answer.headers()
                .firstValue("Content-Encoding")
                .filter(value -> !value.isBlank() && !value.equalsIgnoreCase("identity"));
        if (encoding.isPresent()) {
            throw HttpErrors.cannotRead(ErrorCode.FAILED, name, "the server sent it as " + encoding.get() + ", unasked")
                    .build();
        }
        return switch (answer.body()) {
            case HttpBody.Whole(var bytes) -> bytes.toByteArray();
            case HttpBody.TooLarge(String size) -> throw DocumentBytes.tooLarge(name, size, maxBytes);
            case HttpBody.Unread _ ->
                throw HttpErrors.cannotRead(ErrorCode.INTERNAL, name, "not read")
                        .build();
        };
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
