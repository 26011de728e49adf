package dev.eidos.cli.option;

import dev.eidos.cli.console.Session;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command that only groups others: by itself it shows its help. */
public abstract class CommandGroup implements CliCommand {
    /** What its help says below the commands. */
    protected abstract List<String> footer();

    @Override
    public final boolean isGroup() {
        return true;
    }

    @Override
    public final void describe(CommandSpec spec) {
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .footer(footer().toArray(String[]::new));
    }

    @Override
    public final void run(ParseResult options, Session session) {
        throw new IllegalStateException("a group shows its help");
    }
}
