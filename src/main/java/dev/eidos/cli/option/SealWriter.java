package dev.eidos.cli.option;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.k8s.configmap.ResultSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The agent's two ways to say which result it wrote. The termination message is certain, but reported only when the
 * container has ended; the log can be read at once.
 *
 * @param message the file of the termination message, which the kubelet has made; elsewhere there is none
 * @param log takes one line
 */
record SealWriter(Path message, Consumer<String> log) {

    void write(ResultSeal seal) {
        if (Files.exists(message)) {
            try {
                Files.writeString(message, seal.text());
            } catch (IOException e) {
                throw EidosException.of(ErrorCode.FAILED, "cannot write the container's termination message")
                        .object(message.toString())
                        .reason(IoReason.of(e))
                        .suggestion("without it nobody can tell whether the result is the agent's: see the pod's"
                                + " security context, and the node")
                        .build();
            }
        }
        log.accept(seal.text());
    }
}
