package dev.eidos.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/** The script for fish. */
final class FishCompletion {
    private static final String FRAME = """
        # Completes eidos in fish. To load it: eidos completion fish | source
        function __eidos_command
            set -l typed (commandline -opc)
            set -e typed[1]
            set -l command ''
            set -l before ''
            for word in $typed
                if contains -- "$before" --context --kubeconfig --namespace -n
                    set before ''
                    continue
                end
                set before $word
                switch "$command $word"
        COMMANDS        end
            end
            echo $command
        end

        function __eidos_at
            set -l now (__eidos_command)
            test "$now" = "$argv[1]"
        end

        function __eidos_ask
            set -l flags
            set -l before ''
            for word in (commandline -opc)
                switch "$before"
                    case --context --kubeconfig
                        set -a flags $before=$word
                end
                switch "$word"
                    case '--context=*' '--kubeconfig=*'
                        set -a flags $word
                end
                set before $word
            end
            eidos completion $argv[1] $flags 2>/dev/null </dev/null
        end

        complete -c eidos -e
        complete -c eidos -f
        """;

    private FishCompletion() {}

    static String of(CompletedCommand root) {
        List<CompletedCommand> all = CompletionScript.all(root);
        return FRAME.replace(
                        "COMMANDS",
                        all.stream()
                                .filter(command -> !command.path().isEmpty())
                                .map(FishCompletion::arm)
                                .collect(Collectors.joining()))
                + all.stream().map(FishCompletion::lines).collect(Collectors.joining());
    }

    private static String arm(CompletedCommand command) {
        int end = command.path().lastIndexOf(' ');
        String above = end < 0 ? "" : command.path().substring(0, end);
        String indent = " ".repeat(12);
        return indent + "case " + quoted(above + " " + command.name()) + "\n" + indent + "    set command "
                + quoted(command.path()) + "\n";
    }

    private static String lines(CompletedCommand command) {
        String at = "complete -c eidos -n " + quoted("__eidos_at " + quoted(command.path()));
        var text = new StringBuilder();
        for (CompletedCommand below : command.below()) {
            text.append(at + " -a " + below.name() + " -d " + quoted(below.summary()) + "\n");
        }
        switch (command.arguments()) {
            case Candidates.Words(List<String> words, boolean files) ->
                text.append(at + (files ? " -F" : "")
                        + (words.isEmpty() ? "" : " -a " + quoted(String.join(" ", words))) + "\n");
            case Candidates.Nothing _, Candidates.Anything _, Candidates.Asked _ -> {}
        }
        command.options()
                .forEach(option -> text.append(
                        at + names(option) + values(option.values()) + " -d " + quoted(option.description()) + "\n"));
        return text.toString();
    }

    private static String names(CompletedOption option) {
        return option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    private static String values(Candidates candidates) {
        return switch (candidates) {
            case Candidates.Nothing _ -> "";
            case Candidates.Anything _ -> " -x";
            case Candidates.Asked(String question) -> " -x -a " + quoted("(__eidos_ask " + question + ")");
            case Candidates.Words(List<String> words, boolean files) ->
                (files ? " -r -F" : " -x") + (words.isEmpty() ? "" : " -a " + quoted(String.join(" ", words)));
        };
    }

    /** In single quotes, in which fish knows two escapes. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
