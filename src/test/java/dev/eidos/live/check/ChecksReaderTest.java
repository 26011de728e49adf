package dev.eidos.live.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.LibraryFiles;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksReaderTest {
    @Test
    void theLibrarysOwnChecksCanAllBeRead() {
        // given
        LibraryFiles library = EmbeddedFiles.open();

        // then
        assertThat(library.paths().stream().filter(path -> path.endsWith("/checks.yaml")))
                .hasSizeGreaterThan(10)
                .allSatisfy(path -> {
                    Value document = Objects.requireNonNull(library.document(path));
                    ComponentChecks checks = ChecksReader.read(document, path);
                    assertThat(checks.checks())
                            .allSatisfy(check -> assertThat(check.remedy()).isNotBlank());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{checks: [{id: a, object: pods, path: $.a, value: b, valeu: c}]} | field 'valeu' is not known",
                "{checks: [{id: A b, object: pods, path: $.a, value: b}]} | is not of small letters",
                "{checks: [{id: a, object: secrets, path: $.data, value: b}]} | Secrets are never read",
                "{checks: [{id: a, object: pods, path: $..a, value: b}]} | is no path that is understood here",
                "{checks: [{id: a, object: pods, path: $.a, value: \">=\"}]} | is no value",
                "{checks: [{id: a, object: pods, path: $.a}]} | 'value' is missing",
                "{crds: [orders]} | is no name of a CRD",
                "{checks: [{id: a, object: pods, path: $.a, value: b}, {id: a, object: pods, path: $.a, value: b}]}"
                        + " | there are two checks 'a'"
            })
    void whatCannotBeUsedIsRefusedWithItsPlace(String yaml, String reason) {
        assertThatThrownBy(() -> ChecksReader.read(DocumentReader.read(yaml, "c.yaml"), "c.yaml"))
                .isInstanceOfSatisfying(EidosException.class, e -> {
                    assertThat(e.reason()).contains(reason);
                    assertThat(e.object()).startsWith("c.yaml:1:");
                });
    }
}
