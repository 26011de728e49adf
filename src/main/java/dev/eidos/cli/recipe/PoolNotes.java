package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.pool.FleetOutcome;
import dev.eidos.recipe.pool.PoolResolution;
import dev.eidos.recipe.request.RecipeNote;
import dev.eidos.text.Listing;
import java.util.LinkedHashSet;
import java.util.Set;

/** What one should know of a fleet's pools. */
final class PoolNotes {
    private static final int MANY = 5;

    private PoolNotes() {}

    /** What holds for the fleet, whichever pools are wanted. */
    static void tell(FleetOutcome fleet, Messages messages) {
        int count = fleet.withoutGpus().size();
        if (count > 0) {
            messages.note(count
                    + (count == 1
                            ? " node has no GPU and needs nothing: "
                            : " nodes have no GPU and need" + " nothing: ")
                    + Listing.of(fleet.withoutGpus(), MANY));
        }
        fleet.unfit().forEach(pool -> messages.warn("without a recipe: " + pool));
    }

    /** The pools, and what is to do before a bundle can be made of them. */
    static void tellPools(FleetOutcome fleet, Messages messages, RecipeLibrary library) {
        Set<RecipeNote> shared = new LinkedHashSet<>();
        for (PoolResolution pool : fleet.pools()) {
            String name = pool.pool().name();
            String selector = pool.pool().selectorText();
            messages.note("pool " + name + ": " + pool.members().size()
                    + (pool.members().size() == 1 ? " node" : " nodes")
                    + (selector.isEmpty() ? "" : ", told apart by " + selector));
            pool.notes().forEach(note -> tell(name, note, messages, shared));
        }
        var notes = new RecipeNotes(messages, library);
        shared.forEach(notes);
        if (!fleet.hasSelectors()) {
            messages.warn("no labels tell the pools apart, which a bundle needs: label the nodes and take the snapshots"
                    + " again, or write a nodeSelector to each pool of the recipe");
            tellLabelling(fleet, messages);
        } else if (fleet.needsDriverForLabel()) {
            messages.warn("only nvidia.com/gpu.product tells the pools apart, which a node has once a driver runs on"
                    + " it: nodes that join later get none. Better label the nodes, these and those to come, and take"
                    + " the snapshots again");
            tellLabelling(fleet, messages);
        }
    }

    private static void tellLabelling(FleetOutcome fleet, Messages messages) {
        fleet.pools().forEach(pool -> messages.note("such as by: " + FleetOutcome.labelling(pool)));
    }

    /** What was told of single nodes is left out: there are many, and each may be asked for. */
    private static void tell(String pool, RecipeNote note, Messages messages, Set<RecipeNote> shared) {
        switch (note) {
            case RecipeNote.Told _, RecipeNote.NodesTold _ -> {}
            case RecipeNote.LeftOut(ConstraintWarning warning) ->
                messages.warn("pool " + pool + ": overlay " + warning.overlay() + " is left out: it has "
                        + warning.constraint() + " " + warning.actual() + ", it needs " + warning.expected());
            case RecipeNote.Untold(var untold) ->
                messages.warn("pool " + pool + ": the recipe is for any "
                        + untold.criterion().label() + ": " + untold.reason());
            case RecipeNote.Unspecific unspecific -> messages.warn("pool " + pool + ": " + unspecific.text());
            case RecipeNote.TooLittle little ->
                messages.warn("pool " + pool + ": " + little.text() + "; accepted by --allow-base");
            case RecipeNote.Unstated _, RecipeNote.UsualProfile _, RecipeNote.Needed _ -> shared.add(note);
        }
    }
}
