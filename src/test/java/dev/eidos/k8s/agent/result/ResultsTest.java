package dev.eidos.k8s.agent.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.testing.memory.InMemoryCluster;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {
    private static final ConfigMapUri OWN = new ConfigMapUri("gpu-operator", Agents.RUN.resultName());
    private static final ConfigMapUri NAMED = new ConfigMapUri("gpu-operator", "mine");

    private final ApiClient api = ApiClient.over(new InMemoryCluster().connect(), RetryPolicy.BRIEF);
    private final Results results = results(
            Agents.config().run(run -> run.output(NAMED).version("1.1.0")).build());

    private Results results(AgentConfig config) {
        return new Results(api, config, Agents.RUN, config.result(Agents.RUN));
    }

    @BeforeEach
    void namespace() throws Exception {
        Value namespace = DocumentReader.read("metadata: {name: gpu-operator}", "test");
        api.call("", ApiRequest.create(ApiResource.namespace("gpu-operator"), namespace));
    }

    private ResultSeal write(ConfigMapUri uri, String document, String run) throws Exception {
        var stamp = new ResultStamp(EidosLabels.of("1.0.0", run), run, null);
        return new ConfigMapStore(api, stamp).write(uri, "snapshot.yaml", document, "yaml", Instant.EPOCH);
    }

    private ResultSeal written(String document) throws Exception {
        return write(NAMED, document, Agents.RUN.value());
    }

    private Value change(ConfigMapUri uri, String change) throws Exception {
        return api.call("", ApiRequest.merge(resource(uri), DocumentReader.read(change, "test")));
    }

    private static ApiResource resource(ConfigMapUri uri) {
        return ApiResource.configMap(uri.namespace(), uri.name());
    }

    private static void fails(ErrorCode code, String what, ConfigMapUri at, ThrowingCallable work, String... reasons) {
        assertThatThrownBy(work).isInstanceOfSatisfying(EidosException.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.what()).isEqualTo(what);
            assertThat(failure.object()).isEqualTo(at.object());
            assertThat(failure.reason()).contains(reasons);
            assertThat(failure.suggestion()).isNotEmpty();
        });
    }

    @Test
    void whatTheAgentHasSealedIsItsResult() throws Exception {
        // given
        ResultSeal seal = written("a: 1\n");

        // then
        assertThat(results.read(seal, Optional.empty()).document()).isEqualTo("a: 1\n");
    }

    @Test
    void anotherDocumentWithItsOwnHashIsAForgery() throws Exception {
        // given
        ResultSeal seal = written("a: 1\n");
        ResultSeal forged = written("a: 2\n");

        // then
        fails(
                ErrorCode.CONFLICT,
                "the result is not the one that the agent wrote",
                NAMED,
                () -> results.read(seal, Optional.empty()),
                forged.sha256(),
                "the agent wrote " + seal.sha256());
    }

    @Test
    void aForgeryInHandIsNoneEither() throws Exception {
        // given
        ResultSeal seal = written("a: 1\n");
        Value forged = change(NAMED, "data: {snapshot.yaml: x}");

        // then
        fails(
                ErrorCode.FAILED,
                "the document in the ConfigMap is not the one that was written",
                NAMED,
                () -> results.read(seal, Optional.of(forged)),
                "1 bytes, and 5 were written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "sha256"})
    void aResultWithoutAnAnnotationIsNotBelieved(String annotation) throws Exception {
        // given
        ResultSeal seal = written("a: 1\n");
        change(NAMED, "metadata: {annotations: {eidos.nvidia.com/" + annotation + ": null}}");

        // then
        fails(
                ErrorCode.FAILED,
                "the document in the ConfigMap is not the one that was written",
                NAMED,
                () -> results.read(seal, Optional.empty()),
                "eidos.nvidia.com/" + annotation + " is missing");
    }

    @Test
    void aResultWithoutItsRunIsNotBelieved() throws Exception {
        // given
        ResultSeal seal = written("a: 1\n");
        change(NAMED, "metadata: {annotations: {eidos.nvidia.com/run-id: null}}");

        // then
        fails(
                ErrorCode.FAILED,
                "the result does not say which run wrote it",
                NAMED,
                () -> results.read(seal, Optional.empty()),
                "too old",
                "somebody has changed");
    }

    @Test
    void aPartThatSomebodyElseWroteIsNoticed() throws Exception {
        // given
        ResultSeal seal = written("a".repeat(2 << 20));
        written("b".repeat(2 << 20));
        Value part = api.call("", ApiRequest.get(resource(new ConfigMapUri("gpu-operator", "mine-part-1"))));
        written("a".repeat(2 << 20));

        // when
        change(
                new ConfigMapUri("gpu-operator", "mine-part-1"),
                "binaryData: {part: " + part.text("binaryData", "part") + "}");

        // then
        fails(
                ErrorCode.FAILED,
                "the document in the ConfigMap is not the one that was written",
                NAMED,
                () -> results.read(seal, Optional.empty()),
                "and " + seal.sha256() + " was written");
    }

    @Test
    void aResultThatSomebodyDeletedIsMissed() throws Exception {
        // given
        ResultSeal seal = written("a: 1\n");
        api.call("", ApiRequest.delete(resource(NAMED)));

        // then
        fails(
                ErrorCode.FAILED,
                "somebody has deleted the agent's result",
                NAMED,
                () -> results.read(seal, Optional.empty()),
                seal.sha256());
    }

    @Test
    void aResultOfAnotherRunIsThatRuns() throws Exception {
        // given
        ResultSeal seal = written("a: 1\n");
        write(NAMED, "a: 2\n", "20200101-000000-aaaaaa");

        // then
        fails(
                ErrorCode.CONFLICT,
                "the result is another run's",
                NAMED,
                () -> results.read(seal, Optional.empty()),
                "20200101-000000-aaaaaa");
    }

    @Test
    void theAgentWritesWhereItWasToldToOrBesideItsOwnName() throws Exception {
        // given
        Results own = results(Agents.config().build());
        ConfigMapUri beside = new ConfigMapUri(OWN.namespace(), OWN.name() + "-0a1b2c3d");
        ResultSeal seal = write(beside, "a: 1\n", Agents.RUN.value());
        ResultSeal elsewhere = write(new ConfigMapUri("gpu-operator", "mine-2"), "a: 1\n", Agents.RUN.value());

        // then
        assertThat(own.read(seal, Optional.empty()).source()).isEqualTo(beside.toString());
        fails(
                ErrorCode.FAILED,
                "the agent wrote its result elsewhere",
                elsewhere.uri(),
                () -> results.read(elsewhere, Optional.empty()),
                NAMED.object());
    }

    @Test
    void anAgentThatIsTooOldToSealItsResultIsToldByItsVersion() throws Exception {
        // given
        written("a: 1\n");

        // then
        assertThat(results.unsealed("")).satisfies(failure -> {
            assertThat(failure.what()).isEqualTo("the agent did not say which result it wrote");
            assertThat(failure.object()).isEqualTo(NAMED.object());
            assertThat(failure.reason())
                    .contains("the image ghcr.io/nvidia/eidos:1.0.0 has eidos 1.0.0, which is too old")
                    .contains("this is 1.1.0");
            assertThat(failure.suggestion()).contains("leave --image out");
        });
    }
}
