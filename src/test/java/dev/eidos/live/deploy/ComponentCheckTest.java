package dev.eidos.live.deploy;

import static dev.eidos.live.deploy.Deployed.HEALTHY;
import static dev.eidos.live.deploy.Deployed.NAMESPACE;
import static dev.eidos.live.deploy.Deployed.SICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.FakeCluster;
import dev.eidos.live.Finding;
import org.junit.jupiter.api.Test;

class ComponentCheckTest {
    @Test
    void aHealthyComponentPassesWithItsVersion() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(cluster(HEALTHY));

        // then
        assertThat(result.findings()).isEmpty();
        assertThat(result.status()).isEqualTo(Status.PASSED);
        assertThat(result.actual()).isEqualTo("v1.2.3");
    }

    @Test
    void secretsAreNeverAskedFor() throws InterruptedException {
        // given
        FakeCluster cluster = cluster(SICK);

        // when
        Deployed.check(cluster);

        // then
        assertThat(cluster.asked()).isNotEmpty().noneMatch(path -> path.contains("secrets"));
    }

    @Test
    void aNamespaceThatIsNotThereIsAllThatIsSaid() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(new FakeCluster());

        // then
        assertThat(result.findings())
                .containsExactly(Finding.failed("namespaces/shop", "is not there", "install the recipe's bundle"));
    }

    @Test
    void aComponentThatIsNotInstalledIsTold() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(new FakeCluster().with(NAMESPACE));

        // then
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(first(result).reason()).startsWith("is not installed");
    }

    @Test
    void oneThatTheSiteHasElsewhereIsUnknownAndNotPassed() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(
                new FakeCluster().with(NAMESPACE).with(HEALTHY.replace("namespace: shop", "namespace: other")));

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(first(result).reason()).contains("deployments.apps/other/operator of shop-v1.2.3");
        assertThat(first(result).remedy()).contains("--skip shop");
    }

    @Test
    void anotherVersionIsToldWithBoth() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(cluster(HEALTHY.replace("shop-v1.2.3", "shop-v1.1.0")));

        // then
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(first(result).reason()).isEqualTo("is of chart shop v1.1.0, the recipe wants v1.2.3");
    }

    @Test
    void aVersionThatNothingTellsIsUnknown() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(cluster(HEALTHY.replace("helm.sh/chart: shop-v1.2.3, ", "")));

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(first(result).reason()).contains("nothing tells its chart's version");
    }

    @Test
    void aCrashIsToldWithItsLastLinesAndWithoutCredentials() throws InterruptedException {
        // given
        FakeCluster cluster = cluster(SICK).with("""
            apiVersion: v1
            kind: Pod
            metadata: {name: operator-1, namespace: shop, uid: p-1, labels: {app: operator}}
            spec: {nodeName: node-1}
            status:
              phase: Running
              containerStatuses:
              - name: main
                state: {waiting: {reason: CrashLoopBackOff}}
                lastState: {terminated: {exitCode: 1, reason: Error}}
            """).logging("operator-1", "no such table: orders");

        // when
        Finding finding = first(Deployed.check(cluster));

        // then
        assertThat(finding.object()).isEqualTo("deployments.apps/shop/operator");
        assertThat(finding.reason())
                .isEqualTo(
                        "0 of 1 ready; pod operator-1 on node-1: container main keeps crashing: exit code 1; its last"
                                + " lines: no such table: orders");
    }

    @Test
    void podsThatMayNotBeMadeAreExplainedByTheController() throws InterruptedException {
        // given
        FakeCluster cluster = cluster(SICK.replace(
                "status: {replicas: 1,",
                "status: {conditions: [{type: ReplicaFailure, status: \"True\", message: \"exceeded quota: q\"}],"));

        // when
        Finding finding = first(Deployed.check(cluster));

        // then
        assertThat(finding.reason()).contains("its pods are refused: exceeded quota: q");
        assertThat(finding.remedy()).contains("raise the quota");
    }

    @Test
    void aClaimThatIsNotBoundComesBeforeThePodThatWaitsForIt() throws InterruptedException {
        // given
        FakeCluster cluster = cluster(SICK).with("""
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: shop, uid: c-1}
            spec: {storageClassName: fast}
            status: {phase: Pending}
            ---
            apiVersion: v1
            kind: Event
            metadata: {name: e-1, namespace: shop}
            involvedObject: {uid: c-1}
            type: Warning
            reason: ProvisioningFailed
            message: storageclass "fast" not found
            """);

        // when
        Finding finding = first(Deployed.check(cluster));

        // then
        assertThat(finding)
                .isEqualTo(Finding.failed(
                        "persistentvolumeclaims/shop/data",
                        "is not bound: storageclass \"fast\" not found",
                        "see that StorageClass fast is there and its driver runs"));
    }

    @Test
    void aHookThatFailedIsTold() throws InterruptedException {
        // given
        FakeCluster cluster = cluster(HEALTHY).with("""
            apiVersion: batch/v1
            kind: Job
            metadata: {name: crds, namespace: shop, annotations: {helm.sh/hook: pre-install}}
            status: {conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded}]}
            """);

        // then
        assertThat(first(Deployed.check(cluster)).reason()).isEqualTo("has failed: BackoffLimitExceeded");
    }

    @Test
    void aWebhookWithoutEndpointsAndOneWithoutAuthorityAreTold() throws InterruptedException {
        // given
        String webhook = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: shop}
            webhooks:
            - name: orders.shop
              clientConfig: {service: {namespace: shop, name: hook}, caBundle: Y2E=}
            """;
        String slice = """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: hook-1, namespace: shop, labels: {kubernetes.io/service-name: hook}}
            endpoints: [{conditions: {ready: true}}]
            """;

        // then
        assertThat(Deployed.check(cluster(HEALTHY).with(webhook).with(slice)).status())
                .isEqualTo(Status.PASSED);
        assertThat(first(Deployed.check(cluster(HEALTHY).with(webhook))).reason())
                .startsWith("webhook orders.shop has no endpoints");
        assertThat(first(Deployed.check(cluster(HEALTHY)
                                .with(webhook.replace(", caBundle: Y2E=", ""))
                                .with(slice)))
                        .reason())
                .startsWith("webhook orders.shop has no caBundle");
    }

    @Test
    void aDefinitionThatIsMissingComesFirst() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(cluster(SICK), "crds: [orders.shop.example]", "");

        // then
        assertThat(first(result).object())
                .isEqualTo("customresourcedefinitions.apiextensions.k8s.io/orders.shop.example");
        assertThat(result.findings()).hasSize(2);
    }

    @Test
    void anOperatorsOwnWordIsHeardWithItsConditions() throws InterruptedException {
        // given
        String checks = """
            checks:
            - {id: order, object: orders.shop.example, path: $.status.state, value: ready, remedy: pack it}
            """;
        String order = """
            apiVersion: shop.example/v1
            kind: Order
            metadata: {name: first}
            status:
              state: notReady
              conditions: [{type: Ready, status: "False", message: box is missing}]
            """;

        // then
        assertThat(first(Deployed.check(cluster(HEALTHY).with(order), checks, "")))
                .isEqualTo(Finding.failed(
                        "orders.shop.example/first", "status.state is notReady, not ready: box is missing", "pack it"));
        assertThat(first(Deployed.check(cluster(HEALTHY), checks, "")).reason())
                .isEqualTo("the cluster does not know this kind of object");
        assertThat(Deployed.check(cluster(HEALTHY).with(order.replace("notReady", "ready")), checks, "")
                        .status())
                .isEqualTo(Status.PASSED);
    }

    @Test
    void imagesFromElsewhereThanTheMirrorAreTold() throws InterruptedException {
        // then
        assertThat(Deployed.check(cluster(HEALTHY), "", "registry.example").status())
                .isEqualTo(Status.PASSED);
        assertThat(first(Deployed.check(cluster(HEALTHY), "", "mirror.example/all"))
                        .reason())
                .isEqualTo("does not pull from the mirror mirror.example/all: registry.example/shop:1");
    }

    @Test
    void aNamespacesLevelThatForbidsItsPodsIsTold() throws InterruptedException {
        // given
        FakeCluster cluster = new FakeCluster()
                .with(NAMESPACE.replace(
                        "{name: shop}", "{name: shop, labels: {pod-security.kubernetes.io/enforce: baseline}}"))
                .with(HEALTHY.replace("{spec: {", "{spec: {hostPID: true, "));

        // then
        assertThat(first(Deployed.check(cluster)).remedy()).contains("enforce=privileged");
    }

    @Test
    void fluxThatPausedIsUnknownAndThatFailedIsFailed() throws InterruptedException {
        // given
        String release = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: shop, namespace: flux}
            spec: {releaseName: shop, targetNamespace: shop, suspend: true}
            status:
              history: [{chartVersion: v1.2.3}]
              conditions: [{type: Ready, status: "True"}]
            """;

        // then
        assertThat(Deployed.check(cluster(HEALTHY).with(release)).status()).isEqualTo(Status.UNKNOWN);
        assertThat(first(Deployed.check(
                                cluster(HEALTHY).with(release.replace("\"True\"", "\"False\", reason: InstallFailed"))))
                        .reason())
                .isEqualTo("is not ready: InstallFailed");
    }

    @Test
    void argoThatIsPausedIsUnknown() throws InterruptedException {
        // given
        FakeCluster cluster = cluster(HEALTHY).with("""
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: shop, namespace: argocd, annotations: {argocd.argoproj.io/skip-reconcile: "true"}}
            spec: {source: {chart: shop, targetRevision: v1.2.3}, destination: {namespace: shop}}
            status: {health: {status: Healthy}, sync: {status: Synced}}
            """);

        // when
        CheckResult result = Deployed.check(cluster);

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(first(result).object()).isEqualTo("applications.argoproj.io/argocd/shop");
        assertThat(first(result).reason()).startsWith("is paused");
    }

    @Test
    void aComponentInTheMiddleOfItsUpgradeFailsByItsRolloutFirst() throws InterruptedException {
        // given
        String rolling = HEALTHY.replace("updatedReplicas: 1", "updatedReplicas: 0");
        String old = HEALTHY.replace("name: operator", "name: webhook")
                .replace("uid: d-1", "uid: d-2")
                .replace("shop-v1.2.3", "shop-v1.1.0");

        // when
        CheckResult result = Deployed.check(cluster(rolling).with(old));

        // then
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(first(result).object()).isEqualTo("deployments.apps/shop/operator");
        assertThat(first(result).reason()).startsWith("is being rolled out: 0 of 1 updated");
        assertThat(first(result).remedy()).startsWith("wait for it");
        assertThat(result.findings().getLast().reason()).contains("is of chart shop v1.1.0");
        assertThat(result.actual()).isEqualTo("v1.2.3, v1.1.0");
    }

    @Test
    void argoThatIsOutOfSyncIsFailed() throws InterruptedException {
        // given
        FakeCluster cluster = cluster(HEALTHY).with("""
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: shop, namespace: argocd}
            spec: {source: {chart: shop, targetRevision: v1.2.3}, destination: {namespace: shop}}
            status: {health: {status: Degraded}, sync: {status: OutOfSync}}
            """);

        // then
        assertThat(first(Deployed.check(cluster)).reason()).isEqualTo("health is Degraded, sync is OutOfSync");
    }

    @Test
    void whatMayNotBeReadIsUnknownWithTheRoleThatWouldAllowIt() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(cluster(HEALTHY).forbidding("deployments.apps"));

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(result.findings()).hasSize(1);
        assertThat(first(result).remedy())
                .contains("kubectl create role --namespace shop eidos-validate --verb=get,list"
                        + " --resource=deployments.apps");
    }

    private static FakeCluster cluster(String workload) {
        return new FakeCluster().with(NAMESPACE).with(workload);
    }

    private static Finding first(CheckResult result) {
        assertThat(result.findings()).isNotEmpty();
        return result.findings().getFirst();
    }
}
