package dev.eidos.cli.recipe;

import dev.eidos.cli.option.Flags;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.request.StatedCriteria;
import dev.eidos.recipe.request.StatedCriteria.Stated;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Criteria as flags. */
final class CriteriaFlags {
    private CriteriaFlags() {}

    static void describe(CommandSpec spec) {
        describeChoices(spec);
        spec.addOption(Flags.text("N", "How many GPU nodes the cluster has.", "--nodes"));
    }

    /** The flags of the criteria that have a choice of values. */
    static void describeChoices(CommandSpec spec) {
        spec.addOption(Flags.text("SERVICE", about("Who runs Kubernetes", Criterion.SERVICE), "--service"));
        spec.addOption(Flags.text("GPU", about("The GPU model", Criterion.ACCELERATOR), "--accelerator", "--gpu"));
        spec.addOption(Flags.text("INTENT", about("What the GPUs do", Criterion.INTENT), "--intent"));
        spec.addOption(Flags.text("OS", about("The nodes' operating system", Criterion.OS), "--os"));
        spec.addOption(Flags.text("PLATFORM", about("What runs the workloads", Criterion.PLATFORM), "--platform"));
        spec.addOption(Flags.text(
                "STACK", about("Who installs driver and device plugin", Criterion.GPU_STACK), "--gpu-stack"));
    }

    private static String about(String question, Criterion criterion) {
        return question + ": " + String.join(", ", criterion.known()) + " or any.";
    }

    static String flag(Criterion criterion) {
        return criterion.flag();
    }

    /** Returns whether any criterion was given by a flag. */
    static boolean any(ParseResult options) {
        for (Criterion criterion : Criterion.values()) {
            if (options.hasMatchedOption(flag(criterion))) {
                return true;
            }
        }
        return false;
    }

    /** The criteria that the flags state, as they were written. */
    static StatedCriteria stated(ParseResult options) {
        return new StatedCriteria(choices(options), stated(options, "--nodes"));
    }

    /** The same of a command that has the flags of {@link #describeChoices} alone. */
    static StatedCriteria statedChoices(ParseResult options) {
        return new StatedCriteria(choices(options), null);
    }

    private static Map<Criterion, Stated> choices(ParseResult options) {
        Map<Criterion, Stated> values = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            Stated stated = stated(options, flag(criterion));
            if (stated != null) {
                values.put(criterion, stated);
            }
        }
        return values;
    }

    private static @Nullable Stated stated(ParseResult options, String flag) {
        String text = options.matchedOptionValue(flag, null);
        return text == null ? null : new Stated(text, flag + " " + text);
    }
}
