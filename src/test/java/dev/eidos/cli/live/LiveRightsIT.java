package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.testing.Await;
import dev.eidos.testing.Permission;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what docs/security.md says sees all; who may less is told what is missing, and nothing passes for it. */
class LiveRightsIT {
    private final RawApi api = RawApi.require();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theClusterRoleOfTheDocumentationIsEnough() throws IOException {
        // given
        try (LiveShop shop = new LiveShop(api, folder);
                TestUser user = new TestUser(api, DocumentedRights.ofReading())) {
            shop.running("well", LiveShop.VERSION);

            // then
            Await.until(
                    "well passes",
                    Duration.ofSeconds(60),
                    () -> status(shop, user).equals("passed"));
            assertThat(validate(shop, user, "--phase", "all").out()).doesNotContain("may not be listed");
        }
    }

    @Test
    void withoutOneOfItsRulesTheCheckIsUnknownAndNamesTheRole() throws IOException {
        // given
        Permission missing = new Permission("", "apps", "deployments", "list");
        try (LiveShop shop = new LiveShop(api, folder);
                TestUser user = new TestUser(api, Permission.except(DocumentedRights.ofReading(), missing))) {
            shop.running("well", LiveShop.VERSION);

            // when
            Run run = validate(shop, user);

            // then
            assertThat(run.code()).isEqualTo(9);
            assertThat(status(shop, user)).isEqualTo("unknown");
            assertThat(run.out()).contains("--verb=get,list --resource=deployments.apps");
        }
    }

    @Test
    void theClusterRoleForTestsIsEnoughForThem() throws IOException {
        // given
        List<Permission> all = new ArrayList<>(DocumentedRights.ofReading());
        all.addAll(DocumentedRights.ofTests());
        try (TestUser user = new TestUser(api, all)) {
            // when
            Run run = measure(user);

            // then
            assertThat(run.out()).contains("412.25 GB/s in one node");
            assertThat(run.err()).doesNotContain("left behind");
            assertThat(run.code()).isZero();
        }
    }

    @Test
    void whoMayOnlyReadIsToldTheRoleForTestsAndNothingPasses() throws IOException {
        // given
        try (TestUser user = new TestUser(api, DocumentedRights.ofReading())) {
            // when
            Run run = measure(user);

            // then
            assertThat(run.code()).isEqualTo(9);
            assertThat(run.out()).contains("--verb=create,get,delete --resource=namespaces", "status: unknown");
        }
    }

    private Run measure(TestUser user) throws IOException {
        Path recipe = Files.writeString(folder.resolve("measured.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            componentRefs: []
            validation:
              performance:
                checks: [bw]
                constraints: [{name: bw, value: ">= 100"}]
                tests:
                - name: bw
                  image: localhost/tools:1
                  command: [/bin/sh, -c, "echo '# Avg bus bandwidth : 412.25'"]
            """);
        return Run.of(
                "validate",
                "-r",
                recipe.toString(),
                "--cluster",
                "--phase",
                "performance",
                "--run-tests",
                "--kubeconfig",
                kubeconfig(user));
    }

    private String status(LiveShop shop, TestUser user) {
        Run run = validate(shop, user);
        return DocumentReader.read(run.out(), run.err()).items("results").stream()
                .filter(result -> result.text("name").equals("well"))
                .findFirst()
                .map(result -> result.text("status"))
                .orElse("");
    }

    private Run validate(LiveShop shop, TestUser user, String... more) {
        try {
            List<String> command = new ArrayList<>(
                    List.of("validate", "-r", shop.recipe().toString(), "--cluster", "--kubeconfig", kubeconfig(user)));
            command.addAll(List.of(more));
            return Run.of(command.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String kubeconfig(TestUser user) {
        return user.kubeconfig(folder.resolve("kubeconfig")).toString();
    }
}
