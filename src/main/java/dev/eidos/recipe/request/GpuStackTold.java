package dev.eidos.recipe.request;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.evidence.Evidence;
import dev.eidos.recipe.evidence.Inference;
import dev.eidos.recipe.library.RecipeLibrary;

/** The owner of the GPU stack as a snapshot tells it, held against the library and what somebody asked for. */
final class GpuStackTold {
    private GpuStackTold() {}

    /** What was told, without the GPU stack where the library makes no difference between them. */
    static Inference of(Inference told, RecipeLibrary library) {
        boolean differs = library.heads().stream()
                .anyMatch(head -> head.criteria() != null && head.criteria().names(Criterion.GPU_STACK));
        return differs
                ? told
                : new Inference(
                        told.criteria().with(Criterion.GPU_STACK, Criteria.ANY),
                        told.evidence().stream()
                                .filter(evidence -> evidence.criterion() != Criterion.GPU_STACK)
                                .toList(),
                        told.untold(),
                        told.nodes());
    }

    /**
     * Holds what is asked for against what is there.
     *
     * @throws EidosException with {@link ErrorCode#CONFLICT} if the snapshot's nodes are of another kind
     */
    static void check(Criteria asked, Inference told, String name) {
        String found = told.criteria().get(Criterion.GPU_STACK);
        if (!asked.names(Criterion.GPU_STACK)
                || found.equals(Criteria.ANY)
                || found.equals(asked.get(Criterion.GPU_STACK))) {
            return;
        }
        Evidence evidence = told.evidence().stream()
                .filter(one -> one.criterion() == Criterion.GPU_STACK)
                .findFirst()
                .orElseThrow();
        throw EidosException.of(ErrorCode.CONFLICT, "the snapshot does not fit the GPU stack that was asked for")
                .object(name)
                .reason("asked for " + asked.get(Criterion.GPU_STACK) + ", but it is " + found + ": " + evidence.path()
                        + " is '" + evidence.reading() + "', " + evidence.why())
                .suggestion("leave --gpu-stack out, or take " + found
                        + "; --ignore-constraints makes the recipe that the nodes are yet to be made fit for")
                .build();
    }
}
