package dev.eidos.cli.mirror;

import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.CommandGroup;
import java.util.List;

/** {@code eidos mirror}: what there is to do for a site without the internet. */
public final class MirrorGroup extends CommandGroup {
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
    protected List<String> footer() {
        return List.of("", "A bundle that takes all from a mirror: eidos bundle --image-registry HOST");
    }
}
