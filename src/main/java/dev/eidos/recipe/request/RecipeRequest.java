package dev.eidos.recipe.request;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.SelectedProfile;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.Coverage;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.recipe.resolve.Resolution;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request for a recipe.
 *
 * @param stated goes before what the source says
 * @param allowBase whether a recipe will do that has nothing for what is asked
 * @param profile the choice in the library's profile, such as {@code gpuStack=driver-installer}; null for the usual one
 */
public record RecipeRequest(
        CriteriaSource source,
        StatedCriteria stated,
        boolean allowBase,
        @Nullable String profile) {

    /** A request that leaves the library's profile as it is usual. */
    public RecipeRequest(CriteriaSource source, StatedCriteria stated, boolean allowBase) {
        this(source, stated, allowBase, null);
    }

    /**
     * The recipe, and how it came to be.
     *
     * @param version of the program that makes it, for the recipe
     * @param notes is told what whoever asked should know, as it is found out: a request that fails has its notes, too
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if nothing says what the recipe is for, or a value is
     *     not known; with {@link ErrorCode#NOT_FOUND} if the library has too little for it
     */
    public Resolution resolve(RecipeLibrary library, String version, Consumer<RecipeNote> notes) {
        Criteria asked = asked(library, notes);
        Resolution resolution = new RecipeResolver(library, version).resolve(asked, filter(), profile);
        resolution.recipe().warnings().forEach(warning -> notes.accept(new RecipeNote.LeftOut(warning)));
        judge(asked, resolution, library, notes);
        SelectedProfile selected = resolution.recipe().profile();
        if (selected != null && profile == null && leavesAChoice(resolution, library)) {
            notes.accept(new RecipeNote.UsualProfile(selected));
        }
        if (source instanceof CriteriaSource.OfSnapshot told) {
            RancherContainerd.note(told.snapshot(), resolution.recipe(), library)
                    .ifPresent(notes);
        }
        return resolution;
    }

    /** A profile of one value is there for its constraints alone. */
    private static boolean leavesAChoice(Resolution resolution, RecipeLibrary library) {
        return resolution.applied().stream()
                .map(applied -> library.overlay(applied.head()).profile())
                .anyMatch(one -> one != null && one.values().size() > 1);
    }

    private Criteria asked(RecipeLibrary library, Consumer<RecipeNote> notes) {
        return switch (source) {
            case CriteriaSource.None _ -> {
                if (stated.values().isEmpty() && !allowBase) {
                    throw EidosException.of(ErrorCode.INVALID_INPUT, "nothing says what the recipe is for")
                            .suggestion("name criteria, such as --service eks --accelerator h100 --intent training;"
                                    + " or a snapshot with -s")
                            .build();
                }
                yield stated.over(Criteria.NONE, library);
            }
            case CriteriaSource.Document(Criteria criteria, String name) ->
                stated.over(CriterionVocabulary.check(criteria, name, library), library);
            case CriteriaSource.OfSnapshot told -> new SnapshotCriteria(stated, library, notes).of(told);
        };
    }

    /** The snapshot that overlays must fit; null if all are taken. */
    private @Nullable Snapshot filter() {
        return source instanceof CriteriaSource.OfSnapshot told && !told.ignoreConstraints() ? told.snapshot() : null;
    }

    private void judge(Criteria asked, Resolution resolution, RecipeLibrary library, Consumer<RecipeNote> notes) {
        Coverage coverage = Coverage.of(asked, resolution.applied());
        switch (coverage.judgement()) {
            case ENOUGH -> {
                if (!coverage.silent().isEmpty()) {
                    notes.accept(new RecipeNote.Unspecific(asked, coverage.silent()));
                }
            }
            case TOO_LITTLE -> {
                if (!allowBase) {
                    throw new Shortage(asked, coverage.missing()).failure(resolution, library);
                }
                notes.accept(new RecipeNote.TooLittle(asked, coverage.missing()));
            }
        }
    }
}
