package dev.eidos.recipe.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CriteriaReaderTest {
    private final List<String> notices = new ArrayList<>();

    @Test
    void criteriaAreReadAndSynonymsTakenForWhatTheyMean() {
        // when
        Criteria criteria = read("""
            apiVersion: aicr.nvidia.com/v1alpha1
            kind: RecipeCriteria
            metadata: {name: ours}
            spec: {service: eks, accelerator: l40s, os: al2023, intent: any, platform: '', nodes: 8}
            """);

        // then
        assertThat(criteria)
                .isEqualTo(new Criteria(
                        Map.of(Criterion.SERVICE, "eks", Criterion.ACCELERATOR, "l40", Criterion.OS, "amazonlinux"),
                        8));
        assertThat(notices).isEmpty();
    }

    @Test
    void whatIsLeftBlankIsNotAskedFor() {
        assertThat(read("spec:")).isEqualTo(Criteria.NONE);
        assertThat(read("spec: {service: , nodes: }")).isEqualTo(Criteria.NONE);
    }

    @Test
    void aMistypedCriterionIsTold() {
        // when
        read("{kind: RecipeCriteria, spec: {acelerator: h100}}");

        // then
        assertThat(notices).singleElement().asString().contains("'acelerator' is not known");
    }

    @Test
    void criteriaWithoutSpecAreRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read("{kind: RecipeCriteria, service: eks}"))
                .extracting(EidosException::reason)
                .isEqualTo("'spec' is missing");
    }

    @Test
    void theCountOfNodesMustBeAWholeNumber() {
        for (String nodes : List.of("-1", "1.5", "four", "99999999999", "[1]")) {
            assertThatExceptionOfType(EidosException.class)
                    .as(nodes)
                    .isThrownBy(() -> read("spec: {nodes: " + nodes + "}"))
                    .extracting(EidosException::reason)
                    .isEqualTo("'nodes' must be a whole number from 0");
        }
    }

    @Test
    void inADocumentTheUnnamedAreAny() {
        assertThat(YamlWriter.write(CriteriaReader.mapping(Criteria.NONE.with(Criterion.INTENT, "training"))))
                .isEqualTo("""
                    service: any
                    accelerator: any
                    intent: training
                    os: any
                    platform: any
                    """);
    }

    private Criteria read(String yaml) {
        return CriteriaReader.document(DocumentReader.read(yaml, "criteria.yaml"), "criteria.yaml", notices::add);
    }
}
