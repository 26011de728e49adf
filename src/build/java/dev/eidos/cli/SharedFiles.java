package dev.eidos.cli;

import dev.eidos.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The files of a folder {@code share} that systems know by their places: a manual page of each command, and what shells
 * complete. They are made of the commands, and cannot say anything else than those do.
 */
public final class SharedFiles {
    private static final Map<String, String> COMPLETIONS = Map.of(
            "bash", "bash-completion/completions/eidos",
            "zsh", "zsh/site-functions/_eidos",
            "fish", "fish/vendor_completions.d/eidos.fish");

    private SharedFiles() {}

    /** Their texts by their paths below {@code share}. */
    public static SortedMap<String, String> all(String version) {
        SortedMap<String, String> files = new TreeMap<>();
        addPages(CommandTree.whole(Eidos.COMMANDS), version, files);
        COMPLETIONS.forEach((shell, path) -> files.put(path, completion(shell)));
        return files;
    }

    private static void addPages(CommandSpec spec, String version, SortedMap<String, String> files) {
        var page = new ManPage(spec, version);
        files.put("man/man1/" + page.name() + ".1", page.text());
        for (CommandLine below : spec.subcommands().values()) {
            addPages(below.getCommandSpec(), version, files);
        }
    }

    /** As a user would ask for it. */
    private static String completion(String shell) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Map.of());
        int code = new Eidos(terminal).run(new String[] {"completion", shell});
        if (code != 0) {
            throw new IllegalStateException(
                    "eidos completion " + shell + " gave " + code + ": " + err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
