package dev.eidos.http;

import dev.eidos.file.DocumentBytes;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The part of an answer's body that was read. */
sealed interface HttpBody {

    /** All of it. */
    record Whole(ByteArrayOutputStream bytes) implements HttpBody {}

    /**
     * Not all, because it is larger than is read.
     *
     * @param size how large, as a phrase
     */
    record TooLarge(String size) implements HttpBody {}

    /** Nothing, because no document is in it. */
    record Unread() implements HttpBody {}

    /** Reads documents up to a number of bytes; what is announced as larger is not begun. */
    static BodyHandler<HttpBody> reader(int maxBytes) {
        return info -> {
            if (HttpOutcome.of(info.statusCode()) != HttpOutcome.DOCUMENT) {
                return new Reader(maxBytes, new Unread());
            }
            OptionalLong length = info.headers().firstValueAsLong("Content-Length");
            return length.isPresent() && length.getAsLong() > maxBytes
                    ? new Reader(maxBytes, new TooLarge(DocumentBytes.bytes(length.getAsLong())))
                    : new Reader(maxBytes, null);
        };
    }

    /** Collects the body, or leaves off. */
    final class Reader implements HttpResponse.BodySubscriber<HttpBody> {
        private final int maxBytes;
        private final @Nullable HttpBody decided;
        private final CompletableFuture<HttpBody> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;

        private Reader(int maxBytes, @Nullable HttpBody decided) {
            this.maxBytes = maxBytes;
            this.decided = decided;
        }

        @Override
        public CompletionStage<HttpBody> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription started) {
            subscription = started;
            if (decided != null) {
                stop(decided);
            } else {
                started.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (body.isDone()) {
                    return;
                }
                if (part.remaining() > maxBytes - bytes.size()) {
                    stop(new TooLarge("more"));
                } else {
                    byte[] read = new byte[part.remaining()];
                    part.get(read);
                    bytes.writeBytes(read);
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(new Whole(bytes));
        }

        /** The connection is closed with it. */
        private void stop(HttpBody with) {
            body.complete(with);
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
