package dev.eidos.k8s.credential;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.process.Conversation;
import dev.eidos.process.Execution;
import dev.eidos.process.UserLocale;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Credentials of a credential plugin: kept until they expire or the server refuses them. Whoever asks while it runs
 * waits for it, so that it runs, and asks its user, once.
 */
public final class PluginCredentials implements Credentials {
    /** A plugin may ask its user to log in with a browser. */
    public static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Duration WHILE = Duration.ofMinutes(1);
    private static final int MAX_BYTES = 1 << 20;

    private final ExecPlugin plugin;
    private final @Nullable ExecCluster cluster;
    private final Map<String, String> environment;
    private final AccessNotices notices;
    private final Duration limit;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Credential kept;
    private @Nullable Instant renewed;

    /**
     * Runs nothing yet.
     *
     * @param cluster what the plugin is told about it, if it wants to know
     * @param environment of this process
     */
    public PluginCredentials(
            ExecPlugin plugin,
            ExecCluster cluster,
            Map<String, String> environment,
            AccessNotices notices,
            Duration limit,
            InstantSource clock) {
        this.plugin = plugin;
        this.cluster = plugin.wantsCluster() ? cluster : null;
        this.environment = environment;
        this.notices = notices;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Credential current() {
        lock.lock();
        try {
            if (kept == null || !kept.isValidAt(clock.instant())) {
                kept = run();
            }
            return kept;
        } finally {
            lock.unlock();
        }
    }

    /** Once in a while: what comes of being refused, and is refused again at once, is no better next time. */
    @Override
    public boolean renew(Credential refused) {
        lock.lock();
        try {
            if (kept == null || !kept.equals(refused)) {
                return true;
            }
            Instant now = clock.instant();
            if (renewed != null && now.isBefore(renewed.plus(WHILE))) {
                return false;
            }
            renewed = now;
            kept = run();
            return !kept.equals(refused);
        } finally {
            lock.unlock();
        }
    }

    private Credential run() {
        boolean interactive = isInteractive();
        Path program = PluginCommand.find(plugin, environment);
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(plugin.arguments());
        Map<String, String> variables = new HashMap<>(UserLocale.restored(environment));
        variables.putAll(plugin.environment());
        variables.put("KUBERNETES_EXEC_INFO", ExecInfo.of(plugin.apiVersion(), interactive, cluster));
        try {
            return read(new Conversation(words, variables, interactive, notices::pluginSays, MAX_BYTES).run(limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EidosException.of(ErrorCode.TIMED_OUT, "interrupted while logging in")
                    .object(plugin.shown())
                    .build();
        }
    }

    private boolean isInteractive() {
        return switch (plugin.mode()) {
            case NEVER -> false;
            case IF_AVAILABLE -> notices.canAsk();
            case ALWAYS -> {
                if (!notices.canAsk()) {
                    throw PluginFailures.cannotAsk(plugin);
                }
                yield true;
            }
        };
    }

    private Credential read(Execution execution) {
        return switch (execution) {
            case Execution.Exited(int code, String output, String _) when code == 0 -> ExecAnswer.read(plugin, output);
            case Execution.Exited(int code, String _, String errors) ->
                throw PluginFailures.failed(plugin, code, errors);
            case Execution.NotStarted _ -> throw PluginFailures.notStarted(plugin, "it cannot be started");
            case Execution.TimedOut _ -> throw PluginFailures.endless(plugin, limit);
            case Execution.TooMuchOutput _ ->
                throw PluginFailures.gaveNothing(plugin, "it wrote more than " + MAX_BYTES + " bytes");
        };
    }
}
