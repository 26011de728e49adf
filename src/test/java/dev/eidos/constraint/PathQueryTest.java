package dev.eidos.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathQueryTest {
    private static final Snapshot SNAPSHOT = new Snapshot(
            new SnapshotMetadata(null, null, null),
            List.of(
                    new Measurement(
                            "OS",
                            List.of(
                                    Subtype.named("sysctl")
                                            .put("/proc/sys/net/ipv4/conf/eth0.1/x", "1")
                                            .build(),
                                    Subtype.missing("kmod", new Gap("/proc/modules", Gap.Reason.Forbidden, "denied")))),
                    new Measurement(
                            "GPU",
                            List.of(
                                    Subtype.named("smi")
                                            .put("driver", "570")
                                            .put("gpu.model", "H100")
                                            .build(),
                                    Subtype.named("gpu-0").put("model", "H100").build(),
                                    Subtype.named("gpu-1").put("model", "H100").build())),
                    new Measurement(
                            "NodeTopology",
                            List.of(Subtype.named("label")
                                    .put("host=*", "2: a, b")
                                    .put("host=x", "1: a")
                                    .build()))));

    @Test
    void aPathNamesOneReading() {
        assertThat(ask("GPU.smi.driver")).isEqualTo(found(Map.of("GPU.smi.driver", Reading.of("570"))));
    }

    @Test
    void aKeyMayHaveDots() {
        assertThat(ask("OS.sysctl./proc/sys/net/ipv4/conf/eth0.1/x"))
                .isEqualTo(found(Map.of("OS.sysctl./proc/sys/net/ipv4/conf/eth0.1/x", Reading.of("1"))));
    }

    @Test
    void aStarStandsForAnythingInEachPart() {
        assertThat(((PathQuery.Answer.Found) ask("G*.*-*.m*l")).readings().keySet())
                .containsExactly("GPU.gpu-0.model", "GPU.gpu-1.model");
    }

    @Test
    void aPathAsItIsWrittenComesFirst() {
        assertThat(ask("NodeTopology.label.host=*"))
                .isEqualTo(found(Map.of("NodeTopology.label.host=*", Reading.of("2: a, b"))));
    }

    @ParameterizedTest
    @CsvSource({
        "GPU.smi.drivr,  GPU.smi.driver",
        "gpu.smi.driver, GPU.smi.driver",
        "OS.sysctl.net.ipv4.conf.eth0.1.x, OS.sysctl./proc/sys/net/ipv4/conf/eth0.1/x",
        "OS.smi.driver,  GPU.smi.driver",
        "GPU.foo.model,  GPU.smi.gpu.model|GPU.gpu-*.model",
        "GPU.none*.model, GPU.smi.gpu.model|GPU.gpu-*.model",
    })
    void nearPathsAreNamed(String path, String near) {
        assertThat(((PathQuery.Answer.Absent) ask(path)).near()).containsExactly(near.split("[|]", -1));
    }

    @ParameterizedTest
    @CsvSource({"OS.kmod.nvidia", "OS.kmod.*", "OS.k*.nvidia"})
    void aGapSaysWhy(String path) {
        assertThat(ask(path))
                .isEqualTo(
                        new PathQuery.Answer.NotCollected(Gap.Reason.Forbidden, "/proc/modules: denied (Forbidden)"));
    }

    @ParameterizedTest
    @CsvSource({
        "*, abc, true",
        "a*, abc, true",
        "*c, abc, true",
        "a*c, abc, true",
        "*b*, abc, true",
        "a*b*c, aXbYbZc, true",
        "a*b, abc, false",
        "abc, abc, true",
        "abc, abcd, false",
        "a**c, ac, true",
        "*a*a*a*b, aaaaaaaaaaaa, false",
    })
    void starsMatchAnyCharacters(String pattern, String text, boolean matches) {
        assertThat(PathQuery.matches(pattern, text)).isEqualTo(matches);
    }

    private static PathQuery.Answer ask(String path) {
        return new PathQuery(ConstraintPath.parse(path)).ask(SNAPSHOT);
    }

    private static PathQuery.Answer found(Map<String, Reading> readings) {
        return new PathQuery.Answer.Found(readings);
    }
}
