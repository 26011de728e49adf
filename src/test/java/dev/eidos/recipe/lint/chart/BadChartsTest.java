package dev.eidos.recipe.lint.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.render.HelmLimits;
import dev.eidos.recipe.render.HelmProcess;
import dev.eidos.recipe.render.Renderer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts that are broken, or mean harm: what is said of them, and that the check comes to its end. */
class BadChartsTest {
    private static final String ENDLESS = "{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}";

    private static final HelmLimits SHORT =
            new HelmLimits(Duration.ofSeconds(60), Duration.ofSeconds(2), 2L << 30, 1 << 20);

    @TempDir
    private static Path engine;

    private static HelmProcess helm = HelmProcess.open(Path.of("."), SHORT);

    @TempDir
    private Path folder;

    private final AtomicInteger rendered = new AtomicInteger();
    private ChartTrial trial = new ChartTrial(Path.of("."), helm);

    @BeforeAll
    static void oneEngineForAll() {
        helm = HelmProcess.open(engine, SHORT);
    }

    @AfterAll
    static void noEngineIsLeft() {
        helm.close();
    }

    @BeforeEach
    void aLibraryInOrder() {
        Renderer counted = (chart, namespace, values) -> {
            rendered.incrementAndGet();
            return helm.render(chart, namespace, values);
        };
        trial = new ChartTrial(folder, counted).component("gpu", "");
        trial.chart("gpu").template("kind: ConfigMap\nmetadata: {name: gpu}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chart.yaml         | 'name: gpu\nversion: [1'     | Chart.yaml:2:12: expected ',' or ']', but got",
                "values.yaml        | 'a: 1\n  b: 2'               | values.yaml:2:4: mapping values are not allowed",
                "values.yaml        | 'a: \u0001'                  | values.yaml: special characters are not allowed",
                "values.schema.json | '{\"type\": '                | values.schema.json:1:10: Unexpected end-of-input",
            })
    void aFileThatDoesNotParseIsToldWithItsLine(String file, String content, String reason) throws Exception {
        // given
        trial.chart("gpu").template("kind: ConfigMap\n").file(file, content);

        // then
        assertThat(trial.findings())
                .singleElement()
                .asString()
                .startsWith("ERROR registry.yaml:7: chart gpu 1.0.0 was not checked: malformed ")
                .contains("charts/gpu/" + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'kind: ConfigMap\n{{ if }}'          | (gpu/templates/main.yaml:2): missing value for if",
                "'kind: ConfigMap\n{{ nothing 1 }}'   | (gpu/templates/main.yaml:2): function \"nothing\" not defined",
                "'kind: ['                            | gpu/templates/main.yaml: error converting YAML to JSON",
                "'- a list'                           | gpu/templates/main.yaml: error unmarshaling JSON",
            })
    void aTemplateThatMakesNoObjectsIsToldWithItsFile(String template, String reason) throws Exception {
        // given
        trial.chart("gpu").template(template);

        // then
        assertThat(trial.findings())
                .singleElement()
                .asString()
                .startsWith("ERROR registry.yaml:7: chart gpu 1.0.0 cannot be rendered with the library's values: Helm"
                        + " refuses it: ")
                .contains(reason)
                .endsWith(", and refuses the chart's own values likewise (for any criteria)");
    }

    @Test
    void templatesThatCallEachOtherForEverAreToldInALine() throws Exception {
        // given
        trial.chart("gpu").template("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}");

        // then
        assertThat(trial.findings())
                .singleElement()
                .asString()
                .contains("gpu/templates/main.yaml:1:", "rendering template has a nested reference name: a")
                .hasSizeLessThan(800);
    }

    @Test
    void aChartThatDoesNotEndIsLeftAfterThreeTries() throws Exception {
        // given
        trial.chart("gpu").template(ENDLESS);
        trial.values("gpu", "a: 1\n");
        for (String service : new String[] {"eks", "gke", "aks", "oke"}) {
            trial.library()
                    .overlay(
                            service,
                            "criteria: {service: " + service + "}\nbase: base\ncomponentRefs: [{name: gpu, overrides:"
                                    + " {a: " + service + "}}]");
        }

        // then
        assertThat(trial.findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("ERROR registry.yaml:7: chart gpu 1.0.0 cannot be rendered with the library's"
                                + " values: rendering it was ended: it took longer than 2 s"))
                .anySatisfy(finding -> assertThat(finding)
                        .isEqualTo("ERROR registry.yaml:7: chart gpu 1.0.0 was not checked: its templates do not end,"
                                + " charts/gpu: rendering was ended 3 times, the last time since it took longer than"
                                + " 2 s"));
        assertThat(rendered).hasValue(3);
    }

    @Test
    void aValueThatMakesTheChartEndlessCountsAsRead() throws Exception {
        // given
        trial.values("gpu", "slow: false\nunread: 1\n");
        trial.chart("gpu").template("kind: ConfigMap\n{{ if .Values.slow }}" + ENDLESS + "{{ end }}");

        // then
        assertThat(trial.findings())
                .containsExactly("WARNING components/gpu/values.yaml:2: gpu: chart gpu 1.0.0 does not read 'unread'");
    }
}
