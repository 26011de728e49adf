package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.SelectedProfile;
import dev.eidos.recipe.evidence.Evidence;
import dev.eidos.recipe.evidence.GpuNodes;
import dev.eidos.recipe.evidence.NotInferred;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.request.RecipeNote;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A printer of notes on how a recipe came to be, and by which flags it could come to be another. */
record RecipeNotes(Messages messages, RecipeLibrary library) implements Consumer<RecipeNote> {

    @Override
    public void accept(RecipeNote note) {
        switch (note) {
            case RecipeNote.Told(Evidence evidence) ->
                messages.note(evidence.criterion().label() + " is " + evidence.value() + ": " + evidence.path()
                        + " is '" + evidence.reading() + "', " + evidence.why());
            case RecipeNote.NodesTold(GpuNodes nodes) ->
                messages.note("nodes is " + nodes.count() + ": " + nodes.path());
            case RecipeNote.Untold(NotInferred untold) ->
                messages.warn("the recipe is for any " + untold.criterion().label() + ": " + untold.reason());
            case RecipeNote.Unstated(List<Criterion> criteria) ->
                messages.note("no snapshot tells what you want of it: see "
                        + criteria.stream().map(this::choice).collect(Collectors.joining(" and ")));
            case RecipeNote.LeftOut(ConstraintWarning warning) ->
                messages.warn("overlay " + warning.overlay() + " is left out: the snapshot has " + warning.constraint()
                        + " " + warning.actual() + ", it needs " + warning.expected());
            case RecipeNote.UsualProfile(SelectedProfile profile) ->
                messages.note("the library leaves a choice: this recipe has " + profile.text()
                        + ", the usual one; see --profile");
            case RecipeNote.Needed needed -> messages.warn(needed.text() + ": --set '" + needed.setting() + "'");
            case RecipeNote.Unspecific unspecific -> messages.warn(unspecific.text());
            case RecipeNote.TooLittle little -> messages.warn(little.text() + "; accepted by --allow-base");
        }
    }

    private String choice(Criterion criterion) {
        return CriteriaFlags.flag(criterion) + " (" + String.join(", ", library.offered(criterion)) + ")";
    }
}
