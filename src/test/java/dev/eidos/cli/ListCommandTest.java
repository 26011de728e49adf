package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {
    @TempDir
    private Path folder;

    @Test
    void itListsWhatOverlaysSpeakOfAndWhatTheyRefuse() {
        // given
        new LibraryFolder(folder)
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                    - name: gpu
                      verified: {date: 2026-01-02, on: EKS 1.34, by: us}
                      helm: {defaultRepository: https://charts.example, defaultChart: gpu, defaultVersion: 1.0.0}
                    - name: net
                      helm: {defaultRepository: https://charts.example, defaultChart: net, defaultVersion: 1.0.0}
                    """)
                .overlay("base", "criteria: {}\ncomponentRefs: [{name: gpu}, {name: net}]")
                .overlay("eks", "criteria: {service: eks}")
                .overlay("h100", "criteria: {accelerator: h100}")
                .overlay("ubuntu", "criteria: {os: ubuntu}")
                .overlay("cos", "criteria: {os: cos}")
                .overlay("training", "criteria: {intent: training}")
                .overlay("eks-cos", "criteria: {service: eks, os: cos}\nrefuse: EKS has none.");

        // when
        Run table = Run.of("recipe", "list", "--library", folder.toString());
        Run json = Run.of("recipe", "list", "--library", folder.toString(), "-o", "json");

        // then
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .contains(
                        "SERVICE ACCELERATOR OS INTENT PLATFORM VERIFIED",
                        "There is no recipe for",
                        "service=eks os=cos EKS has none.")
                .anyMatch(line -> line.startsWith("eks h100 ubuntu training 2026-01-02"))
                .noneMatch(line -> line.startsWith("eks h100 cos"));
        assertThat(json.out()).contains("\"kind\": \"RecipeCatalog\"", "\"unverified\": 1");
    }

    @Test
    void criteriaNarrowIt() {
        // when
        Run run = Run.of("recipe", "list", "--service", "GKE", "--accelerator", "h100");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("gke").doesNotContain("eks", "b200");
        assertThat(Run.of("recipe", "list", "--service", "gkee").code()).isEqualTo(2);
    }

    @Test
    void whereNothingOfWhatWasAskedIsThereTheReasonIsAllThatIsSaid() {
        // when
        Run service = Run.of("recipe", "list", "--service", "ocp");
        Run platform = Run.of("recipe", "list", "--platform", "runai", "--service", "eks");

        // then
        assertThat(service.out())
                .startsWith("There is no recipe for\n  service=ocp")
                .doesNotContain("platform=runai");
        assertThat(platform.out()).startsWith("There is no recipe for\n  platform=runai");
    }
}
