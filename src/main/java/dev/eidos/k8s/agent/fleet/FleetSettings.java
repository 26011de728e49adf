package dev.eidos.k8s.agent.fleet;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.k8s.agent.api.AgentConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The choices for a run over many nodes. Checked at construction.
 *
 * @param config of the agents; its timeout is that of one node
 * @param timeout for all nodes together; none: as long as it takes
 * @param maxParallel pods at a time
 * @param maxFailures after how many failures for the same reason, one after the other, no more nodes are begun
 * @param shown a node's name as its snapshot has it: the site may hide names
 */
public record FleetSettings(
        AgentConfig config, Optional<Duration> timeout, int maxParallel, int maxFailures, UnaryOperator<String> shown) {
    public static final int DEFAULT_MAX_PARALLEL = 10;
    public static final int DEFAULT_MAX_FAILURES = 5;

    /** Beyond this the scheduler is the limit, and every pod more waits there. */
    private static final int MOST_PARALLEL = 500;

    public FleetSettings {
        between("maxParallel", maxParallel, MOST_PARALLEL);
        between("maxFailures", maxFailures, Integer.MAX_VALUE);
    }

    private static void between(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a number of nodes")
                    .object(Setting.of(name, Integer.toString(value)))
                    .suggestion(most == Integer.MAX_VALUE ? "give 1 or more" : "give a number from 1 to " + most)
                    .build();
        }
    }
}
