package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleCommandTest {
    @TempDir
    private Path folder;

    private BundleRuns runs;

    @BeforeEach
    void recipe() throws IOException {
        runs = BundleRuns.in(folder);
    }

    @Test
    void whatComesAlongIsTold() {
        // when
        Run with = runs.bundle("-b", "gpu");
        Run without = runs.bundle("-b", "gpu", "--no-deps", "--force");

        // then
        assertThat(with.code()).isZero();
        assertThat(with.err())
                .contains("note: also bundled, because gpu needs them: net (--no-deps leaves them out)\n")
                .contains("note: wrote 2 components, ");
        assertThat(without.code()).isZero();
        assertThat(without.err()).doesNotContain("also bundled").contains("note: wrote 1 component, ");
        assertThat(runs.target().resolve("net")).doesNotExist();
    }

    @Test
    void componentsMayBeSeparatedByCommas() {
        assertThat(runs.bundle("-b", "net, gpu", "-b", "net").err())
                .contains("wrote 2 components")
                .doesNotContain("also");
    }

    @Test
    void valuesAreSetFromTheWeakestToTheStrongest() throws IOException {
        // given
        Path values = Files.writeString(folder.resolve("values.yaml"), "driver: {version: file, other: 2}\nkept: x\n");
        Path content = Files.writeString(folder.resolve("content"), "a: b\nc\n");

        // when
        Run run = runs.bundle(
                "--set", "gpuoperator:driver.version=9,driver.list[1]=b",
                "--set-string", "gpu:number=1",
                "--set-file", "gpu:text=" + content,
                "--values", "gpu=" + values,
                "--accelerated-node-selector", "b=2,a=1",
                "--accelerated-node-toleration", "gpu=yes:NoSchedule",
                "--nodes", "3");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(runs.target().resolve("gpu/values.yaml")))
                .contains("""
                    driver:
                      version: 9
                      list:
                      - a
                      - b
                      other: 2
                    """, """
                    daemon:
                      nodeSelector:
                        a: "1"
                        b: "2"
                      tolerations:
                      - key: gpu
                        operator: Equal
                        value: "yes"
                        effect: NoSchedule
                      count: 3
                    """, "kept: x\n", "number: \"1\"\n", "text: |\n  a: b\n  c\n");
    }

    @Test
    void whatIsSwitchedOffForHelmIsSwitchedOff() throws IOException {
        // given
        Path values = Files.writeString(
                folder.resolve("values.yaml"), "driver: {enabled: no}\nexporter: {enabled: off}\nmode: 0400\n");

        // when
        Run run = runs.bundle("--values", "gpu=" + values, "--set", "gpu:a=no,b=0400,c=1_000");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(runs.target().resolve("gpu/values.yaml")))
                .contains("  enabled: false\ndaemon:", "exporter:\n  enabled: false\nmode: 256\n")
                .contains("a: \"no\"\nb: \"0400\"\nc: \"1_000\"\n");
    }

    @Test
    void aComponentIsLeftOutByAnyFormOfFalse() throws IOException {
        // given
        Path values = Files.writeString(folder.resolve("values.yaml"), "enabled: off\n");

        // then
        assertThat(runs.bundle("--values", "gpu=" + values).err()).contains("wrote 1 component, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# driver:\n#   enabled: false\n", "---\n", "null\n"})
    void aValuesFileThatSaysNothingChangesNothing(String text) throws IOException {
        // given
        assertThat(runs.bundle().code()).isZero();
        Map<String, String> before = runs.files();
        Path values = Files.writeString(folder.resolve("values.yaml"), text);

        // when
        Run run = runs.bundle("--values", "gpu=" + values);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(runs.files()).isEqualTo(before);
    }

    @Test
    void valuesOfTheLibraryAndOfOverlaysMeanWhatTheyMeanToHelm() throws IOException {
        // given
        new LibraryFolder(folder.resolve("library"))
                .file("components/gpu/values.yaml", "driver: {enabled: no}\n")
                .overlay("base", """
                    criteria: {}
                    componentRefs:
                    - {name: net}
                    - name: gpu
                      dependencyRefs: [net]
                      overrides: {exporter: {enabled: off, mode: 0400}}
                    """);
        Run made = Run.of(
                "recipe", "--allow-base", "--library", folder.resolve("library").toString());
        Files.writeString(runs.recipe(), made.out());

        // when
        Run run = runs.bundle();

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(runs.target().resolve("gpu/values.yaml")))
                .contains("driver:\n  enabled: false\nexporter:\n  enabled: false\n  mode: 256\n");
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        for (String deployer : List.of("helm", "helmfile", "argocd", "flux")) {
            // given
            List<String> given = new ArrayList<>(List.of("--deployer", deployer, "--force"));
            if (!deployer.startsWith("helm")) {
                given.addAll(List.of("--repo", "https://git.example.com/a/b.git"));
            }
            String[] flags = given.toArray(String[]::new);

            // when
            assertThat(runs.bundle(flags).code()).isZero();
            Map<String, String> first = runs.files();
            assertThat(runs.bundle(flags).code()).isZero();

            // then
            assertThat(runs.files())
                    .as(deployer)
                    .isEqualTo(first)
                    .containsKeys("recipe.yaml", "README.md", "checksums.txt");
        }
    }

    @Test
    void aNameAndADestinationReachTheApplications() throws IOException {
        // when
        Run run = runs.bundle(
                "--deployer",
                "argocd",
                "--repo",
                "https://git.example.com/a/b.git",
                "--name",
                "east",
                "--argocd-destination",
                "arn:aws:eks:us-east-1:123456789012:cluster/east");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(runs.target().resolve("app-of-apps.yaml")))
                .contains("name: east\n", "server: https://kubernetes.default.svc\n");
        assertThat(Files.readString(runs.target().resolve("gpu/application.yaml")))
                .contains("name: east-gpu\n", "releaseName: gpu\n", "cluster/east\n")
                .doesNotContain("server:");
    }

    @Test
    void theDeployersOwnObjectsGoWhereTheyAreWanted() throws IOException {
        // when
        Run argocd = runs.bundle(
                "--deployer",
                "argocd",
                "--repo",
                "https://git.example.com/a/b.git",
                "--argocd-namespace",
                "gitops",
                "--argocd-project",
                "gpu");

        // then
        assertThat(argocd.code()).as(argocd.err()).isZero();
        for (String file : List.of("app-of-apps.yaml", "gpu/application.yaml")) {
            assertThat(Files.readString(runs.target().resolve(file))).contains("namespace: gitops\n", "project: gpu\n");
        }

        // when
        Run flux = runs.bundle(
                "--deployer", "flux", "--repo", "https://git.example.com/a/b.git", "--flux-namespace", "gitops");

        // then
        assertThat(flux.code()).as(flux.err()).isZero();
        assertThat(Files.readString(runs.target().resolve("bundle.yaml")))
                .contains("namespace: gitops\n")
                .doesNotContain("flux-system");
    }

    @Test
    void aFolderOfOthersIsReplacedOnlyByForce() throws IOException {
        // given
        Path theirs = Files.createDirectories(runs.target()).resolve("theirs.txt");
        Files.writeString(theirs, "x");

        // when
        Run refused = runs.bundle();

        // then
        assertThat(refused.code()).isEqualTo(7);
        assertThat(refused.err())
                .startsWith("error: the directory is not empty")
                .contains("--force");
        assertThat(runs.files()).containsOnlyKeys("theirs.txt");

        // when
        Run forced = runs.bundle("--force");

        // then
        assertThat(forced.code()).isZero();
        assertThat(theirs).doesNotExist();
    }

    @Test
    void aBundleOfOursIsReplacedWithoutForce() {
        assertThat(runs.bundle().code()).isZero();
        assertThat(runs.bundle("-b", "net").code()).isZero();
        assertThat(runs.target().resolve("gpu")).doesNotExist();
    }

    @Test
    void aRecipeIsBundledFromItsOwnBundle() throws IOException {
        // given
        assertThat(runs.bundle().code()).isZero();
        Map<String, String> first = runs.files();

        // when
        Run again = runs.bundle(
                runs.target().resolve("recipe.yaml"),
                List.of("-o", runs.target().toString()));

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(runs.files()).isEqualTo(first);
    }
}
