package dev.eidos.cli.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFlagTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void library() {
        new LibraryFolder(folder).registry("gpu-operator").overlay("gke", """
            criteria: {service: gke}
            componentRefs: [{name: gpu-operator}]
            profile:
              name: stack
              default: managed
              values:
                managed: {}
                own: {componentRefs: [{name: gpu-operator, overrides: {driver: {enabled: true}}}]}
            """);
    }

    private Run recipe(String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(new String[] {"recipe", "--library", folder.toString(), "--service", "gke"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return Run.of(words);
    }

    @Test
    void theUsualChoiceIsTold() {
        // when
        Run run = recipe();

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("  selectedProfile:\n    name: stack\n    value: managed\n");
        assertThat(run.err())
                .contains("note: the library leaves a choice: this recipe has stack=managed, the usual one; see"
                        + " --profile");
    }

    @Test
    void aProfileOfOneValueIsNoChoice() {
        // when
        Run one = Run.of("recipe", "--service", "eks", "--gpu", "gb200", "--platform", "slurm");
        Run several = Run.of("recipe", "--service", "eks", "--gpu", "gh200", "--platform", "slurm");

        // then
        assertThat(one.out()).contains("  selectedProfile:\n    name: gpusPerNode\n    value: \"4\"\n");
        assertThat(one.err()).doesNotContain("leaves a choice");
        assertThat(several.err()).contains("leaves a choice: this recipe has gpusPerNode=1");
    }

    @Test
    void aChoiceIsMadeAndExplained() {
        // when
        Run run = recipe("--profile", "stack=own", "--explain");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("profile stack=own");
        assertThat(run.err()).doesNotContain("leaves a choice");
    }

    @Test
    void aChoiceThatDoesNotExistIsWrongInput() {
        // when
        Run run = recipe("--profile", "stack=else");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("stack=else").contains("stack=managed, stack=own");
    }
}
