package dev.eidos.testing.proxy;

import dev.eidos.testing.ApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stands on the loopback, in plain HTTP, before the real API server, and passes everything on as it comes but for what
 * rules say. It logs in to the server as whom its kubeconfig says; the path below which clients ask only tells it whom
 * to impersonate, because no credential is sent without TLS.
 */
public final class FaultProxy implements AutoCloseable {
    private static final String AS = "/as/";

    private final Forwarding server;
    private final RequestLog log = new RequestLog();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<Caller> callers = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile ServerSocket listener;
    private volatile CountDownLatch frozen = new CountDownLatch(0);

    /** Listens from now on, before this server. */
    public FaultProxy(ApiServer server) {
        this.server = new Forwarding(server);
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        Thread.startVirtualThread(() -> accept(listener));
    }

    /** Starts a rule, which {@link Rule#then} puts into force. */
    public Rule when(Predicate<Request> condition) {
        return new Rule(this, condition);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A kubeconfig that leads here, as the user of the cluster's own kubeconfig. */
    public Path kubeconfig(Path directory) throws IOException {
        return as(Caller.SELF).kubeconfig(directory);
    }

    /** A user that the server shall take its caller for. */
    public Login as(String user, String... groups) {
        return as(new Caller(user, List.of(groups)));
    }

    private Login as(Caller caller) {
        synchronized (callers) {
            callers.add(caller);
            return new Login(url() + AS + (callers.size() - 1));
        }
    }

    /** How a client comes here as a certain user. */
    public record Login(String url) {
        public Path kubeconfig(Path directory) throws IOException {
            return Files.writeString(
                    directory.resolve("kubeconfig-" + url.substring(url.lastIndexOf('/') + 1)), """
                        apiVersion: v1
                        kind: Config
                        current-context: proxy
                        contexts: [{name: proxy, context: {cluster: proxy}}]
                        clusters: [{name: proxy, cluster: {server: "%s"}}]
                        """.formatted(url));
        }
    }

    /** How many clients' connections are open, idle ones too. */
    public int openConnections() {
        return connections.size();
    }

    /** Ends every connection by a reset; new ones are welcome. */
    public void cutAll() {
        connections.forEach(Connection::reset);
    }

    /** Goes away: what is open ends by a reset, and nobody listens. */
    public void goAway() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }

    /** Listens again where it did before. */
    public void comeBack() {
        ServerSocket again = listen(port);
        listener = again;
        Thread.startVirtualThread(() -> accept(again));
    }

    /** From now on takes connections and requests but gives not a byte, also of what has begun. */
    public void freeze() {
        frozen = new CountDownLatch(1);
    }

    public void thaw() {
        frozen.countDown();
    }

    void awaitThaw() throws InterruptedException {
        frozen.await();
    }

    /** All requests in the order in which they came. */
    public List<Exchange> log() {
        return log.all();
    }

    public int count() {
        return log.all().size();
    }

    public List<Request> requests(Predicate<Request> wanted) {
        return log.all().stream().map(Exchange::request).filter(wanted).toList();
    }

    /** Waits until such a request has come, also if it came before; it need not have been answered. */
    public Exchange awaitRequest(Predicate<Request> wanted, Duration timeout) throws InterruptedException {
        return awaitRequest(wanted, 1, timeout);
    }

    /** Waits for the so manyth such request since the proxy began, from 1. */
    public Exchange awaitRequest(Predicate<Request> wanted, int nth, Duration timeout) throws InterruptedException {
        return log.await(exchange -> wanted.test(exchange.request()), nth, timeout);
    }

    /** Waits until such a request has got the first line of its answer. */
    public Exchange awaitAnswer(Predicate<Request> wanted, Duration timeout) throws InterruptedException {
        return log.await(exchange -> exchange.status() != 0 && wanted.test(exchange.request()), 1, timeout);
    }

    void add(Rule rule) {
        rules.add(rule);
    }

    void remove(Rule rule) {
        rules.remove(rule);
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }

    void serve(Request sent, Connection.Writer writer) throws IOException, InterruptedException {
        int below = sent.path().startsWith(AS) ? sent.path().indexOf('/', AS.length()) : 0;
        String place = below < 0 ? sent.path() : sent.path().substring(0, below);
        serve(sent.below(place), place, writer);
    }

    private void serve(Request request, String caller, Connection.Writer writer)
            throws IOException, InterruptedException {
        int place = log.add(request);
        awaitThaw();
        Answer answer = answer(request, caller);
        try (var body = answer.body()) {
            log.answered(place, answer.status());
            writer.write(answer.with(body));
        }
    }

    private Answer answer(Request request, String caller) throws IOException, InterruptedException {
        for (Rule rule : rules) {
            if (rule.applies(request)) {
                return rule.answer(request, passed -> forward(passed, caller));
            }
        }
        return forward(request, caller);
    }

    private Answer forward(Request request, String place) throws IOException, InterruptedException {
        Caller caller = place.isEmpty() ? Caller.SELF : caller(place);
        return caller == null ? Refusal.unauthorized().answer() : server.answer(request, caller);
    }

    private @Nullable Caller caller(String place) {
        for (int i = 0; i < callers.size(); i++) {
            if (place.equals(AS + i)) {
                return callers.get(i);
            }
        }
        return null;
    }

    private void accept(ServerSocket at) {
        while (true) {
            try {
                var connection = new Connection(this, at.accept());
                connections.add(connection);
                Thread.startVirtualThread(connection);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        goAway();
    }
}
