package dev.eidos.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on this machine's loopback address. Every name leads to this machine, at the port that is asked for, so
 * that it can stand before a server of a test whose URL has a name of the site's.
 */
public final class ForwardProxy implements AutoCloseable {
    /** The first line of each request and its {@code Proxy-Authorization}. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final @Nullable String answer;

    /** @param answer a status line and headers to answer everything with; null to do what is asked */
    public ForwardProxy(@Nullable String answer) throws IOException {
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            List<String> head = head(client.getInputStream());
            String[] request = head.getFirst().split(" ", -1);
            requests.add(head.getFirst() + " " + login(head));
            OutputStream out = client.getOutputStream();
            if (answer != null) {
                out.write((answer + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            boolean tunnel = request[0].equals("CONNECT");
            String place = tunnel ? request[1] : request[1].split("/", -1)[2];
            int port = Integer.parseInt(place.substring(place.indexOf(':') + 1));
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (tunnel) {
                    out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    String path = request[1].substring(request[1].indexOf(place) + place.length());
                    String passed = request[0] + " " + path + " HTTP/1.1\r\n"
                            + String.join("\r\n", head.subList(1, head.size())) + "\r\n\r\n";
                    target.getOutputStream().write(passed.getBytes(StandardCharsets.ISO_8859_1));
                }
                Thread back = Thread.ofVirtual().start(() -> copy(target, client));
                copy(client, target);
                back.join();
            }
        } catch (IOException e) {
            // the client or the target is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String login(List<String> head) {
        return head.stream()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("proxy-authorization: "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElse("-");
    }

    private static List<String> head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString().strip().lines().toList();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of them is gone, and the other learns it
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
