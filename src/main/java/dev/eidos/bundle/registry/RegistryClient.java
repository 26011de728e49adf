package dev.eidos.bundle.registry;

import dev.eidos.error.EidosException;
import dev.eidos.http.ProxyFault;
import dev.eidos.http.WebAccess;
import dev.eidos.redact.ShownUrl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that sends one request and waits for one answer, no longer and of no more bytes than is allowed.
 * Closed after use.
 */
final class RegistryClient implements AutoCloseable {
    /** The most bytes of an error, of a token, and of answers that are empty anyway. */
    static final int SMALL = 1 << 20;

    /** The time for the selector thread to end; a JVM that exits before it has stalls for longer. */
    private static final Duration LEAVE = Duration.ofMillis(200);

    private final RegistryOptions options;
    private final WebAccess web;
    private final HttpClient client;

    RegistryClient(RegistryOptions options) {
        this.options = options;
        this.web = new WebAccess(options.environment());
        // also where the registry has no TLS: its token service may
        this.client = web.client(options.connect(), true);
    }

    /** Sends a request, and again after a while if the registry is busy and says for how long. */
    HttpResponse<byte[]> send(RegistryRequest asked, @Nullable String authorization) throws InterruptedException {
        HttpResponse<byte[]> answer = once(asked, authorization);
        Duration wait = RetryAfter.of(answer, Instant.now());
        for (int tries = 0;
                tries < RetryAfter.MOST && wait != null && wait.compareTo(RetryAfter.LONGEST) <= 0;
                tries++) {
            Thread.sleep(wait);
            answer = once(asked, authorization);
            wait = RetryAfter.of(answer, Instant.now());
        }
        return answer;
    }

    private HttpResponse<byte[]> once(RegistryRequest asked, @Nullable String authorization)
            throws InterruptedException {
        HttpRequest.Builder request = web.request(asked.url());
        asked.headers().forEach(request::setHeader);
        if (options.version() != null) {
            request.setHeader("User-Agent", "eidos/" + options.version());
        }
        if (authorization != null) {
            request.setHeader("Authorization", authorization);
        }
        return switch (asked) {
            case RegistryRequest.Get get ->
                answer(
                        request.GET(),
                        asked.url(),
                        get.maxBytes(),
                        get.isLayer() ? options.transfer() : options.answer());
            case RegistryRequest.Head _ -> answer(request.HEAD(), asked.url(), SMALL, options.answer());
            case RegistryRequest.Post _ ->
                answer(request.POST(BodyPublishers.noBody()), asked.url(), SMALL, options.answer());
            case RegistryRequest.Form form ->
                answer(request.POST(BodyPublishers.ofString(form.fields())), asked.url(), SMALL, options.answer());
            case RegistryRequest.Put put ->
                answer(request.PUT(BodyPublishers.ofByteArray(put.content())), asked.url(), SMALL, options.transfer());
        };
    }

    private HttpResponse<byte[]> answer(HttpRequest.Builder building, URI url, int maxBytes, Duration patience)
            throws InterruptedException {
        HttpRequest request = building.build();
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request,
                info -> BodyHandlers.limiting(BodyHandlers.ofByteArray(), info.statusCode() == 200 ? maxBytes : SMALL)
                        .apply(info));
        try {
            HttpResponse<byte[]> got = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            tell(request, got.statusCode(), start);
            ProxyFault fault = ProxyFault.of(web.proxy(url), got);
            if (fault != null) {
                throw RegistryErrors.of(url, fault, null);
            }
            return got;
        } catch (TimeoutException e) {
            throw RegistryErrors.tooSlow(url, "no whole answer after " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failed(url, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    private void tell(HttpRequest request, int status, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        options.told()
                .accept(request.method() + " " + ShownUrl.of(request.uri()) + ": " + status + " in " + millis + " ms");
    }

    private EidosException failed(URI url, IOException failure) {
        ProxyFault fault = ProxyFault.of(web.proxy(url), failure);
        return fault == null
                ? RegistryErrors.of(url, failure, web.trustSuggestion())
                : RegistryErrors.of(url, fault, failure);
    }

    @Override
    public void close() {
        client.shutdownNow();
        try {
            client.awaitTermination(LEAVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
