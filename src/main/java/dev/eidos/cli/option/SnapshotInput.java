package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.document.DocumentReader;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.fleet.folder.FleetFiles;
import dev.eidos.measurement.Snapshot;
import dev.eidos.place.Source;
import dev.eidos.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ParseResult;

/** The snapshots that {@code --snapshot} names, read: one, or those of a fleet's folder. */
public final class SnapshotInput {
    private static final String FLAG = "--snapshot";

    private SnapshotInput() {}

    /**
     * A snapshot that was read.
     *
     * @param name of the place that it was read from
     */
    public record Named(String name, Snapshot snapshot) {}

    /**
     * All of them; at least one.
     *
     * @throws EidosException if a document cannot be read, or is no snapshot; if a folder has none
     */
    public static List<Named> read(String text, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        Consumer<String> notices = messages::warn;
        if (Source.parse(text, FLAG) instanceof Source.File(Path path)) {
            Optional<FleetFiles> fleet = FleetFiles.at(path, notices);
            if (fleet.isPresent()) {
                return nodes(fleet.get());
            }
            SourceText source = DocumentInput.read(text, FLAG, session, options);
            Snapshot joined = FleetFiles.joined(path, DocumentReader.read(source.text(), source.name()), notices);
            return List.of(new Named(source.name(), joined));
        }
        SourceText source = DocumentInput.read(text, FLAG, session, options);
        return List.of(new Named(source.name(), SnapshotReader.read(source.text(), source.name(), notices)));
    }

    private static List<Named> nodes(FleetFiles fleet) {
        List<String> nodes = fleet.nodes();
        if (nodes.isEmpty()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "the fleet has no snapshot")
                    .object(fleet.folder().toString())
                    .suggestion("see why in its fleet.yaml; take them again with --resume")
                    .build();
        }
        return nodes.stream()
                .map(node -> new Named(fleet.file(node).toString(), fleet.read(node)))
                .toList();
    }

    /** The only one. */
    public static Named one(String text, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        List<Named> all = read(text, session, options, messages);
        if (all.size() > 1) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "one snapshot is needed")
                    .object(FLAG + " " + text)
                    .reason("there are " + all.size())
                    .suggestion("name a node's: " + FLAG + " " + all.getFirst().name())
                    .build();
        }
        return all.getFirst();
    }
}
