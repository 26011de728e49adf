package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OneClusterTest {
    private static final OneCluster ASKED =
            new OneCluster(new ClusterIdentity("prod", "https://prod", "u-1"), "--any-cluster");

    @Test
    void aSnapshotOfAnotherClusterIsRefusedWithBothNames() {
        assertThatThrownBy(() ->
                        ASKED.require(recipe(), "recipe.yaml", Map.of(of("u-1"), "u-1.yaml", of("u-2"), "u-2.yaml")))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(e.code().exitCode()).isEqualTo(7);
                    assertThat(e.object()).isEqualTo("u-2.yaml");
                    assertThat(e.reason()).contains("u-2").contains("u-1");
                    assertThat(e.suggestion()).contains("--any-cluster");
                });
    }

    @Test
    void aSnapshotOfThisClusterOrOfNobodyKnowsWhichIsTaken() {
        assertThatCode(() -> ASKED.require(recipe(), "recipe.yaml", Map.of(of("u-1"), "u-1.yaml", of(""), "x.yaml")))
                .doesNotThrowAnyException();
    }

    private static ClusterIdentity of(String uid) {
        return new ClusterIdentity("", "", uid);
    }

    private static Recipe recipe() {
        return RecipeReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            metadata: {name: t}
            componentRefs: []
            """, "recipe.yaml", _ -> {});
    }
}
