package dev.eidos.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealWriterTest {
    private static final ResultSeal SEAL = new ResultSeal(ConfigMapUri.parse("cm://a/b"), "0a".repeat(32));

    private final List<String> log = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void theTerminationMessageAndTheLogSayTheSame() throws Exception {
        // given
        Path message = Files.createFile(directory.resolve("termination-log"));

        // when
        new SealWriter(message, log::add).write(SEAL);

        // then
        assertThat(message).hasContent(SEAL.text());
        assertThat(log).containsExactly(SEAL.text());
    }

    @Test
    void whereNoKubeletHasMadeTheFileThereIsNone() {
        // given
        Path message = directory.resolve("termination-log");

        // when
        new SealWriter(message, log::add).write(SEAL);

        // then
        assertThat(message).doesNotExist();
        assertThat(log).containsExactly(SEAL.text());
    }

    @Test
    void aTerminationMessageThatCannotBeWrittenIsAFailure() {
        assertThatThrownBy(() -> new SealWriter(directory, log::add).write(SEAL))
                .isInstanceOf(EidosException.class)
                .hasMessageContaining("cannot write the container's termination message");
        assertThat(log).isEmpty();
    }
}
