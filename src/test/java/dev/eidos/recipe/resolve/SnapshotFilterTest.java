package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFilterTest {
    private static final Criteria EKS = Criteria.NONE.with(Criterion.SERVICE, "eks");

    @TempDir
    private Path folder;

    @Test
    void anOverlayWhoseConstraintsTheSnapshotDoesNotMeetIsLeftOutAndToldOf() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("base", "criteria: {}")
                .overlay("eks", "criteria: {service: eks}")
                .overlay("eks-new", """
                    criteria: {service: eks, os: ubuntu}
                    constraints:
                    - {name: OS.release.ID, value: ubuntu}
                    - {name: OS.release.VERSION_ID, value: '>= 24.04'}
                    """)
                .open();

        // when
        Recipe recipe = new RecipeResolver(library, "test")
                .resolve(EKS.with(Criterion.OS, "ubuntu"), snapshot("ID: rhel"))
                .recipe();

        // then
        assertThat(recipe.appliedOverlays()).containsExactly("base", "eks");
        assertThat(recipe.excludedNames()).containsExactly("eks-new");
        assertThat(recipe.warnings())
                .containsExactly(new ConstraintWarning("eks-new", "OS.release.ID", "ubuntu", "rhel"));
        assertThat(recipe.constraints()).isEmpty();
    }

    @Test
    void whatTheSnapshotDoesNotTellLeavesNothingOut() {
        // given
        RecipeLibrary library = new LibraryFolder(folder).overlay("eks", """
            criteria: {service: eks}
            constraints: [{name: OS.kernel.version, value: '>= 6'}]
            """).open();

        // when
        Recipe recipe = new RecipeResolver(library, "test")
                .resolve(EKS, snapshot("ID: rhel"))
                .recipe();

        // then
        assertThat(recipe.appliedOverlays()).containsExactly("eks");
        assertThat(recipe.warnings()).isEmpty();
    }

    private static Snapshot snapshot(String release) {
        return SnapshotReader.read("""
            kind: Snapshot
            measurements:
            - type: OS
              subtypes:
              - subtype: release
                data:
                  %s
            """.formatted(release), "snapshot.yaml", notice -> {
            throw new AssertionError(notice);
        });
    }
}
