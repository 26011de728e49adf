package dev.eidos.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script for zsh, which is both sourced and found in a folder of its functions. */
final class ZshCompletion {
    private static final String FRAME = """
        #compdef eidos
        # Completes eidos in zsh. To load it: source <(eidos completion zsh)
        _eidos_ask() {
            local -a flags
            local i
            for ((i = 2; i < CURRENT; i++)); do
                case $words[i] in
                    (--context=* | --kubeconfig=*) flags+=("$words[i]") ;;
                    (--context | --kubeconfig) ((i + 1 < CURRENT)) && flags+=("$words[i]=$words[i + 1]") ;;
                esac
            done
            eidos completion "$1" $flags 2>/dev/null </dev/null
        }

        _eidos() {
            local word=$words[CURRENT] flag=$words[CURRENT-1] command='' i
            local -a found
            if [[ $word == --*=* ]]; then
                flag=${word%%=*}
                compset -P '*='
            fi
            for ((i = 2; i < CURRENT; i++)); do
                case $words[i-1] in
                    (LEADING) continue ;;
                esac
                case "$command $words[i]" in
        COMMANDS        esac
            done
            case "$command $flag" in
                (*' --context')
                    found=(${(f)"$(_eidos_ask contexts)"})
                    compadd -a found
                    ;;
                (*' --namespace' | *' -n')
                    found=(${(f)"$(_eidos_ask namespaces)"})
                    compadd -a found
                    ;;
        VALUES        (*)
                    case $word in
                        (-*)
                            case $command in
        OPTIONS                    esac
                            _describe -o option found
                            ;;
                        (*)
                            case $command in
        ARGUMENTS                    esac
                            ;;
                    esac
                    ;;
            esac
        }

        if [ "$funcstack[1]" = _eidos ]; then
            _eidos "$@"
        else
            compdef _eidos eidos
        fi
        """;

    private static final String ARM = " ".repeat(8);
    private static final String INNER = " ".repeat(20);

    private ZshCompletion() {}

    static String of(CompletedCommand root) {
        List<CompletedCommand> all = CompletionScript.all(root);
        return FRAME.replace("LEADING", CompletionScript.LEADING)
                .replace("COMMANDS", CompletionScript.commandArms(root, "(", " ".repeat(12)))
                .replace("VALUES", joined(all.stream().flatMap(ZshCompletion::values)))
                .replace("OPTIONS", joined(all.stream().map(ZshCompletion::options)))
                .replace("ARGUMENTS", joined(all.stream().map(ZshCompletion::arguments)));
    }

    private static String joined(Stream<String> lines) {
        return lines.collect(Collectors.joining());
    }

    private static Stream<String> values(CompletedCommand command) {
        return CompletionScript.withValues(command).stream()
                .map(option -> ARM + "(" + CompletionScript.patterns(command, option) + ") " + found(option.values())
                        + ";;\n");
    }

    private static String found(Candidates candidates) {
        return switch (candidates) {
            case Candidates.Nothing _, Candidates.Anything _, Candidates.Asked _ -> "";
            case Candidates.Words(List<String> words, boolean files) ->
                (words.isEmpty() ? "" : "compadd -- " + String.join(" ", words) + "; ") + (files ? "_files " : "");
        };
    }

    private static String options(CompletedCommand command) {
        return INNER + "(" + CompletionScript.quoted(command.path()) + ")\n" + INNER + "    found=(\n"
                + command.options().stream()
                        .flatMap(option -> option.names().stream().map(name -> described(name, option.description())))
                        .collect(Collectors.joining())
                + INNER + "    )\n" + INNER + "    ;;\n";
    }

    private static String described(String name, String description) {
        return INNER + "        " + CompletionScript.quoted(name + ":" + description) + "\n";
    }

    private static String arguments(CompletedCommand command) {
        if (command.below().isEmpty()) {
            String found = found(command.arguments());
            return found.isEmpty() ? "" : INNER + "(" + CompletionScript.quoted(command.path()) + ") " + found + ";;\n";
        }
        return INNER + "(" + CompletionScript.quoted(command.path()) + ")\n" + INNER + "    found=(\n"
                + command.below().stream()
                        .map(below -> described(below.name(), below.summary()))
                        .collect(Collectors.joining())
                + INNER + "    )\n" + INNER + "    _describe command found\n" + INNER + "    ;;\n";
    }
}
