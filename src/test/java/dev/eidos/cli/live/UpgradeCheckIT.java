package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.Permission;
import dev.eidos.testing.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code eidos upgrade-check --cluster} against a real cluster with small components that stand for charts. */
class UpgradeCheckIT extends ShopCase {
    private static final List<String> KINDS =
            List.of("deployments", "daemonsets", "statefulsets", "customresourcedefinitions");

    @Test
    void whatIsInstalledIsComparedWithTheRecipe() throws IOException {
        // given
        shop.running("older", "1.2.0");
        shop.running("newer", "2.0.0");
        shop.running("same", LiveShop.VERSION);

        // when
        Run run = check(api.server().kubeconfig());

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(9);
        assertThat(verdicts(run))
                .contains(
                        "safe older 1.2.0 -> 1.2.3",
                        "blocked newer 2.0.0 -> 1.2.3: it goes back, and definitions and stored objects do not",
                        "safe same stays at 1.2.3");
        assertThat(run.err()).contains("the upgrade is blocked");
    }

    @Test
    void theServersVersionIsHeldAgainstTheRecipe() throws IOException {
        // given
        shop.running("same", LiveShop.VERSION);
        Path recipe = shop.recipe();
        Files.writeString(
                recipe, Files.readString(recipe) + "constraints:\n- {name: K8s.server.version, value: '>= 99.0'}\n");

        // when
        Run run = run(api.server().kubeconfig(), recipe);

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(verdicts(run)).anyMatch(one -> one.startsWith("blocked K8s.server.version it is v1."));
    }

    @Test
    void whoMayNotReadIsToldTheRoleAndNothingCountsAsNew() throws IOException {
        // given
        shop.running("same", LiveShop.VERSION);
        Path recipe = shop.recipe();
        Files.writeString(recipe, Files.readString(recipe).replace("name: same", "name: absent"));
        List<Permission> rights = new ArrayList<>();
        rights.add(new Permission("", "", "namespaces", "get"));
        KINDS.subList(1, 4)
                .forEach(kind -> rights.add(
                        new Permission("", kind.startsWith("custom") ? "apiextensions.k8s.io" : "apps", kind, "list")));
        try (TestUser user = new TestUser(api, rights)) {
            // when
            Run run = run(user.kubeconfig(folder.resolve("user.kubeconfig")), recipe);

            // then
            assertThat(verdicts(run))
                    .anyMatch(one -> one.startsWith("hands deployments.apps may not be listed"))
                    .contains("hands absent nobody knows whether it is installed, since not everything may be read");
        }
    }

    @Test
    void secretsAreNotAskedFor() throws IOException {
        // given
        shop.running("same", LiveShop.VERSION);
        List<Permission> rights = new ArrayList<>();
        rights.add(new Permission("", "", "namespaces", "get"));
        KINDS.forEach(kind -> rights.add(
                new Permission("", kind.startsWith("custom") ? "apiextensions.k8s.io" : "apps", kind, "list")));
        try (TestUser user = new TestUser(api, rights)) {
            // when
            Run run = run(user.kubeconfig(folder.resolve("user.kubeconfig")), shop.recipe());

            // then
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(verdicts(run)).contains("safe same stays at 1.2.3").noneMatch(one -> one.contains("may not"));
        }
    }

    private Run check(Path kubeconfig) throws IOException {
        return run(kubeconfig, shop.recipe());
    }

    private Run run(Path kubeconfig, Path recipe) throws IOException {
        String[] args = {
            "upgrade-check",
            "--cluster",
            recipe.toString(),
            "--kubeconfig",
            kubeconfig.toString(),
            "--data",
            shop.data().toString(),
            "-o",
            "yaml"
        };
        return Run.of(args);
    }

    private static List<String> verdicts(Run run) {
        Value report = DocumentReader.read(run.out(), "report");
        return report.items("findings").stream()
                .map(one ->
                        String.join(" ", Arrays.asList(one.text("verdict"), one.text("object"), one.text("reason"))))
                .toList();
    }
}
