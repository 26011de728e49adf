package dev.eidos.cli.agent;

import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.CommandGroup;
import java.util.List;

/** {@code eidos agent}: what there is to do about agents besides deploying them. */
public final class AgentGroup extends CommandGroup {
    @Override
    public String name() {
        return "agent";
    }

    @Override
    public String summary() {
        return "Look after agents: a CronJob for them, and what they have left.";
    }

    @Override
    public List<CliCommand> subcommands() {
        return List.of(new AgentManifestsCommand(), new AgentCleanupCommand());
    }

    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    protected List<String> footer() {
        return List.of("", "To deploy an agent: eidos snapshot --deploy-agent");
    }
}
