package dev.eidos.build;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A server that answers every request over HTTP/2 (RFC 9113) with the same object, without looking at the request. API
 * servers speak HTTP/2 and the JDK has no server of it: with this one the training run links what speaking it needs.
 */
class StandInHttp2 implements AutoCloseable {
    private static final int FRAME_HEAD = 9;
    private static final int PREFACE = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;

    /** HPACK, RFC 7541 appendix A: entry 8 of the static table is {@code :status: 200}. */
    private static final byte[] STATUS_200 = {(byte) 0x88};

    /** The answer to every request: a version, a list, and a review that allows everything, in one. */
    private static final byte[] ANSWER = """
        {"gitVersion":"v1.33.0","platform":"linux/amd64","goVersion":"go1.24","kind":"List",
         "metadata":{"name":"a","uid":"u","resourceVersion":"1"},"items":[],
         "status":{"allowed":true,"incomplete":false,
         "resourceRules":[{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}]}}
        """.getBytes(StandardCharsets.UTF_8);

    private final SSLServerSocket server;

    private StandInHttp2(SSLServerSocket server) {
        this.server = server;
    }

    static StandInHttp2 start(SSLContext tls) throws IOException {
        var server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        SSLParameters parameters = server.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setWantClientAuth(true);
        server.setSSLParameters(parameters);
        var http2 = new StandInHttp2(server);
        Thread.ofVirtual().start(http2::accept);
        return http2;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                SSLSocket socket = (SSLSocket) server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void serve(SSLSocket socket) {
        try (socket;
                var in = new DataInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            in.skipNBytes(PREFACE);
            frame(out, SETTINGS, 0, 0, new byte[0]);
            while (true) {
                byte[] head = in.readNBytes(FRAME_HEAD);
                if (head.length < FRAME_HEAD) {
                    return;
                }
                byte[] body = in.readNBytes(number(head, 0, 3));
                int flags = head[4];
                int stream = number(head, 5, 4) & Integer.MAX_VALUE;
                switch (head[3]) {
                    case SETTINGS -> {
                        if ((flags & ACK) == 0) {
                            frame(out, SETTINGS, ACK, 0, new byte[0]);
                        }
                    }
                    case PING -> {
                        if ((flags & ACK) == 0) {
                            frame(out, PING, ACK, 0, body);
                        }
                    }
                    case HEADERS, DATA -> {
                        if ((flags & END_STREAM) != 0) {
                            frame(out, HEADERS, END_HEADERS, stream, STATUS_200);
                            frame(out, DATA, END_STREAM, stream, ANSWER);
                        }
                    }
                    case GOAWAY -> {
                        return;
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static void frame(OutputStream out, int type, int flags, int stream, byte[] body) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(body.length >> 16);
        frame.write(body.length >> 8);
        frame.write(body.length);
        frame.write(type);
        frame.write(flags);
        frame.write(stream >> 24);
        frame.write(stream >> 16);
        frame.write(stream >> 8);
        frame.write(stream);
        frame.writeBytes(body);
        out.write(frame.toByteArray());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** A number of the head of a frame, the highest byte first. */
    private static int number(byte[] head, int from, int bytes) {
        int number = 0;
        for (int at = from; at < from + bytes; at++) {
            number = (number << 8) | (head[at] & 0xff);
        }
        return number;
    }
}
