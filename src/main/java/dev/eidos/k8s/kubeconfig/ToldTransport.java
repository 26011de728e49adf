package dev.eidos.k8s.kubeconfig;

import dev.eidos.k8s.api.HttpCall;
import dev.eidos.k8s.api.HttpReply;
import dev.eidos.k8s.api.Transport;
import dev.eidos.k8s.credential.AccessNotices;
import java.io.IOException;
import java.util.Objects;

/** A transport that tells of each request: method, path, status and time, and nothing of what it carries. */
record ToldTransport(Transport transport, AccessNotices notices) implements Transport {

    @Override
    public String server() {
        return transport.server();
    }

    @Override
    public String namespace() {
        return transport.namespace();
    }

    @Override
    public HttpReply send(HttpCall call) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            HttpReply reply = transport.send(call);
            tell(call, String.valueOf(reply.status()), start);
            return reply;
        } catch (IOException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            tell(call, "no answer (" + why + ")", start);
            throw e;
        }
    }

    private void tell(HttpCall call, String answer, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        notices.detail(call.method() + " " + shown(call.target()) + ": " + answer + " in " + millis + " ms");
    }

    /** Of the query, which is long, only what makes it another kind of request. */
    private static String shown(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return target.indexOf("dryRun=", path.length()) > 0
                ? path + " (dry run)"
                : target.indexOf("watch=", path.length()) > 0 ? path + " (watch)" : path;
    }

    @Override
    public void abandonConnectionsBefore(long nanos) {
        transport.abandonConnectionsBefore(nanos);
    }

    @Override
    public void close() {
        transport.close();
    }
}
