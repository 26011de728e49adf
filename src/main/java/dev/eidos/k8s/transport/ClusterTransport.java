package dev.eidos.k8s.transport;

import dev.eidos.http.ProxyFault;
import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import dev.eidos.k8s.api.Transport;
import dev.eidos.k8s.credential.ClientIdentity;
import dev.eidos.k8s.credential.Credential;
import dev.eidos.k8s.credential.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Requests to an API server over the JDK's HTTP client, logged in. A credential that the server refuses is renewed once
 * and the request sent again; a client certificate that was renewed takes a new client.
 */
public final class ClusterTransport implements Transport {
    private final Endpoint endpoint;
    private final Credentials credentials;
    private Made made;
    private boolean closed;

    private ClusterTransport(Endpoint endpoint, Credentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.made = made(credentials.current().identity());
    }

    /** Asks for credentials, so that a lack of them is known at once; sends nothing yet. */
    public static ClusterTransport open(Endpoint endpoint, Credentials credentials) {
        return new ClusterTransport(endpoint, credentials);
    }

    /** A client, for whom it was made and when. */
    private record Made(HttpClient http, @Nullable ClientIdentity identity, long at) {}

    private Made made(@Nullable ClientIdentity identity) {
        return new Made(ClientMaker.make(endpoint, identity), identity, System.nanoTime());
    }

    @Override
    public String server() {
        return endpoint.address().url();
    }

    @Override
    public String context() {
        return endpoint.context();
    }

    @Override
    public String namespace() {
        return endpoint.namespace();
    }

    @Override
    public HttpReply send(HttpCall call) throws IOException, InterruptedException {
        Credential credential = credentials.current();
        HttpResponse<InputStream> answer = send(call, credential);
        if (answer.statusCode() == 401 && credentials.renew(credential)) {
            answer.body().close();
            answer = send(call, credentials.current());
        }
        return HttpReply.of(answer);
    }

    private HttpResponse<InputStream> send(HttpCall call, Credential credential)
            throws IOException, InterruptedException {
        Made used = clientOf(credential.identity());
        try {
            return used.http().send(ApiRequests.of(call, endpoint, credential), BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // ended by abandonConnectionsBefore: what is wrong with the connection, another request has found out
            throw isLeft(used) ? new HttpTimeoutException("no answer in time") : named(e);
        }
    }

    private IOException named(IOException failure) {
        ProxyFault fault = ProxyFault.of(endpoint.proxy(), failure);
        return fault == null ? failure : new IOException(fault.reason());
    }

    private synchronized Made clientOf(@Nullable ClientIdentity identity) {
        if (!closed && !Objects.equals(made.identity(), identity)) {
            replace(identity);
        }
        return made;
    }

    private synchronized boolean isLeft(Made used) {
        return used.at() != made.at();
    }

    private void replace(@Nullable ClientIdentity identity) {
        HttpClient before = made.http();
        made = made(identity);
        ClientMaker.end(before);
    }

    /**
     * The JDK's client goes on using an HTTP/2 connection on which a request has timed out: if nothing comes through it
     * any more, no request ever gets an answer. Nor can it be told to leave one connection, so it is left altogether.
     */
    @Override
    public synchronized void abandonConnectionsBefore(long nanos) {
        if (!closed && made.at() - nanos < 0) {
            replace(made.identity());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        ClientMaker.end(made.http());
    }
}
