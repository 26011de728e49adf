package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InheritanceChainTest {
    @TempDir
    private Path folder;

    @Test
    void theOldestAncestorComesFirstAndTheBaseIsLeftOut() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("base", "criteria: {}")
                .overlay("cloud", "base: base")
                .overlay("eks", "base: cloud\ncriteria: {service: eks}")
                .overlay("eks-h100", "base: eks\ncriteria: {service: eks, accelerator: h100}")
                .open();

        // then
        assertThat(chain(library, "eks-h100")).containsExactly("cloud", "eks", "eks-h100");
        assertThat(chain(library, "cloud")).containsExactly("cloud");
        assertThat(chain(library, "base")).isEmpty();
    }

    @Test
    void aCircleIsNamedWithEachHeirBehindWhatItInheritsFrom() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("a", "base: b")
                .overlay("b", "base: c")
                .overlay("c", "base: a")
                .open();

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> chain(library, "a"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.reason()).isEqualTo("a <- c <- b <- a");
                    assertThat(e.object()).endsWith("overlays/a.yaml");
                });
    }

    @Test
    void whoOnlyInheritsFromACircleIsNoPartOfIt() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("outside", "base: a")
                .overlay("a", "base: b")
                .overlay("b", "base: a")
                .overlay("self", "base: self")
                .open();

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> chain(library, "outside"))
                .extracting(EidosException::reason)
                .isEqualTo("a <- b <- a");
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> chain(library, "self"))
                .extracting(EidosException::reason)
                .isEqualTo("self <- self");
    }

    @Test
    void anAncestorThatDoesNotExistIsNamedWithTheFileThatNamesIt() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("heir", "base: middle")
                .overlay("middle", "base: gone")
                .open();

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> chain(library, "heir"))
                .satisfies(e -> {
                    assertThat(e.object()).endsWith("overlays/middle.yaml");
                    assertThat(e.reason()).contains("'gone'");
                });
    }

    private static List<String> chain(RecipeLibrary library, String name) {
        return InheritanceChain.of(Objects.requireNonNull(library.head(name)), library).stream()
                .map(OverlayHead::name)
                .toList();
    }
}
