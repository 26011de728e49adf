package dev.eidos.cli;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.AgentManifests;
import dev.eidos.k8s.agent.RunId;
import java.security.SecureRandom;
import java.time.Clock;

/** {@code eidos snapshot --deploy-agent}: captures the state of a node of the cluster. */
final class AgentCommand {
    private AgentCommand() {}

    static void run(AgentOptions agent, SnapshotOptions snapshot, Session session) {
        RunId run = RunId.next(Clock.systemUTC(), new SecureRandom());
        switch (agent.dryRun()) {
            case CLIENT -> ManifestPrinter.print(AgentManifests.of(agent.config(), run), snapshot, session);
            case NONE, SERVER ->
                throw EidosException.of(ErrorCode.FAILED, "this build cannot deploy the agent yet")
                        .suggestion("see what it would create: add --dry-run")
                        .build();
        }
    }
}
