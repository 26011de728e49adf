package dev.eidos.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.PlantedSecrets;
import dev.eidos.redact.Redaction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SnapshotterTest {

    @Test
    void collectorsRunSideBySideAndTypesKeepTheirOrder() throws Exception {
        // given collectors that only finish when all of them have begun
        var allBegun = new CyclicBarrier(3);
        Callable<List<Subtype>> meet = () -> {
            allBegun.await(10, TimeUnit.SECONDS);
            return List.of();
        };

        // when
        List<Measurement> measurements = new Snapshotter(Duration.ofSeconds(20), Redaction.STANDARD)
                .collect(List.of(new Fake("OS", "a", meet), new Fake("GPU", "b", meet), new Fake("OS", "c", meet)));

        // then
        assertThat(measurements).containsExactly(new Measurement("OS", List.of()), new Measurement("GPU", List.of()));
    }

    @Test
    void oneThatFailsCostsOnlyItsOwnPart() throws Exception {
        // given
        var good = Subtype.named("good").put("key", "value").build();
        var broken = new Fake("OS", "broken", () -> {
            throw new IllegalStateException("a bug");
        });
        var refused = new Fake("OS", "refused", () -> {
            throw EidosException.of(ErrorCode.FORBIDDEN, "cannot list nodes")
                    .object("nodes")
                    .build();
        });

        // when
        List<Measurement> measurements = new Snapshotter(Duration.ofSeconds(20), Redaction.STANDARD)
                .collect(List.of(broken, refused, new Fake("OS", "good", () -> List.of(good))));

        // then
        assertThat(measurements)
                .containsExactly(new Measurement(
                        "OS",
                        List.of(
                                Subtype.missing(
                                        "broken",
                                        new Gap(
                                                "OS.broken",
                                                Gap.Reason.Failed,
                                                "java.lang.IllegalStateException: a bug")),
                                Subtype.missing("refused", new Gap("nodes", Gap.Reason.Forbidden, "cannot list nodes")),
                                good)));
    }

    @Test
    void oneThatHangsIsInterruptedAndRecorded() throws Exception {
        // given
        var interrupted = new CountDownLatch(1);
        var hanging = new Fake("GPU", "smi", () -> {
            try {
                Thread.sleep(Duration.ofMinutes(10));
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return List.of();
        });

        // when
        List<Measurement> measurements =
                new Snapshotter(Duration.ofMillis(50), Redaction.STANDARD).collect(List.of(hanging));

        // then
        assertThat(measurements)
                .containsExactly(new Measurement(
                        "GPU",
                        List.of(Subtype.missing(
                                "smi", new Gap("GPU.smi", Gap.Reason.Timeout, "not finished after 0.05 s")))));
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCollectorThatThinksOfNoSecretsShowsNone() throws Exception {
        for (var planted : PlantedSecrets.all().toList()) {
            // given
            var careless = new Fake(
                    "GPU",
                    "careless",
                    () -> List.of(Subtype.named("careless")
                            .put("model", planted.text())
                            .gap(planted.text(), Gap.Reason.Failed, planted.text())
                            .build()));
            var failing = new Fake("GPU", "failing", () -> {
                throw EidosException.of(ErrorCode.FAILED, "failed")
                        .object(planted.text())
                        .reason(planted.text())
                        .build();
            });
            var broken = new Fake("GPU", "broken", () -> {
                throw new IllegalStateException(planted.text());
            });

            // when
            List<Measurement> measurements = new Snapshotter(Duration.ofSeconds(20), Redaction.STANDARD)
                    .collect(List.of(careless, failing, broken));

            // then
            assertThat(measurements.toString()).doesNotContain(planted.secret());
        }
    }

    private record Fake(String type, String name, Callable<List<Subtype>> work) implements Collector {
        @Override
        public List<Subtype> collect() throws InterruptedException {
            try {
                return work.call();
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
