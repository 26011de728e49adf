package dev.eidos.live.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.FakeCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedVersionsTest {
    private final FakeCluster cluster =
            new FakeCluster().with(Deployed.NAMESPACE).with(Deployed.HEALTHY);

    @Test
    void aVersionWithinTheLimitPasses() throws InterruptedException {
        assertThat(result("Deployment.shop.version", ">= 1.2.0, < 2").status()).isEqualTo(Status.PASSED);
        assertThat(result("Deployment.shop.version", ">= v1.2.3").status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aVersionBeyondFailsWithBoth() throws InterruptedException {
        // when
        CheckResult result = result("Deployment.shop.version", ">= v1.10.0");

        // then
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.findings().getFirst().reason()).isEqualTo("is there as v1.2.3, the recipe wants >= v1.10.0");
    }

    @Test
    void whatIsNotUnderstoodIsUnknownAndHasAnIdOfItsOwn() throws InterruptedException {
        List<CheckResult> results = all("Deployment.shop.replicas", "3");
        assertThat(results).extracting(CheckResult::id).contains("Deployment.shop.replicas");
        assertThat(results.getLast().status()).isEqualTo(Status.UNKNOWN);
        assertThat(all("Deployment.other.version", ">= 1").getLast().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).isEqualTo("the recipe has no component other"));
    }

    private CheckResult result(String name, String value) throws InterruptedException {
        return all(name, value).getFirst();
    }

    private List<CheckResult> all(String name, String value) throws InterruptedException {
        return Deployed.all(cluster, "deployment: {constraints: [{name: " + name + ", value: \"" + value + "\"}]}");
    }
}
