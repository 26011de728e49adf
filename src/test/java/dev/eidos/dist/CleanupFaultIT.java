package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.proxy.Fault;
import dev.eidos.testing.proxy.FaultProxy;
import dev.eidos.testing.proxy.Refusal;
import dev.eidos.testing.proxy.Request;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be removed is told, with the command that removes it; the run itself went well. */
@Timeout(90)
class CleanupFaultIT {
    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("cleanup");

    @TempDir
    Path directory;

    private FaultProxy proxy;

    @BeforeEach
    void start() {
        proxy = new FaultProxy(namespace.api().server());
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "403, jobs \"eidos\" is forbidden",
        "503, the server is currently unable to handle the request",
        "0, the API server cannot be reached"
    })
    void whatIsLeftIsListedWithItsCommand(int status, String words) throws Exception {
        // given
        proxy.when(Request.of("delete", "jobs"))
                .then(
                        status == 0
                                ? Fault.cut()
                                : Fault.answer(status == 403 ? Refusal.forbidden(words) : Refusal.unavailable()));

        // when
        try (var run = FaultedRun.start(proxy, directory, namespace)) {
            String err = run.succeeds();

            // then
            assertThat(err)
                    .contains("left behind: namespaces/" + namespace.name() + "/jobs/eidos: ")
                    .contains(words)
                    .contains("remove it: kubectl delete job/eidos --namespace " + namespace.name());
            assertThat(run.wallTime()).isLessThan(Duration.ofSeconds(45));
        }

        // when
        namespace.api().delete(namespace.jobs() + "/eidos", "{\"propagationPolicy\":\"Background\"}");

        // then
        namespace.assertNoRunLeft(Duration.ofSeconds(15));
    }
}
