package dev.eidos.bundle;

import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A chart repository as Helm knows it, with an index and packages, on this machine. */
final class ChartRepository implements AutoCloseable {
    static final String VERSION = "1.2.3";

    private final Path work;
    private final Path served;
    private final HttpServer server;
    private final StringBuilder index = new StringBuilder("apiVersion: v1\nentries:\n");

    ChartRepository(Path folder) throws IOException {
        work = Files.createDirectories(folder.resolve("charts"));
        served = Files.createDirectories(folder.resolve("served").toAbsolutePath());
        server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), served, OutputLevel.NONE);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Packages a chart and puts it into the index. */
    ChartRepository chart(String name, Map<String, String> files) throws IOException {
        Path chart = Files.createDirectories(work.resolve(name));
        String metadata = "apiVersion: v2\nname: " + name + "\nversion: " + VERSION + "\n";
        Files.writeString(chart.resolve("Chart.yaml"), metadata);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = chart.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        new Helm(chart).packageIt().withDestination(served).call();
        index.append("""
              %1$s:
                - apiVersion: v2
                  name: %1$s
                  version: %2$s
                  urls: [%1$s-%2$s.tgz]
            """.formatted(name, VERSION));
        Files.writeString(served.resolve("index.yaml"), index);
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
