package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleCommandTest {
    @TempDir
    private Path folder;

    private Path target() {
        return folder.resolve("bundle");
    }

    @BeforeEach
    void recipe() throws IOException {
        new LibraryFolder(folder.resolve("library"))
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                    - name: net
                      helm: &chart
                        {defaultRepository: https://charts.example, defaultChart: x/y, defaultVersion: 1.0.0,
                         defaultNamespace: here}
                    - name: gpu
                      valueOverrideKeys: [gpuoperator]
                      helm: *chart
                      nodeScheduling:
                        accelerated:
                          nodeSelectorPaths: [daemon.nodeSelector]
                          tolerationPaths: [daemon.tolerations]
                        nodeCountPaths: [daemon.count]
                    """)
                .file("components/gpu/values.yaml", "driver: {version: '1', list: [a]}\n")
                .overlay("base", """
                    criteria: {}
                    componentRefs:
                    - {name: net}
                    - {name: gpu, dependencyRefs: [net]}
                    """);
        Run made = Run.of(
                "recipe", "--allow-base", "--library", folder.resolve("library").toString());
        assertThat(made.code()).as(made.err()).isZero();
        Files.writeString(folder.resolve("recipe.yaml"), made.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "-b cpu                      | the recipe has no such component: cpu: it has: net, gpu",
                "--set gpu                   | cannot understand what is to be set: --set gpu: there is no component",
                "--set gpu=a:b               | --set gpu=a:b: there is no component before a colon",
                "--set gpu:                  | --set gpu:: nothing is set",
                "--set gpu:a                 | --set gpu:a: 'a' has no value",
                "--set gpu:a={x              | --set gpu:a={x: a list is not closed by }",
                "--set gpu:driver.version.x=1| --set gpu:driver.version.x=1: 'driver.version' is a single value",
                "--set cpu:a=1               | there is no component 'cpu': --set cpu:a=1: the recipe has: gpu, net",
                "--set gpu:a=1 -b net        | --set gpu:a=1: the recipe has it, but -b does not name it",
                "-b gpu,                     | the name of a component is empty: --bundlers gpu,",
                "--image-registry me:secret@h | this is not an image registry: --image-registry h",
                "--set-string gpu:[0]=1      | --set-string gpu:[0]=1: a key is empty",
                "--set-file gpu:a            | --set-file gpu:a: there is no = between path and file",
                "--set-file gpu:=x           | --set-file gpu:=x: a key is empty",
                "--values gpu                | --values gpu: there is no = between component and file",
                "--values gpu=LIST           | values must be a mapping",
                "--accelerated-node-selector a       | --accelerated-node-selector a: 'a' has no '='",
                "--accelerated-node-toleration a=b:No| --accelerated-node-toleration a=b:No: 'No' is not an effect",
                "--system-node-selector _=b          | --system-node-selector",
                "--nodes 0                   | not a number of nodes: --nodes 0",
                "--nodes many                | not a number of nodes: --nodes many",
                "--repo https://a.example/b  | a flag that --deployer helm has no use for: --repo: it is for argocd or"
                        + " flux",
                "--deployer helmfile --repo-path x      | --deployer helmfile has no use for: --repo-path",
                "--deployer helm --repo-revision main   | --deployer helm has no use for: --repo-revision",
                "--deployer helmfile --name a           | --deployer helmfile has no use for: --name: it is for argocd"
                        + " or flux",
                "--deployer flux --repo https://a.example/b --argocd-destination a | has no use for:"
                        + " --argocd-destination: it is for argocd",
                "--argocd-project gpu        | has no use for: --argocd-project: it is for argocd",
                "--deployer argocd --repo https://a.example/b --flux-namespace a | has no use for: --flux-namespace",
                "--deployer argocd --repo https://a.example/b --argocd-namespace A_b | Argo CD's namespace",
                "--deployer flux --repo https://a.example/b --name A_b | not a valid bundle name: --name: 'A_b' is not",
                "--deployer argocd --repo https://a.example/b --argocd-destination ftp://a | not a valid cluster URL:"
                        + " --argocd-destination",
                "--deployer HELM             | expected one of helm, argocd, flux, helmfile, not 'HELM'",
                "--deployer argocd           | --repo is missing: --deployer argocd",
                "--deployer flux             | --repo is missing: --deployer flux",
                "--deployer flux --repo nowhere                         | --repo",
                "--deployer argocd --repo https://a.example/b --repo-path ../x | --repo-path",
                "--deployer argocd --repo https://a.example/b --repo-revision -x | --repo-revision",
                "--sign                      | signing needs a key: --sign",
                "--plain-http                | not a destination of a bundle",
                "--set gpu:enabled=false --set net:enabled=false | nothing is left to bundle",
            })
    void whatIsWrongIsExplainedAndNothingIsWritten(String args, String message) throws IOException {
        // given
        Path list = Files.writeString(folder.resolve("list.yaml"), "[a, b]");

        // when
        Run run = bundle(args.replace("LIST", list.toString()).split(" ", -1));

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains(message);
        assertThat(target()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--set-file gpu:a=", "--values gpu=", "--key "})
    void aFileThatIsMissingExitsWith3(String flag) {
        // when
        Run run = bundle((flag + folder.resolve("none")).split(" ", -1));

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains(folder.resolve("none").toString());
        assertThat(target()).doesNotExist();
    }

    @Test
    void aRecipeIsNeeded() throws IOException {
        // given
        Path wrong = Files.writeString(
                folder.resolve("snapshot.yaml"), "apiVersion: eidos.nvidia.com/v1alpha1\nkind: Snapshot\n");

        // when
        Run none = Run.of("bundle", "-o", target().toString());
        Run missing = Run.of("bundle", "-r", folder.resolve("none.yaml").toString());
        Run kind = Run.of("bundle", "-r", wrong.toString(), "-o", target().toString());

        // then
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).startsWith("error: a recipe is needed: --recipe: it was not given\n  try: make one");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("none.yaml");
        assertThat(kind.code()).isEqualTo(2);
        assertThat(kind.err()).contains("Snapshot", "Recipe");
        assertThat(target()).doesNotExist();
    }

    @Test
    void whatComesAlongIsTold() {
        // when
        Run with = bundle("-b", "gpu");
        Run without = bundle("-b", "gpu", "--no-deps", "--force");

        // then
        assertThat(with.code()).isZero();
        assertThat(with.err())
                .contains("note: also bundled, because gpu needs them: net (--no-deps leaves them out)\n")
                .contains("note: wrote 2 components, ");
        assertThat(without.code()).isZero();
        assertThat(without.err()).doesNotContain("also bundled").contains("note: wrote 1 component, ");
        assertThat(target().resolve("net")).doesNotExist();
    }

    @Test
    void componentsMayBeSeparatedByCommas() {
        assertThat(bundle("-b", "net, gpu", "-b", "net").err())
                .contains("wrote 2 components")
                .doesNotContain("also");
    }

    @Test
    void valuesAreSetFromTheWeakestToTheStrongest() throws IOException {
        // given
        Path values = Files.writeString(folder.resolve("values.yaml"), "driver: {version: file, other: 2}\nkept: x\n");
        Path content = Files.writeString(folder.resolve("content"), "a: b\nc\n");

        // when
        Run run = bundle(
                "--set", "gpuoperator:driver.version=9,driver.list[1]=b",
                "--set-string", "gpu:number=1",
                "--set-file", "gpu:text=" + content,
                "--values", "gpu=" + values,
                "--accelerated-node-selector", "b=2,a=1",
                "--accelerated-node-toleration", "gpu=yes:NoSchedule",
                "--nodes", "3");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(target().resolve("gpu/values.yaml")))
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
    void theSameInputGivesTheSameBytes() throws IOException {
        for (String deployer : List.of("helm", "helmfile", "argocd", "flux")) {
            // given
            List<String> given = new ArrayList<>(List.of("--deployer", deployer, "--force"));
            if (!deployer.startsWith("helm")) {
                given.addAll(List.of("--repo", "https://git.example.com/a/b.git"));
            }
            String[] flags = given.toArray(String[]::new);

            // when
            assertThat(bundle(flags).code()).isZero();
            Map<String, String> first = files();
            assertThat(bundle(flags).code()).isZero();

            // then
            assertThat(files()).as(deployer).isEqualTo(first).containsKeys("recipe.yaml", "README.md", "checksums.txt");
        }
    }

    @Test
    void aNameAndADestinationReachTheApplications() throws IOException {
        // when
        Run run = bundle(
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
        assertThat(Files.readString(target().resolve("app-of-apps.yaml")))
                .contains("name: east\n", "server: https://kubernetes.default.svc\n");
        assertThat(Files.readString(target().resolve("gpu/application.yaml")))
                .contains("name: east-gpu\n", "releaseName: gpu\n", "cluster/east\n")
                .doesNotContain("server:");
    }

    @Test
    void theDeployersOwnObjectsGoWhereTheyAreWanted() throws IOException {
        // when
        Run argocd = bundle(
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
            assertThat(Files.readString(target().resolve(file))).contains("namespace: gitops\n", "project: gpu\n");
        }

        // when
        Run flux =
                bundle("--deployer", "flux", "--repo", "https://git.example.com/a/b.git", "--flux-namespace", "gitops");

        // then
        assertThat(flux.code()).as(flux.err()).isZero();
        assertThat(Files.readString(target().resolve("bundle.yaml")))
                .contains("namespace: gitops\n")
                .doesNotContain("flux-system");
    }

    @Test
    void aFolderOfOthersIsReplacedOnlyByForce() throws IOException {
        // given
        Path theirs = Files.createDirectories(target()).resolve("theirs.txt");
        Files.writeString(theirs, "x");

        // when
        Run refused = bundle();

        // then
        assertThat(refused.code()).isEqualTo(7);
        assertThat(refused.err())
                .startsWith("error: the directory is not empty")
                .contains("--force");
        assertThat(files()).containsOnlyKeys("theirs.txt");

        // when
        Run forced = bundle("--force");

        // then
        assertThat(forced.code()).isZero();
        assertThat(theirs).doesNotExist();
    }

    @Test
    void aBundleOfOursIsReplacedWithoutForce() {
        assertThat(bundle().code()).isZero();
        assertThat(bundle("-b", "net").code()).isZero();
        assertThat(target().resolve("gpu")).doesNotExist();
    }

    @Test
    void aRecipeIsBundledFromItsOwnBundle() throws IOException {
        // given
        assertThat(bundle().code()).isZero();
        Map<String, String> first = files();

        // when
        Run again = Run.of(
                "bundle",
                "-r",
                target().resolve("recipe.yaml").toString(),
                "--library",
                folder.resolve("library").toString(),
                "-o",
                target().toString());

        // then
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(files()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-                  | not a destination of a bundle: --output -",
                "''                 | not a destination of a bundle",
                "oci:/host/name:tag | not a destination of a bundle: --output oci:/host/name:tag",
                "oci://me:pw@h/n:t  | not a reference to a registry: oci://…@h/n:t: credentials do not belong in it",
                "oci://h/Name:t     | oci://h/Name:t: the names of a registry are in lower case",
            })
    void whatIsNoDestinationIsExplained(String destination, String message) {
        // when
        Run run = Run.of("bundle", "-r", folder.resolve("recipe.yaml").toString(), "-o", destination);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).contains("\n  try: ").doesNotContain("pw");
    }

    @Test
    void aFolderBelowAFileIsExplained() throws IOException {
        // given
        Path file = Files.createFile(folder.resolve("file"));

        // when
        Run run = Run.of(
                "bundle",
                "-r",
                folder.resolve("recipe.yaml").toString(),
                "--library",
                folder.resolve("library").toString(),
                "-o",
                file.resolve("below/it").toString());

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("not a directory: " + file);
    }

    private Run bundle(String... flags) {
        List<String> args = new ArrayList<>(List.of(
                "bundle",
                "-r",
                folder.resolve("recipe.yaml").toString(),
                "--library",
                folder.resolve("library").toString(),
                "-o",
                target().toString()));
        args.addAll(Arrays.asList(flags));
        return Run.of(args.toArray(String[]::new));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(target())) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> files.put(target().relativize(file).toString(), text(file)));
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
