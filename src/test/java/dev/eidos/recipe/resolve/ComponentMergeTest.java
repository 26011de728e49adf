package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.document.ComponentRefReader;
import dev.eidos.recipe.document.Components;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComponentMergeTest {
    private static final RegisteredComponent CHART = new RegisteredComponent(
            "a",
            ComponentRef.HELM,
            "https://charts.example",
            "chart",
            "1.0.0",
            "a-system",
            null,
            List.of(),
            Value.mapping(Map.of()));
    private static final RegisteredComponent KUSTOMIZATION = new RegisteredComponent(
            "a",
            ComponentRef.KUSTOMIZE,
            "https://git.example",
            null,
            "v2",
            "a-system",
            "config",
            List.of(),
            Value.mapping(Map.of()));

    @Test
    void theUpperReplacesWhatItSaysAndLeavesTheRest() {
        // given
        ComponentRef lower = Components.parse("""
            {name: a, type: Helm, namespace: one, chart: c, source: s, version: 1.0, valuesFile: low.yaml}\
            """);
        ComponentRef upper = Components.parse("{name: a, namespace: two, version: 1.10, chart: ''}");

        // when
        ComponentRef merged = ComponentMerge.merge(lower, upper);

        // then
        assertThat(YamlWriter.write(ComponentRefReader.document(merged))).isEqualTo("""
            name: a
            namespace: two
            chart: c
            type: Helm
            source: s
            version: "1.10"
            valuesFile: low.yaml
            """);
    }

    @Test
    void overridesAreMergedAndListsUnitedInTheOrderInWhichTheirItemsCame() {
        // given
        ComponentRef lower = Components.parse("""
            name: a
            overrides: {driver: {enabled: true, version: "570"}, list: [1, 2]}
            dependencyRefs: [x, y]
            manifestFiles: [m1]
            """);
        ComponentRef upper = Components.parse("""
            name: a
            overrides: {driver: {enabled: false}, list: [3]}
            dependencyRefs: [z, x]
            """);

        // when
        ComponentRef merged = ComponentMerge.merge(lower, upper);

        // then
        assertThat(YamlWriter.write(merged.overrides())).isEqualTo("""
            driver:
              enabled: false
              version: "570"
            list:
            - 3
            """);
        assertThat(merged.dependencyRefs()).containsExactly("x", "y", "z");
        assertThat(merged.manifestFiles()).containsExactly("m1");
    }

    @Test
    void theRegistryOnlyFillsWhatNoOverlaySays() {
        // given
        ComponentRef said = Components.parse("{name: a, version: 9.9.9, valuesFile: own.yaml}");

        // when
        ComponentRef complete = complete(said, CHART, "components/a/values.yaml");
        ComponentRef unsaid = complete(Components.of("a"), CHART, "components/a/values.yaml");

        // then
        assertThat(complete.version()).isEqualTo("9.9.9");
        assertThat(complete.valuesFile()).isEqualTo("own.yaml");
        assertThat(complete.source()).isEqualTo("https://charts.example");
        assertThat(unsaid.version()).isEqualTo("1.0.0");
        assertThat(unsaid.valuesFile()).isEqualTo("components/a/values.yaml");
        assertThat(unsaid.tag()).isNull();
    }

    @Test
    void aKustomizationHasATagWhereAChartHasAVersion() {
        // when
        ComponentRef complete = complete(Components.of("a"), KUSTOMIZATION, null);

        // then
        assertThat(complete.tag()).isEqualTo("v2");
        assertThat(complete.version()).isNull();
        assertThat(complete.path()).isEqualTo("config");
    }

    private static ComponentRef complete(ComponentRef said, RegisteredComponent registered, @Nullable String file) {
        return ComponentMerge.merge(registered.defaults(said.type()), said).withValuesFile(file);
    }

    @Test
    void aDigestIsOfOneVersionOfOneChart() {
        // given
        ComponentRef lower = Components.parse("{name: a, chart: c, source: s, version: 1.0.0, digest: 'sha256:12'}");

        // then
        assertThat(ComponentMerge.merge(lower, Components.parse("{name: a, overrides: {a: 1}}"))
                        .digest())
                .isEqualTo("sha256:12");
        assertThat(ComponentMerge.merge(lower, Components.parse("{name: a, version: 1.0.1}"))
                        .digest())
                .isNull();
        assertThat(ComponentMerge.merge(lower, Components.parse("{name: a, version: 1.0.1, digest: 'sha256:34'}"))
                        .digest())
                .isEqualTo("sha256:34");
    }
}
