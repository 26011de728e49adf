package dev.eidos.bundle.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeployerTest {
    @ParameterizedTest
    @EnumSource
    void theSameRecipeGivesTheSameBytes(Deployer deployer) {
        // when
        List<BundleFile> one = deployer.files(Plans.ofLibrary().getFirst(), Plans.IN_GIT);
        List<BundleFile> two = deployer.files(Plans.ofLibrary().getFirst(), Plans.IN_GIT);

        // then
        assertThat(one).isEqualTo(two);
    }

    @ParameterizedTest
    @EnumSource
    void everyFileHasItsOwnPlaceInsideTheBundleAndAnEndOfLine(Deployer deployer) {
        for (BundlePlan plan : Plans.ofLibrary()) {
            // when
            List<BundleFile> files = deployer.files(plan, Plans.IN_GIT);

            // then
            assertThat(files)
                    .extracting(BundleFile::path)
                    .doesNotHaveDuplicates()
                    .contains("README.md");
            assertThat(files).allSatisfy(file -> {
                assertThat(Path.of(file.path()).isAbsolute()).isFalse();
                assertThat(Path.of(file.path()).normalize()).hasToString(file.path());
                assertThat(file.text()).endsWith("\n");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDocumentOfOursIsYaml(Deployer deployer) {
        deployer.files(Plans.ofLibrary().getFirst(), Plans.IN_GIT).stream()
                .filter(file -> file.path().endsWith(".yaml") && !file.path().contains("/templates/"))
                .forEach(file -> assertThat(YamlDocuments.of(file.text()))
                        .as(file.path())
                        .isNotEmpty());
    }
}
