package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our library has for each kind of cluster can be bundled for every tool. */
class BundleLibraryTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--service eks",
                "--service gke --os cos",
                "--service aks",
                "--service kind",
                "--service oke",
                "--service self-managed",
            })
    void everyServiceIsBundledByEveryDeployerAndVerified(String service) {
        for (String intent : List.of("training", "inference")) {
            // given
            String recipe = folder.resolve(intent + ".yaml").toString();
            Run made = run("recipe " + service, "--intent", intent, "-o", recipe);
            assertThat(made.code()).as(made.err()).isZero();

            for (String deployer : List.of("helm", "helmfile", "argocd", "flux")) {
                // when
                String bundle = folder.resolve(intent + "-" + deployer).toString();
                List<String> flags = new ArrayList<>(List.of("-r", recipe, "-o", bundle, "--deployer", deployer));
                if (deployer.equals("argocd") || deployer.equals("flux")) {
                    flags.addAll(List.of("--repo", "https://git.example.com/platform/cluster.git"));
                }
                Run bundled = run("bundle", flags.toArray(String[]::new));

                // then
                assertThat(bundled.code()).as(deployer + ": " + bundled.err()).isZero();
                assertThat(bundled.err()).startsWith("note: wrote ").doesNotContain("warning:");
                assertThat(Run.of("verify", bundle).code()).isZero();
            }
        }
    }

    private static Run run(String start, String... flags) {
        List<String> args = new ArrayList<>(List.of(start.split(" ", -1)));
        args.addAll(Arrays.asList(flags));
        return Run.of(args.toArray(String[]::new));
    }
}
