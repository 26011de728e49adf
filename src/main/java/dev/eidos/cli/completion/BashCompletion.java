package dev.eidos.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The script for bash. It reads the line itself, as bash would break contexts at their colons; and it leaves
 * {@code compgen -W} alone, which runs what stands in the names that it is given.
 */
final class BashCompletion {
    private static final String FRAME = """
        # Completes eidos in bash. To load it: source <(eidos completion bash)
        _eidos_ask() {
            local flags=() i
            for ((i = 1; i < ${#typed[@]}; i++)); do
                case ${typed[i]} in
                    --context=* | --kubeconfig=*) flags+=("${typed[i]}") ;;
                    --context | --kubeconfig) [ "${typed[i + 1]-}" ] && flags+=("${typed[i]}=${typed[i + 1]}") ;;
                esac
            done
            eidos completion "$1" "${flags[@]}" 2>/dev/null </dev/null
        }

        _eidos() {
            local line=${COMP_LINE:0:COMP_POINT} typed=() word='' flag='' command='' words='' asked='' files='' i one
            read -ra typed <<<"$line"
            if [[ $line != *[[:space:]] ]]; then
                word=${typed[${#typed[@]} - 1]}
                unset "typed[${#typed[@]} - 1]"
            fi
            ((${#typed[@]} > 1)) && flag=${typed[${#typed[@]} - 1]}
            case $word in
                --*=*) flag=${word%%=*} word=${word#*=} ;;
            esac
            for ((i = 1; i < ${#typed[@]}; i++)); do
                case ${typed[i - 1]} in
                    LEADING) continue ;;
                esac
                case "$command ${typed[i]}" in
        COMMANDS        esac
            done
            case "$command $flag" in
                *' --context') asked=contexts ;;
                *' --namespace' | *' -n') asked=namespaces ;;
        VALUES        *)
                    case $word in
                        -*)
                            case $command in
        OPTIONS                    esac
                            ;;
                        *)
                            case $command in
        ARGUMENTS                    esac
                            ;;
                    esac
                    ;;
            esac
            if [ "$asked" ]; then
                words=$(_eidos_ask "$asked")
            else
                words=${words// /$'\\n'}
            fi
            COMPREPLY=()
            while IFS= read -r one; do
                if [[ $one && $one == "$word"* ]]; then
                    printf -v one %q "$one"
                    COMPREPLY+=("$one")
                fi
            done <<<"$words"
            if [ "$files" ]; then
                compopt -o filenames 2>/dev/null
                while IFS= read -r one; do
                    COMPREPLY+=("$one")
                done < <(compgen -f -- "$word")
            fi
            # readline puts the answer behind the last of these in the word
            if [[ $COMP_WORDBREAKS == *:* && $word == *:* ]]; then
                COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
            fi
        }
        complete -F _eidos eidos
        """;

    private static final String ARM = " ".repeat(8);
    private static final String INNER = " ".repeat(20);

    private BashCompletion() {}

    static String of(CompletedCommand root) {
        List<CompletedCommand> all = CompletionScript.all(root);
        return FRAME.replace("LEADING", CompletionScript.LEADING)
                .replace("COMMANDS", CompletionScript.commandArms(root, "", " ".repeat(12)))
                .replace("VALUES", joined(all.stream().flatMap(BashCompletion::values)))
                .replace("OPTIONS", joined(all.stream().map(BashCompletion::options)))
                .replace("ARGUMENTS", joined(all.stream().map(BashCompletion::arguments)));
    }

    private static String joined(Stream<String> lines) {
        return lines.collect(Collectors.joining());
    }

    private static Stream<String> values(CompletedCommand command) {
        return CompletionScript.withValues(command).stream()
                .map(option ->
                        ARM + CompletionScript.patterns(command, option) + ") " + found(option.values()) + ";;\n");
    }

    private static String found(Candidates candidates) {
        return switch (candidates) {
            case Candidates.Nothing _, Candidates.Anything _, Candidates.Asked _ -> "";
            case Candidates.Words(List<String> words, boolean files) ->
                (words.isEmpty() ? "" : "words=" + CompletionScript.quoted(String.join(" ", words)) + " ")
                        + (files ? "files=yes " : "");
        };
    }

    private static String options(CompletedCommand command) {
        String names = command.options().stream()
                .flatMap(option -> option.names().stream())
                .collect(Collectors.joining(" "));
        return INNER + CompletionScript.quoted(command.path()) + ") words=" + CompletionScript.quoted(names) + " ;;\n";
    }

    private static String arguments(CompletedCommand command) {
        String below = command.below().stream().map(CompletedCommand::name).collect(Collectors.joining(" "));
        String found = below.isEmpty() ? found(command.arguments()) : "words=" + CompletionScript.quoted(below) + " ";
        return found.isEmpty() ? "" : INNER + CompletionScript.quoted(command.path()) + ") " + found + ";;\n";
    }
}
