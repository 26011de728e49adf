package dev.eidos.cli.agent;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos agent}: what there is to do about agents besides deploying them. */
public final class AgentGroup implements CliCommand {
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
    public boolean isGroup() {
        return true;
    }

    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .footer("", "To deploy an agent: eidos snapshot --deploy-agent");
    }

    @Override
    public void run(ParseResult options, Session session) {
        throw new IllegalStateException("a group shows its help");
    }
}
