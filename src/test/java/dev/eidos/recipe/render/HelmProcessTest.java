package dev.eidos.recipe.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.ChartFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmProcessTest {
    @TempDir
    private Path folder;

    @Test
    void aChartIsRenderedInItsNamespaceWithItsValues() throws Exception {
        // given
        ChartFolder.of(folder, "small").template("""
            kind: ConfigMap
            metadata: {name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }}}
            data: {a: {{ .Values.a | quote }}}
            """);

        // when
        Rendering rendering = render(HelmLimits.STANDARD);

        // then
        assertThat(rendering)
                .isInstanceOfSatisfying(
                        Rendering.Rendered.class,
                        rendered -> assertThat(rendered.manifests())
                                .contains("metadata: {name: eidos, namespace: where}")
                                .contains("data: {a: \"no\"}"));
    }

    @Test
    void aChartThatMakesNothingIsRenderedToNothing() throws Exception {
        // given
        ChartFolder.of(folder, "small").template("{{ if false }}kind: ConfigMap{{ end }}\n");

        // then
        assertThat(render(HelmLimits.STANDARD)).isEqualTo(new Rendering.Rendered(""));
    }

    @Test
    void whatHelmSaysOfAChartThatItRefusesIsTold() throws Exception {
        // given
        ChartFolder.of(folder, "small").template("{{ fail \"never\" }}");

        // then
        assertThat(render(HelmLimits.STANDARD))
                .isInstanceOfSatisfying(
                        Rendering.Refused.class,
                        refused -> assertThat(refused.reason()).contains("never"));
    }

    @Test
    void templatesThatCallThemselvesAreRefused() throws Exception {
        // given
        ChartFolder.of(folder, "small")
                .template("{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}");

        // then
        assertThat(render(HelmLimits.STANDARD)).isInstanceOf(Rendering.Refused.class);
    }

    @Test
    void aTemplateThatDoesNotEndIsEndedAndTheNextIsRendered() throws Exception {
        // given
        ChartFolder.of(folder, "small")
                .template("{{ range $i := until 100000 }}{{ range $j := until 100000 }}{{ end }}{{ end }}");
        HelmLimits limits = new HelmLimits(Duration.ofSeconds(60), Duration.ofSeconds(2), 2L << 30, 1 << 20);
        try (HelmProcess helm = HelmProcess.open(work(), limits)) {
            // when
            Rendering first = helm.render(small(), "where", Value.Mapping.EMPTY);
            ChartFolder.of(folder, "small").template("kind: ConfigMap\n");
            Rendering second = helm.render(small(), "where", Value.Mapping.EMPTY);

            // then
            assertThat(first).isEqualTo(new Rendering.Ended("it took longer than 2 s"));
            assertThat(second).isInstanceOf(Rendering.Rendered.class);
        }
    }

    @Test
    void aTemplateThatFillsTheMemoryIsEnded() throws Exception {
        // given
        ChartFolder.of(folder, "small").template("{{ range $i := until 200000000 }}{{ end }}");
        HelmLimits limits = new HelmLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), 600L << 20, 1 << 20);

        // then
        assertThat(render(limits)).isEqualTo(new Rendering.Ended("it took more than 600 MiB of memory"));
    }

    @Test
    void anOutputThatIsTooLargeIsEnded() throws Exception {
        // given
        ChartFolder.of(folder, "small").template("a: {{ repeat 2000000 \"x\" }}");

        // then
        assertThat(render(new HelmLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), 2L << 30, 1 << 20)))
                .isEqualTo(new Rendering.Ended("the engine ended by itself: it wrote more than 1 MiB"));
    }

    @Test
    void withoutTheOptionalPartItIsSaidHowToGetIt() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> HelmLibrary.classPath("/opt/eidos/lib/eidos-1.jar:/opt/eidos/lib/picocli-4.jar"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.suggestion())
                        .isEqualTo("on linux-x64, unpack lib/optional of the archive beside the other jars of eidos"));
    }

    @Test
    void theOptionalPartLiesBesideTheOtherJars() throws IOException {
        // given
        Path jars = Files.createDirectories(folder.resolve("lib/optional"));
        Path engine = Files.createFile(jars.resolve("helm-java-1.jar"));
        String own = folder.resolve("lib/eidos-1.jar").toString();

        // then
        assertThat(HelmLibrary.classPath(own)).isEqualTo(own + ":" + engine);
    }

    private Rendering render(HelmLimits limits) throws Exception {
        try (HelmProcess helm = HelmProcess.open(work(), limits)) {
            return helm.render(small(), "where", Value.mapping(Map.of("a", Value.scalar("no"))));
        }
    }

    private Path work() throws IOException {
        return Files.createDirectories(folder.resolve("work"));
    }

    private UnpackedChart small() {
        return new UnpackedChart(folder.resolve("small"));
    }
}
