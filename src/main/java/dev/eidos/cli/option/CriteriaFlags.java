package dev.eidos.cli.option;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Criteria as flags, held against what the library knows. */
public final class CriteriaFlags {
    private CriteriaFlags() {}

    public static void describe(CommandSpec spec) {
        spec.addOption(Flags.text("SERVICE", about("Who runs Kubernetes", Criterion.SERVICE), "--service"));
        spec.addOption(Flags.text("GPU", about("The GPU model", Criterion.ACCELERATOR), "--accelerator", "--gpu"));
        spec.addOption(Flags.text("INTENT", about("What the GPUs do", Criterion.INTENT), "--intent"));
        spec.addOption(Flags.text("OS", about("The nodes' operating system", Criterion.OS), "--os"));
        spec.addOption(Flags.text("PLATFORM", about("What runs the workloads", Criterion.PLATFORM), "--platform"));
        spec.addOption(Flags.text("N", "How many GPU nodes the cluster has.", "--nodes"));
    }

    private static String about(String question, Criterion criterion) {
        return question + ": " + String.join(", ", criterion.known()) + " or any.";
    }

    public static String flag(Criterion criterion) {
        return "--" + criterion.label();
    }

    public static boolean given(ParseResult options, Criterion criterion) {
        return options.hasMatchedOption(flag(criterion));
    }

    /** Whether any of them was given. */
    public static boolean any(ParseResult options) {
        for (Criterion criterion : Criterion.values()) {
            if (given(options, criterion)) {
                return true;
            }
        }
        return false;
    }

    /** The criteria with what the flags say instead. */
    public static Criteria over(Criteria criteria, ParseResult options, RecipeLibrary library) {
        Criteria result = criteria;
        for (Criterion criterion : Criterion.values()) {
            String value = options.matchedOptionValue(flag(criterion), null);
            if (value != null) {
                result = result.with(criterion, check(criterion, value, flag(criterion) + " " + value, library));
            }
        }
        String nodes = options.matchedOptionValue("--nodes", null);
        return nodes == null ? result : result.withNodes(nodes(nodes));
    }

    /** Holds criteria from a document against the library. */
    public static void check(Criteria criteria, String place, RecipeLibrary library) {
        criteria.values().forEach((criterion, value) -> check(criterion, value, place, library));
    }

    private static String check(Criterion criterion, String value, String place, RecipeLibrary library) {
        String canonical = Criterion.canonical(value);
        List<String> allowed = library.vocabulary(criterion);
        if (canonical.equals(Criteria.ANY) || allowed.contains(canonical)) {
            return canonical;
        }
        String nearest = nearest(value, allowed);
        throw EidosException.of(ErrorCode.INVALID_INPUT, "unknown " + criterion.label())
                .object(place)
                .reason((value.isEmpty() ? "it is empty" : "'" + value + "' is none of those known") + ": "
                        + String.join(", ", allowed) + ", any")
                .suggestion(nearest == null ? null : "did you mean '" + nearest + "'?")
                .build();
    }

    private static @Nullable String nearest(String value, List<String> allowed) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        for (String one : allowed) {
            if (!lower.isEmpty() && (one.startsWith(lower) || lower.startsWith(one))) {
                return one;
            }
        }
        return null;
    }

    public static int nodes(String text) {
        try {
            int nodes = Integer.parseInt(text);
            if (nodes >= 1) {
                return nodes;
            }
        } catch (NumberFormatException _) {
            // told below, as a number that is too small is
        }
        throw EidosException.of(ErrorCode.INVALID_INPUT, "not a number of nodes")
                .object("--nodes " + text)
                .suggestion("use a whole number from 1, or leave it out")
                .build();
    }
}
