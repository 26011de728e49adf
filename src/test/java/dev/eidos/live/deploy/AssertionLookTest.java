package dev.eidos.live.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.CheckResult;
import dev.eidos.live.FakeCluster;
import dev.eidos.live.Finding;
import org.junit.jupiter.api.Test;

class AssertionLookTest {
    private static final String ASSERTS = """
        apiVersion: chainsaw.kyverno.io/v1alpha1
        kind: Test
        metadata: {name: shop}
        spec:
          steps:
          - name: operator
            try:
            - assert:
                resource:
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: operator, namespace: shop}
                  status: {(availableReplicas > `0`): true}
          - name: pods
            try:
            - error:
                resource: {apiVersion: v1, kind: Pod, metadata: {namespace: shop}, status: {phase: Pending}}
            - error:
                resource: {apiVersion: v1, kind: Pod, metadata: {namespace: shop}, status: {phase: Failed}}
        """;

    private static final String ORDERS = """
        apiVersion: shop.example/v1
        kind: Order
        metadata: {name: first}
        status: {state: waiting, conditions: [{type: Ready, status: "False", message: no stock}]}
        ---
        apiVersion: shop.example/v1
        kind: Order
        metadata: {name: second}
        status: {state: waiting}
        """;

    private static final String COMPLETE =
            "apiVersion: shop.example/v1\nkind: Order\nstatus: {state: complete, (length(state) > `0`): true}\n";

    private final FakeCluster cluster = new FakeCluster().with(Deployed.NAMESPACE);

    @Test
    void aHealthyComponentPassesAndPodsAreListedOnce() throws InterruptedException {
        // given
        cluster.with(Deployed.HEALTHY).with(pod("a", "Running"));

        // when
        CheckResult result = Deployed.asserted(cluster, ASSERTS);

        // then
        assertThat(result.findings()).isEmpty();
        assertThat(cluster.asked().stream().filter("/api/v1/namespaces/shop/pods"::equals))
                .hasSize(1);
    }

    @Test
    void anObjectThatIsOtherwiseIsToldWithFieldValueAndWhatWasAsked() throws InterruptedException {
        // given
        cluster.with(Deployed.HEALTHY.replace("availableReplicas: 1", "availableReplicas: 0"));

        // when
        CheckResult result = Deployed.asserted(cluster, ASSERTS);

        // then
        assertThat(result.findings()).anySatisfy(finding -> {
            assertThat(finding.object()).isEqualTo("deployments.apps/shop/operator");
            assertThat(finding.reason())
                    .isEqualTo("status (availableReplicas > `0`) does not hold: availableReplicas is 0"
                            + " (check.yaml:10, step operator)");
        });
    }

    @Test
    void anObjectThatMayNotBeIsTold() throws InterruptedException {
        // given
        cluster.with(Deployed.HEALTHY).with(pod("a", "Running")).with(pod("b", "Pending"));

        // when
        CheckResult result = Deployed.asserted(cluster, ASSERTS);

        // then
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.weight()).isEqualTo(Finding.Weight.FAILED);
            assertThat(finding.object()).isEqualTo("pods/shop/b");
            assertThat(finding.reason())
                    .startsWith("status.phase is Pending, and no such object may be there")
                    .contains("step pods");
        });
    }

    @Test
    void oneOfSeveralIsEnoughWhereNoneIsNamed() throws InterruptedException {
        // given
        cluster.with(Deployed.HEALTHY).with(ORDERS);

        // when
        CheckResult before = Deployed.asserted(cluster, COMPLETE);
        cluster.with(ORDERS.replace("waiting", "complete").replace("first", "third"));

        // then
        assertThat(before.findings()).hasSize(2);
        assertThat(before.findings().getFirst().reason()).contains("status.state is waiting, not complete: no stock");
        assertThat(Deployed.asserted(cluster, COMPLETE).findings()).isEmpty();
    }

    @Test
    void whatIsNotThereIsTold() throws InterruptedException {
        // given
        cluster.with(Deployed.HEALTHY);

        // when
        CheckResult noKind = Deployed.asserted(cluster, COMPLETE);
        CheckResult noObject = Deployed.asserted(
                cluster, "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: agent, namespace: shop}\n");

        // then
        assertThat(noKind.findings().getFirst().reason())
                .startsWith("the cluster does not know Order of shop.example/v1");
        assertThat(noKind.findings().getFirst().remedy()).endsWith("--api-group=shop.example");
        assertThat(noObject.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.object()).isEqualTo("deployments.apps/shop/agent");
            assertThat(finding.reason()).startsWith("there is none");
        });
    }

    @Test
    void whatMayNotBeReadOrIsNotReadIsUnknownAndNeverPassed() throws InterruptedException {
        // given
        cluster.with(Deployed.HEALTHY).forbidding("pods");

        // when
        CheckResult forbidden = Deployed.asserted(cluster, ASSERTS);
        CheckResult script = Deployed.asserted(cluster, """
            apiVersion: chainsaw.kyverno.io/v1alpha1
            kind: Test
            spec: {steps: [{name: run, try: [{script: {content: "true"}}]}]}
            """);

        // then
        assertThat(forbidden.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.weight()).isEqualTo(Finding.Weight.UNKNOWN);
            assertThat(finding.reason()).contains("may not be listed in shop");
        });
        assertThat(script.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.weight()).isEqualTo(Finding.Weight.UNKNOWN);
            assertThat(finding.object()).isEqualTo("check.yaml:3");
            assertThat(finding.reason()).startsWith("step 'run' is not read: 'script' does something");
        });
    }

    @Test
    void anExpressionThatCannotBeToldIsUnknown() throws InterruptedException {
        // given
        cluster.with(Deployed.HEALTHY);
        String asks = "{apiVersion: apps/v1, kind: Deployment, metadata: {namespace: shop},"
                + " status: {(absent | length(@) > `0`): true}}";

        // when
        CheckResult result = Deployed.asserted(cluster, """
            apiVersion: chainsaw.kyverno.io/v1alpha1
            kind: Test
            spec: {steps: [{name: run, try: [{assert: {resource: %1$s}}, {error: {resource: %1$s}}]}]}
            """.formatted(asks));

        // then
        assertThat(result.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.weight()).isEqualTo(Finding.Weight.UNKNOWN);
            assertThat(finding.reason()).contains("length() is not for nothing");
        });
    }

    private static String pod(String name, String phase) {
        return """
            apiVersion: v1
            kind: Pod
            metadata: {name: %s, namespace: shop}
            status: {phase: %s}
            """.formatted(name, phase);
    }
}
