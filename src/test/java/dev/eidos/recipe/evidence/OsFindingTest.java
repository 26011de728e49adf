package dev.eidos.recipe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsFindingTest {
    @ParameterizedTest
    @CsvSource({
        "OS.release.ID = ubuntu, ubuntu",
        "OS.release.ID = rhel, rhel",
        "OS.release.ID = cos, cos",
        "OS.release.ID = amzn, amazonlinux",
        "OS.release.ID = ol, ol",
        "OS.release.ID = talos, talos",
        "OS.release.ID = rocky, rocky",
        "'K8s.node.os-image = Rocky Linux 9.7 (Blue Onyx)', rocky",
        "K8s.node.os-image = Talos (v1.13.2), talos",
        "K8s.node.os-image = Oracle Linux Server 8.10, ol",
        "K8s.node.os-image = Ubuntu 24.04.2 LTS, ubuntu",
        "K8s.node.os-image = Red Hat Enterprise Linux 9.4 (Plow), rhel",
        "K8s.node.os-image = Container-Optimized OS from Google, cos",
        "K8s.node.os-image = Amazon Linux 2023.6.20241010, amazonlinux",
    })
    void theSystemsNameTellsIt(String line, String os) {
        // when, then
        assertThat(OsFinding.of(Snapshots.of(line)))
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .satisfies(told -> assertThat(told.value()).isEqualTo(os))
                .satisfies(told -> assertThat(told.evidence())
                        .extracting(Evidence::path)
                        .containsExactly(line.substring(0, line.indexOf(" = "))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OS.release.ID = debian",
                "OS.release.ID = almalinux",
                "OS.release.ID = flatcar",
                "OS.release.ID = ubuntu-core",
                "K8s.node.os-image = Ubuntu Core 22",
                "K8s.node.os-image = Red Hat Enterprise Linux CoreOS 416.94.202406251923-0",
                "K8s.node.os-image = Debian GNU/Linux 12 (bookworm)",
            })
    void anotherSystemIsNamedAsUnsupported(String line) {
        // when, then
        assertThat(OsFinding.of(Snapshots.of(line)))
                .asInstanceOf(type(NotInferred.Unsupported.class))
                .extracting(NotInferred::reason)
                .asString()
                .contains(line.substring(line.indexOf(" = ") + 3));
    }

    @Test
    void whatASystemIsLikeDoesNotCount() {
        // when, then
        assertThat(OsFinding.of(Snapshots.of("OS.release.ID = almalinux", "OS.release.ID_LIKE = rhel centos fedora")))
                .isInstanceOf(NotInferred.Unsupported.class);
        assertThat(OsFinding.of(Snapshots.of("OS.release.ID_LIKE = debian ubuntu")))
                .isInstanceOf(NotInferred.Absent.class);
    }

    @Test
    void aContainersOwnSystemContradictsTheNodes() {
        // when, then
        assertThat(OsFinding.of(Snapshots.of("OS.release.ID = debian", "K8s.node.os-image = Ubuntu 24.04.2 LTS")))
                .asInstanceOf(type(NotInferred.Contradictory.class))
                .extracting(NotInferred::reason)
                .asString()
                .contains("OS.release.ID 'debian'", "K8s.node.os-image 'Ubuntu 24.04.2 LTS'");
    }
}
