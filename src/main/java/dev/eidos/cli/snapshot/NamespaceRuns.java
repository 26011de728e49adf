package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.FailureReport;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.place.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run in each of several namespaces, one after the other, with a file for each. One that fails does not keep the next
 * from its turn.
 */
final class NamespaceRuns {
    private final List<AgentOptions> agents;
    private final SnapshotOptions snapshot;
    private final Session session;

    NamespaceRuns(List<AgentOptions> agents, SnapshotOptions snapshot, Session session) {
        this.agents = agents;
        this.snapshot = snapshot;
        this.session = session;
    }

    /**
     * Does all.
     *
     * @throws EidosException with {@link ErrorCode#PARTIAL} if some failed; with the last one's failure if all did
     */
    void run() throws InterruptedException {
        Path folder = folder();
        Map<String, EidosException> failures = new LinkedHashMap<>();
        for (AgentOptions agent : agents) {
            String namespace = agent.config().namespace();
            try {
                AgentCommand.run(agent, snapshot.to(folder.resolve(namespace + ending())), session);
            } catch (EidosException e) {
                failures.put(namespace, e);
                if (failures.size() < agents.size()) {
                    new Messages(session).warn(namespace + ": " + FailureReport.words(e));
                }
            }
        }
        if (failures.size() == agents.size()) {
            // the others have been told
            throw List.copyOf(failures.values()).getLast();
        }
        if (!failures.isEmpty()) {
            throw EidosException.of(ErrorCode.PARTIAL, "not every namespace's snapshot could be taken")
                    .reason(failures.entrySet().stream()
                            .map(failure -> "\n  " + failure.getKey() + ": " + FailureReport.words(failure.getValue()))
                            .collect(Collectors.joining()))
                    .suggestion("run again with these alone: --namespace "
                            + String.join(" --namespace ", failures.keySet()))
                    .build();
        }
    }

    private String ending() {
        return snapshot.format() == Format.TABLE
                ? ".txt"
                : "." + snapshot.format().label();
    }

    private Path folder() {
        Path folder =
                switch (snapshot.destination()) {
                    case Destination.Folder(var path) -> path;
                    case Destination.File(var path) -> path;
                    case Destination.Stdout _, Destination.ConfigMap _ -> throw needsFolder();
                };
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.FAILED, "cannot make the folder")
                    .object("--output " + folder)
                    .reason(IoReason.of(e))
                    .suggestion("see whose it is: ls -ld " + folder)
                    .cause(e)
                    .build();
        }
    }

    private EidosException needsFolder() {
        return EidosException.of(ErrorCode.INVALID_INPUT, "several namespaces need a folder")
                .object("--namespace "
                        + agents.stream()
                                .map(agent -> agent.config().namespace())
                                .collect(Collectors.joining(" --namespace ")))
                .reason("each of them gets a file of its own")
                .suggestion("name one: -o snapshots/")
                .build();
    }
}
