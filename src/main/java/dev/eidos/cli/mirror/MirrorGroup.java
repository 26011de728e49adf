package dev.eidos.cli.mirror;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos mirror}: what there is to do for a site without the internet. */
public final class MirrorGroup implements CliCommand {
    @Override
    public String name() {
        return "mirror";
    }

    @Override
    public String summary() {
        return "List what a site without the internet has to copy.";
    }

    @Override
    public List<CliCommand> subcommands() {
        return List.of(new MirrorListCommand());
    }

    @Override
    public boolean isGroup() {
        return true;
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .footer("", "A bundle that takes all from a mirror: eidos bundle --image-registry HOST");
    }

    @Override
    public void run(ParseResult options, Session session) {
        throw new IllegalStateException("a group shows its help");
    }
}
