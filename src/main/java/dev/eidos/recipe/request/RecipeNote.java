package dev.eidos.recipe.request;

import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.SelectedProfile;
import dev.eidos.recipe.evidence.Evidence;
import dev.eidos.recipe.evidence.GpuNodes;
import dev.eidos.recipe.evidence.NotInferred;
import java.util.List;

/** A thing that whoever asked for a recipe should know of how it came to be. */
public sealed interface RecipeNote {

    /** The snapshot tells a criterion that was not stated. */
    record Told(Evidence evidence) implements RecipeNote {}

    /** The snapshot tells how many GPU nodes there are. */
    record NodesTold(GpuNodes nodes) implements RecipeNote {}

    /** The snapshot does not tell a criterion that one can do without: the recipe is for any. */
    record Untold(NotInferred untold) implements RecipeNote {}

    /** Criteria that no snapshot can tell, and nobody stated. */
    record Unstated(List<Criterion> criteria) implements RecipeNote {
        public Unstated {
            criteria = List.copyOf(criteria);
        }
    }

    /** An overlay is left out, because the snapshot does not meet its constraint. */
    record LeftOut(ConstraintWarning warning) implements RecipeNote {}

    /** Criteria that nothing in the library is specific to. */
    record Unspecific(Criteria asked, List<Criterion> criteria) implements RecipeNote {
        public Unspecific {
            criteria = List.copyOf(criteria);
        }

        public String text() {
            return "nothing in the library is specific to " + Shortage.named(asked, criteria)
                    + ": the recipe is the same without";
        }
    }

    /**
     * The snapshot's cluster needs a setting that no criterion brings.
     *
     * @param product that the cluster runs
     * @param setting of the bundle: {@code COMPONENT:PATH=VALUE}
     */
    record Needed(String path, String reading, String product, String setting) implements RecipeNote {
        public String text() {
            return path + " is '" + reading + "': " + product
                    + " has its containerd elsewhere, where the GPU Operator finds it if the bundle sets it";
        }
    }

    /** The library leaves a choice, and nobody made it. */
    record UsualProfile(SelectedProfile profile) implements RecipeNote {}

    /** The recipe has too little of what was asked for, and was asked for all the same. */
    record TooLittle(Criteria asked, List<Criterion> missing) implements RecipeNote {
        public TooLittle {
            missing = List.copyOf(missing);
        }

        public String text() {
            return Shortage.reason(asked, missing);
        }
    }
}
