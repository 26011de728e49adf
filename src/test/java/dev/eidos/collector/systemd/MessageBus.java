package dev.eidos.collector.systemd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** A real dbus-daemon of this test's own, whose socket lies in a host tree where a system bus has it. */
final class MessageBus implements AutoCloseable {
    private static final Path DAEMON = Path.of("/usr/bin/dbus-daemon");

    private final Process daemon;
    private final Path socket;

    private MessageBus(Process daemon, Path socket) {
        this.daemon = daemon;
        this.socket = socket;
    }

    /** Starts one; the policy's elements, as dbus-daemon(1) has them, come after "everything is allowed". */
    static MessageBus startedIn(Path root, String policy) throws Exception {
        if (!Files.isExecutable(DAEMON)) {
            Assumptions.abort(DAEMON + " not present");
        }
        Path socket = root.resolve(SystemBus.SOCKET.substring(1));
        Files.createDirectories(Objects.requireNonNull(socket.getParent()));
        Path config = Files.writeString(root.resolve("bus.conf"), """
            <busconfig>
              <listen>unix:path=%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow own="*"/> <allow send_destination="*"/> <allow receive_sender="*"/>
                %s
              </policy>
            </busconfig>
            """.formatted(socket, policy));
        Process daemon = new ProcessBuilder(DAEMON.toString(), "--nofork", "--nopidfile", "--config-file=" + config)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("bus.log").toFile())
                .start();
        for (int i = 0; i < 100 && !Files.exists(socket) && daemon.isAlive(); i++) {
            Thread.sleep(50);
        }
        if (!Files.exists(socket)) {
            daemon.destroyForcibly();
            throw new IOException("dbus-daemon: " + Files.readString(root.resolve("bus.log")));
        }
        return new MessageBus(daemon, socket);
    }

    String address() {
        return "unix:path=" + socket;
    }

    @Override
    public void close() {
        daemon.destroyForcibly().onExit().join();
    }
}
