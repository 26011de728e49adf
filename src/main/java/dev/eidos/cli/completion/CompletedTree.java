package dev.eidos.cli.completion;

import dev.eidos.cli.console.ProgressMode;
import dev.eidos.cli.help.OldNames;
import dev.eidos.cli.option.MeasurementTypes;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.recipe.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands with their options, and what each takes, made from picocli's description of them. */
final class CompletedTree {
    /** The labels of values that are files, or may be. */
    private static final Set<String> FILES = Set.of("FILE", "DIR", "SOURCE", "DEST", "BUNDLE", "FILE|NODE", "INPUT");

    private static final int LONGEST_DESCRIPTION = 70;

    /** The values of options that picocli takes for any text. */
    private static final Map<String, List<String>> WORDS = words();

    private CompletedTree() {}

    static CompletedCommand of(CommandSpec root) {
        return of(root, "");
    }

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new HashMap<>();
        words.put("--profile", labels(Profile.values()));
        words.put("--progress", labels(ProgressMode.values()));
        words.put("--dry-run", List.of("client", "server"));
        words.put("--image-pull-policy", List.of("Always", "IfNotPresent", "Never"));
        words.put("--arch", List.of("amd64", "arm64"));
        words.put("--only", MeasurementTypes.ALL);
        for (Criterion criterion : Criterion.values()) {
            List<String> values = new ArrayList<>(criterion.known());
            values.add("any");
            words.put(criterion.flag(), values);
        }
        return words;
    }

    private static List<String> labels(Object[] values) {
        return Arrays.stream(values)
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static CompletedCommand of(CommandSpec spec, String path) {
        List<CompletedCommand> below = spec.subcommands().values().stream()
                .map(command -> command.getCommandSpec())
                .map(command -> of(command, path.isEmpty() ? command.name() : path + " " + command.name()))
                .toList();
        List<CompletedOption> options = spec.options().stream()
                .map(option -> new CompletedOption(OldNames.shown(option), text(option), values(option, spec)))
                .toList();
        return new CompletedCommand(
                path, shortened(String.join(" ", spec.usageMessage().description())), options, below, arguments(spec));
    }

    private static Candidates arguments(CommandSpec spec) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (parameter.completionCandidates() != null) {
                List<String> words = new ArrayList<>();
                parameter.completionCandidates().forEach(words::add);
                return new Candidates.Words(words, false);
            }
            if (FILES.contains(parameter.paramLabel())) {
                return new Candidates.Words(List.of(), true);
            }
        }
        return new Candidates.Anything();
    }

    private static Candidates values(OptionSpec option, CommandSpec spec) {
        if (option.arity().max() == 0) {
            return new Candidates.Nothing();
        }
        return switch (option.longestName()) {
            case "--context" -> new Candidates.Asked("contexts");
            case "--namespace" -> new Candidates.Asked("namespaces");
            case "--output" -> new Candidates.Words(formats(spec), true);
            default -> {
                List<String> words = words(option);
                boolean files = FILES.contains(option.paramLabel());
                yield words.isEmpty() && !files ? new Candidates.Anything() : new Candidates.Words(words, files);
            }
        };
    }

    /** {@code -o} takes a format, too. */
    private static List<String> formats(CommandSpec spec) {
        OptionSpec format = spec.findOption("--format");
        return format == null ? List.of() : words(format);
    }

    private static List<String> words(OptionSpec option) {
        Object[] constants = option.type().getEnumConstants();
        if (constants != null) {
            return labels(constants);
        }
        // a recipe's profile is of its library
        return option.paramLabel().contains("=")
                ? List.of()
                : OldNames.shown(option).stream()
                        .flatMap(name -> WORDS.getOrDefault(name, List.of()).stream())
                        .toList();
    }

    private static String text(ArgSpec option) {
        return shortened(String.join(" ", option.description()));
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int end = text.lastIndexOf(' ', LONGEST_DESCRIPTION);
        return text.substring(0, end < 0 ? LONGEST_DESCRIPTION : end) + " …";
    }
}
