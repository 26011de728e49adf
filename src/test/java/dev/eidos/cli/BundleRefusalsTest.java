package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleRefusalsTest {
    @TempDir
    private Path folder;

    private BundleRuns runs;

    @BeforeEach
    void recipe() throws IOException {
        runs = BundleRuns.in(folder);
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
                "-b gpu,                     | the name of a component is empty: --component gpu,",
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
                "--deployer HELN             | argocd, flux, helmfile, not 'HELN'; did you mean helm?",
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
        Run run = runs.bundle(args.replace("LIST", list.toString()).split(" ", -1));

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains(message);
        assertThat(runs.target()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--set-file gpu:a=", "--values gpu=", "--key "})
    void aFileThatIsMissingExitsWith3(String flag) {
        // when
        Run run = runs.bundle((flag + folder.resolve("none")).split(" ", -1));

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains(folder.resolve("none").toString());
        assertThat(runs.target()).doesNotExist();
    }

    @Test
    void aRecipeIsNeeded() throws IOException {
        // given
        Path wrong = Files.writeString(
                folder.resolve("snapshot.yaml"), "apiVersion: eidos.nvidia.com/v1alpha1\nkind: Snapshot\n");

        // when
        Run none = Run.of("bundle", "-o", runs.target().toString());
        Run missing = Run.of("bundle", "-r", folder.resolve("none.yaml").toString());
        Run kind = Run.of("bundle", "-r", wrong.toString(), "-o", runs.target().toString());

        // then
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).startsWith("error: a recipe is needed: --recipe: it was not given\n  try: make one");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err()).contains("none.yaml");
        assertThat(kind.code()).isEqualTo(2);
        assertThat(kind.err()).contains("Snapshot", "Recipe");
        assertThat(runs.target()).doesNotExist();
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
        Run run = Run.of("bundle", "-r", runs.recipe().toString(), "-o", destination);

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).contains("\n  try: ").doesNotContain("pw");
    }

    @Test
    void aFolderBelowAFileIsExplained() throws IOException {
        // given
        Path file = Files.createFile(folder.resolve("file"));

        // when
        Run run = runs.bundle(
                runs.recipe(), List.of("-o", file.resolve("below/it").toString()));

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("not a directory: " + file);
    }
}
