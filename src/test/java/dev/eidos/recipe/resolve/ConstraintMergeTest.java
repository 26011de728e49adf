package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.constraint.Constraint;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstraintMergeTest {
    private static final String NAME = "K8s.server.version";

    private final ConstraintMerge merge = new ConstraintMerge();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void limitsOfTwoLayersAreARangeWithTheRemedyOfTheStronger() {
        // when
        merge.merged(new Constraint(NAME, ">= 1.32", "upgrade"), "base");
        merge.merged(new Constraint(NAME, "< 1.36", null), "eks");
        merge.merged(new Constraint(NAME, ">= 1.33", "upgrade further"), "h100");

        // then
        assertThat(merge.all()).containsExactly(new Constraint(NAME, ">= 1.33, < 1.36", "upgrade further"));
    }

    @Test
    void whatReplacesIsLeftAsItIsWritten() {
        // when
        merge.merged(new Constraint(NAME, ">=1.34", "a"), "base");
        merge.merged(new Constraint(NAME, ">=1.32", null), "eks");
        merge.merged(new Constraint("OS.release.ID", "ubuntu", null), "base");
        merge.merged(new Constraint("OS.release.ID", "rhel", null), "rhel");

        // then
        assertThat(merge.all())
                .containsExactly(new Constraint(NAME, ">=1.32", null), new Constraint("OS.release.ID", "rhel", null));
    }

    @Test
    void layersThatExcludeEachOtherAreRefusedWithAllOfThem() {
        // given
        merge.merged(new Constraint(NAME, ">= 1.36", null), "base");
        merge.merged(new Constraint(NAME, "< 1.40", null), "eks");

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> merge.merged(new Constraint(NAME, "< 1.32", null), "h100"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).isEqualTo(NAME);
                    assertThat(e.reason())
                            .isEqualTo("nothing is both '>= 1.36, < 1.40', from base and eks, and '< 1.32', from h100");
                });
    }

    @Test
    void aRecipeHasTheRangeOfItsOverlays() {
        // given
        var library = new LibraryFolder(folder)
                .registry("a")
                .overlay("base", "constraints: [{name: K8s.server.version, value: '>= 1.30, < 1.36 || >= 2'}]")
                .overlay("eks", """
                    criteria: {service: eks}
                    constraints: [{name: K8s.server.version, value: '< 1.35'}]
                    """)
                .open();

        // when
        var resolution =
                new RecipeResolver(library, "test").resolve(Criteria.NONE.with(Criterion.SERVICE, "eks"), null);

        // then
        assertThat(resolution.recipe().constraints()).isEqualTo(List.of(new Constraint(NAME, ">= 1.30, < 1.35", null)));
    }

    @Test
    void whatIsMalformedIsNotMerged() {
        // when
        merge.merged(new Constraint(NAME, "=> 1.36", null), "base");
        merge.merged(new Constraint(NAME, "< 1.32", null), "eks");

        // then
        assertThat(merge.all()).containsExactly(new Constraint(NAME, "< 1.32", null));
    }
}
