package dev.eidos.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.document.Components;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {

    @Test
    void eachComesAfterAllThatItDependsOn() {
        // given
        List<ComponentRef> diamond = List.of(
                Components.of("top", "left", "right"),
                Components.of("left", "bottom"),
                Components.of("right", "bottom"),
                Components.of("bottom"));

        // then
        assertThat(DependencyOrder.of(diamond)).containsExactly("bottom", "left", "right", "top");
    }

    @Test
    void amongThoseThatCouldBeNextTheNameDecides() {
        // given
        List<ComponentRef> components =
                List.of(Components.of("c"), Components.of("a", "z"), Components.of("z"), Components.of("b"));

        // then
        assertThat(DependencyOrder.of(components)).containsExactly("b", "c", "z", "a");
    }

    @Test
    void aDependencyThatStandsTwiceCountsOnce() {
        assertThat(DependencyOrder.of(List.of(Components.of("a", "b", "b"), Components.of("b"))))
                .containsExactly("b", "a");
    }

    @Test
    void aDependencyThatIsNotThereIsNamed() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DependencyOrder.of(List.of(Components.of("a", "gone"))))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).isEqualTo("a");
                    assertThat(e.reason()).contains("'gone'");
                });
    }

    @Test
    void aCircleIsNamedWithoutThoseThatOnlyWaitForIt() {
        // given
        List<ComponentRef> components = List.of(
                Components.of("a-waits", "b"),
                Components.of("b", "c"),
                Components.of("c", "ready", "d"),
                Components.of("d", "b"),
                Components.of("ready"));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DependencyOrder.of(components))
                .extracting(EidosException::reason)
                .isEqualTo("b -> c -> d -> b");
    }

    @Test
    void whatDependsOnItselfIsACircle() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> DependencyOrder.of(List.of(Components.of("a", "a"))))
                .extracting(EidosException::reason)
                .isEqualTo("a -> a");
    }
}
