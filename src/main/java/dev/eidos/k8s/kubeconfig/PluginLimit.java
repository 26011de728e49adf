package dev.eidos.k8s.kubeconfig;

import io.fabric8.kubernetes.api.model.AuthInfo;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends a credential plugin that takes too long: the client library (8.0.0) waits for it for ever. A plugin may ask its
 * user to log in with a browser, so that it gets a while.
 */
final class PluginLimit implements AutoCloseable {
    static final Duration USUAL = Duration.ofMinutes(1);

    private final Set<ProcessHandle> before;
    private final Duration limit;
    private final Thread thread;
    private volatile boolean passed;

    private PluginLimit(@Nullable AuthInfo user, Duration limit) {
        boolean hasPlugin = user != null && user.getExec() != null;
        this.limit = limit;
        this.before = hasPlugin ? ProcessHandle.current().children().collect(Collectors.toSet()) : Set.of();
        this.thread = Thread.ofVirtual().name("credential plugin's limit").unstarted(this::run);
        if (hasPlugin) {
            thread.start();
        }
    }

    /** Of the programs that are started from now on, until it is closed. */
    static PluginLimit on(@Nullable AuthInfo user, Duration limit) {
        return new PluginLimit(user, limit);
    }

    private void run() {
        try {
            Thread.sleep(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        passed = true;
        ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .forEach(plugin -> {
                    // a child of it that lives on would keep its output open
                    plugin.descendants().forEach(ProcessHandle::destroyForcibly);
                    plugin.destroyForcibly();
                });
    }

    /** Returns whether a plugin was ended. */
    boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
