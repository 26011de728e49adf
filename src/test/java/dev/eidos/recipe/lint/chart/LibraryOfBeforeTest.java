package dev.eidos.recipe.lint.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.render.HelmLimits;
import dev.eidos.recipe.render.HelmProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library as it was before it was first held against its charts, with the real charts of that day: whoever looked
 * through both by hand found what is listed here, and the linter must find it by itself. The charts are in the folder
 * that {@code EIDOS_TEST_CHARTS_BEFORE} names, the library is in the history of the project.
 */
class LibraryOfBeforeTest {
    /** Its last commit. */
    private static final String REVISION = "a3d1623b";

    private static final String LIBRARY = "src/main/resources/dev/eidos/recipe/library";
    private static final String UNREAD = " does not read '";
    private static final String UNMOVED = " is not moved by the bundle's image-registry";

    @TempDir
    private Path folder;

    @Test
    void whatWasFoundByHandIsFound() throws Exception {
        // given
        Path charts = charts();
        Path library = library();
        Path work = Files.createDirectories(folder.resolve("work"));

        // when
        List<String> found;
        try (HelmProcess helm = HelmProcess.open(folder, HelmLimits.STANDARD)) {
            found = ChartLint.check(
                            DirectoryFiles.of(library, "--library"), ChartDirectory.of(charts), helm, work, _ -> {})
                    .findings()
                    .stream()
                    .map(LintFinding::message)
                    .toList();
        }

        // then
        assertThat(List.of(
                        // settings and flags that nothing reads
                        "gpu-operator v25.10.1" + UNREAD + "daemonsets.nodeSelector'",
                        "skyhook-operator v0.14.0" + UNREAD + "estimatedNodeCount'",
                        "aws-ebs-csi-driver 2.55.0" + UNREAD + "node.tolerations'",
                        "dynamo-platform 0.9.0" + UNREAD + "dynamo-operator.controllerManager.nodeSelector'",
                        "Skyhook gpu-node-tuning: spec.nodeSelectors says which nodes it is for",
                        // images that stay where they are
                        "public.ecr.aws/csi-components/csi-attacher of Deployment ebs-csi-controller" + UNMOVED,
                        "the chart names it at 'jobset.image.repository'",
                        "docker.io/alpine/k8s of Job eidos-dynamo-operator-ssh-keygen" + UNMOVED,
                        "nvcr.io/nvidia/gpu-operator of ClusterPolicy cluster-policy" + UNMOVED,
                        "nvcr.io/nvidia/skyhook/operator of Deployment eidos-skyhook-operator-controller-manager"
                                + UNMOVED,
                        // namespaces that refuse their pods
                        "namespace gpu-operator has no label",
                        "namespace nvidia-dra-driver has no label",
                        "namespace nvidia-network-operator has no label",
                        "namespace nvsentinel has no label",
                        "namespace monitoring has no label",
                        "namespace skyhook has no label"))
                .allSatisfy(expected -> assertThat(found).anyMatch(finding -> finding.contains(expected)));
    }

    private static Path charts() {
        String charts = System.getenv("EIDOS_TEST_CHARTS_BEFORE");
        if (charts == null || charts.isBlank()) {
            Assumptions.abort("EIDOS_TEST_CHARTS_BEFORE names no folder of charts");
        }
        return Path.of(charts);
    }

    private Path library() throws IOException, InterruptedException {
        Path archive = folder.resolve("library.tar");
        Process git = new ProcessBuilder("git", "archive", "-o", archive.toString(), REVISION, LIBRARY)
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            Assumptions.abort("this checkout does not have the history: " + said.strip());
        }
        new ProcessBuilder("tar", "-xf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start()
                .waitFor();
        return folder.resolve(LIBRARY);
    }
}
