package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.option.CriteriaFlags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.evidence.Evidence;
import dev.eidos.recipe.evidence.GpuNodes;
import dev.eidos.recipe.evidence.Inference;
import dev.eidos.recipe.evidence.NotInferred;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/** Says what a snapshot told of the criteria, and asks for what it did not tell. */
record InferenceReport(Messages messages, RecipeLibrary library) {

    /** What was told and what told it; what flags decide needs no evidence. */
    void evidence(Inference inference, ParseResult options) {
        for (Evidence evidence : inference.evidence()) {
            if (!CriteriaFlags.given(options, evidence.criterion())) {
                messages.note(evidence.criterion().label() + " is " + evidence.value() + ": " + evidence.path()
                        + " is '" + evidence.reading() + "', " + evidence.why());
            }
        }
        GpuNodes nodes = inference.nodes();
        if (nodes != null && !options.hasMatchedOption("--nodes")) {
            messages.note("nodes is " + nodes.count() + ": " + nodes.path());
        }
        for (NotInferred untold : inference.untold()) {
            if (!CriteriaFlags.given(options, untold.criterion()) && !mustBeNamed(untold)) {
                messages.warn("the recipe is for any " + untold.criterion().label() + ": " + untold.reason());
            }
        }
        List<String> unasked = new ArrayList<>();
        for (Criterion criterion : List.of(Criterion.INTENT, Criterion.PLATFORM)) {
            if (!CriteriaFlags.given(options, criterion)) {
                unasked.add(
                        CriteriaFlags.flag(criterion) + " (" + String.join(", ", library.vocabulary(criterion)) + ")");
            }
        }
        if (!unasked.isEmpty()) {
            messages.note("no snapshot tells what you want of it: see " + String.join(" and ", unasked));
        }
    }

    /**
     * A recipe for the wrong service or GPU does harm: what the snapshot does not tell of them, the user must.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT}, naming the flags
     */
    void requireDecisive(Inference inference, ParseResult options, String source) {
        List<NotInferred> missing = inference.untold().stream()
                .filter(untold -> mustBeNamed(untold) && !CriteriaFlags.given(options, untold.criterion()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        throw EidosException.of(ErrorCode.INVALID_INPUT, "the snapshot does not tell what the recipe is for")
                .object(source)
                .reason(missing.stream()
                        .map(untold -> "\n  " + untold.criterion().label() + ": " + untold.reason())
                        .collect(Collectors.joining()))
                .suggestion("name "
                        + missing.stream()
                                .map(untold -> CriteriaFlags.flag(untold.criterion()) + " "
                                        + String.join("|", library.vocabulary(untold.criterion())))
                                .collect(Collectors.joining(" and ")))
                .build();
    }

    private static boolean mustBeNamed(NotInferred untold) {
        return untold.criterion() != Criterion.OS;
    }
}
