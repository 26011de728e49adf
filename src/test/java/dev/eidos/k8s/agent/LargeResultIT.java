package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that no ConfigMap holds: of a node, here this machine, with settings that do not compress well. */
class LargeResultIT {
    private static final int SETTINGS = 400;

    @RegisterExtension
    final AgentRuns runs = new AgentRuns("large");

    @TempDir
    Path root;

    @Test
    void threeMebibytesComeBackWhole() throws Exception {
        // given
        Path settings = Files.createDirectories(root.resolve("proc/sys/vm"));
        var random = new SecureRandom();
        byte[] noise = new byte[4000];
        for (int i = 0; i < SETTINGS; i++) {
            random.nextBytes(noise);
            Files.writeString(settings.resolve("s" + i), HexFormat.of().formatHex(noise));
        }

        // when
        var ended = runs.run("--host-root", root.toString(), "--no-cleanup");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(0);
        var snapshot = SnapshotReader.read(ended.out(), "stdout", notice -> {});
        Assumptions.assumeTrue(
                snapshot.find("OS", "sysctl", "/proc/sys/vm/s0").isPresent(), "the node is another machine");
        assertThat(ended.out().length()).isGreaterThan(3 << 20);
        for (int i = 0; i < SETTINGS; i++) {
            assertThat(snapshot.find("OS", "sysctl", "/proc/sys/vm/s" + i))
                    .contains(Reading.of(Files.readString(settings.resolve("s" + i))));
        }
        Value.Mapping job = runs.awaitJob();
        var parts = Fields.items(
                runs.api()
                        .get(runs.namespace().core("configmaps")
                                + "?labelSelector=app.kubernetes.io/managed-by%3Deidos"),
                "items");
        assertThat(parts)
                .hasSizeGreaterThan(2)
                .allMatch(part -> Fields.text(part, "metadata", "ownerReferences", 0, "uid")
                        .equals(Fields.text(job, "metadata", "uid")));

        // when
        runs.api().delete(runs.namespace().jobs() + "/eidos", """
            {"apiVersion":"v1","kind":"DeleteOptions","propagationPolicy":"Background"}
            """);

        // then
        runs.namespace().assertNoRunLeft(Duration.ofSeconds(20));
    }
}
