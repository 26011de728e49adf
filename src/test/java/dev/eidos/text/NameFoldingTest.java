package dev.eidos.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFoldingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpu-001 gpu-002 gpu-003 gpu-007 | gpu-[001-003,007]",
                "gpu-9 gpu-10 gpu-11 | gpu-[9-11]",
                "gpu-098 gpu-099 gpu-100 | gpu-[098-100]",
                "r1n1 r1n2 r2n1 r2n2 | r[1-2]n[1-2]",
                "a b | a b",
                "ip-10-3-7-9.x ip-10-3-8-1.x | ip-10-3-7-9.x ip-10-3-8-1.x",
            })
    void namesThatFoldAreGivenBack(String names, String folded) {
        // given
        List<String> all = List.of(names.split(" ", -1));

        // when
        List<String> result = FoldedNames.fold(all);

        // then
        assertThat(result).containsExactly(folded.split(" ", -1));
        assertThat(new TreeSet<>(result.stream()
                        .flatMap(text -> FoldedNames.expand(text).stream())
                        .toList()))
                .isEqualTo(new TreeSet<>(all));
    }
}
