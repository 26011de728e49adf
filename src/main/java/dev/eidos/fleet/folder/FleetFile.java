package dev.eidos.fleet.folder;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.file.OutputFile;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.FleetStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One file that a fleet is kept in, of several YAML documents, as {@link FleetText} reads it. While the run goes on a
 * folder beside it, of the same name with {@code .part} behind it, takes what comes, and is resumed from if the run is
 * killed; at the end the file is made of it, whole or not at all, and the folder goes.
 */
public final class FleetFile implements FleetStore {
    private static final String PART = ".part";

    private final Path file;
    private final Path part;
    private final FleetFolder folder;
    private final Optional<FleetText> old;

    private FleetFile(Path file, Path part, FleetFolder folder, Optional<FleetText> old) {
        this.file = file;
        this.part = part;
        this.folder = folder;
        this.old = old;
    }

    /**
     * Takes a file for a run. One that is there is neither changed nor read yet.
     *
     * @throws EidosException if it cannot be written, if it is something else than a fleet, or if another run has it
     */
    public static FleetFile take(Path file) {
        new OutputFile(file).check();
        Optional<FleetText> old = FleetText.at(file, _ -> {});
        if (old.isEmpty() && Files.exists(file)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the file is something else than a fleet")
                    .object(file.toString())
                    .suggestion("name another file, or a folder: -o fleet/")
                    .build();
        }
        Path part = file.resolveSibling(file.getFileName() + PART);
        return new FleetFile(file, part, FleetFolder.take(part), old);
    }

    @Override
    public Optional<Fleet> before() {
        return folder.before().or(() -> old.map(FleetText::index));
    }

    @Override
    public Optional<FleetNode> kept(String node) {
        unpack();
        return folder.kept(node);
    }

    /** A run that goes on from a whole file begins with what is in it. */
    private void unpack() {
        if (old.isEmpty() || folder.before().isPresent()) {
            return;
        }
        old.get().documents(new FleetText.Documents() {
            @Override
            public void cluster(String document) {
                // it is read anew
            }

            @Override
            public void node(FleetNode node, String document) {
                folder.put(node, document);
            }
        });
        folder.write(old.get().index());
    }

    @Override
    public FleetNode keep(String node, Value snapshot) {
        return folder.keep(node, snapshot);
    }

    @Override
    public void writeCluster(Value snapshot) {
        folder.writeCluster(snapshot);
    }

    @Override
    public void write(Fleet fleet) {
        folder.write(fleet);
    }

    @Override
    public void end(Fleet fleet) {
        folder.write(fleet);
        try {
            new OutputFile(file).write(out -> copy(fleet, out));
        } catch (EidosException e) {
            throw EidosException.of(e.code(), e.what())
                    .object(e.object())
                    .reason(e.reason())
                    .suggestion("what has arrived is in " + part + "; free some space, and complete it with --resume")
                    .cause(e)
                    .build();
        }
        remove();
    }

    private void copy(Fleet fleet, OutputStream out) throws IOException {
        Files.copy(part.resolve(FleetFolder.INDEX), out);
        copy(FleetFolder.CLUSTER, out);
        for (FleetNode node : fleet.nodes(FleetNode.Verdict.COLLECTED)) {
            copy(node.file(), out);
        }
    }

    private void copy(String name, OutputStream out) throws IOException {
        if (Files.exists(part.resolve(name))) {
            out.write(("--- # " + name + "\n").getBytes(StandardCharsets.UTF_8));
            Files.copy(part.resolve(name), out);
        }
    }

    /** Removes what a fleet's folder has, and the folder if nothing else is in it. */
    private void remove() {
        try {
            for (FleetNode node : folder.before().map(Fleet::nodes).orElseThrow()) {
                Files.deleteIfExists(part.resolve(FleetFolder.NODES).resolve(node.name() + ".yaml"));
            }
            Files.deleteIfExists(part.resolve(FleetFolder.INDEX));
            Files.deleteIfExists(part.resolve(FleetFolder.CLUSTER));
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.FAILED, "cannot remove what the file was made of")
                    .object(part.toString())
                    .reason(IoReason.of(e))
                    .suggestion("the file is whole; remove it yourself: rm -r " + part)
                    .cause(e)
                    .build();
        }
    }

    /** The folder goes, unless there is something in it to go on from. */
    @Override
    public void close() {
        folder.close();
        try {
            if (!Files.exists(part.resolve(FleetFolder.INDEX))) {
                Files.deleteIfExists(part.resolve(FleetFolder.NODES));
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // something is in it, which is not lost by staying
        }
    }
}
