package dev.eidos.recipe.request;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.evidence.Evidence;
import dev.eidos.recipe.evidence.Inference;
import dev.eidos.recipe.evidence.NotInferred;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The criteria that a snapshot tells, with what is stated over them. */
record SnapshotCriteria(StatedCriteria stated, RecipeLibrary library, Consumer<RecipeNote> notes) {

    Criteria of(CriteriaSource.OfSnapshot source) {
        Inference inference = GpuStackTold.of(Inference.of(source.snapshot()), library);
        tell(inference);
        requireDecisive(inference, source.name());
        Criteria criteria = stated.over(inference.criteria(), library);
        if (!source.ignoreConstraints()) {
            GpuStackTold.check(criteria, inference, source.name());
        }
        return criteria;
    }

    /** Reports the criteria that the snapshot told, and what told each; a stated one needs no evidence. */
    private void tell(Inference inference) {
        for (Evidence evidence : inference.evidence()) {
            if (!stated.names(evidence.criterion())) {
                notes.accept(new RecipeNote.Told(evidence));
            }
        }
        if (inference.nodes() != null && stated.nodes() == null) {
            notes.accept(new RecipeNote.NodesTold(inference.nodes()));
        }
        for (NotInferred untold : inference.untold()) {
            if (!stated.names(untold.criterion()) && !mustBeNamed(untold)) {
                notes.accept(new RecipeNote.Untold(untold));
            }
        }
        List<Criterion> unstated = List.of(Criterion.INTENT, Criterion.PLATFORM).stream()
                .filter(criterion -> !stated.names(criterion))
                .toList();
        if (!unstated.isEmpty()) {
            notes.accept(new RecipeNote.Unstated(unstated));
        }
    }

    /** A recipe for the wrong service or GPU does harm: what the snapshot does not tell of them, the user must. */
    private void requireDecisive(Inference inference, String name) {
        List<NotInferred> missing = inference.untold().stream()
                .filter(untold -> mustBeNamed(untold) && !stated.names(untold.criterion()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        throw EidosException.of(ErrorCode.INVALID_INPUT, "the snapshot does not tell what the recipe is for")
                .object(name)
                .reason(missing.stream()
                        .map(untold -> "\n  " + untold.criterion().label() + ": " + untold.reason())
                        .collect(Collectors.joining()))
                .suggestion("name "
                        + missing.stream()
                                .map(untold -> untold.criterion().flag() + " "
                                        + String.join("|", library.offered(untold.criterion())))
                                .collect(Collectors.joining(" and ")))
                .build();
    }

    private static boolean mustBeNamed(NotInferred untold) {
        return untold.criterion() != Criterion.OS;
    }
}
