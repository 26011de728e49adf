package dev.eidos.fleet.facts;

import dev.eidos.compare.FactCollector;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import dev.eidos.document.DocumentReader;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.file.InputFile;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.configmap.FleetOfConfigMaps;
import dev.eidos.fleet.folder.FleetFolder;
import dev.eidos.fleet.folder.FleetText;
import dev.eidos.snapshot.SnapshotEvents;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.snapshot.SnapshotScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A reader of the facts of many snapshots. What cannot be read is a node that is missing, and no failure. */
public record FactReader(Vocabulary vocabulary, Consumer<String> notices) {

    /** A file with the name of the node that it should be of, and what comes before names of its fleet. */
    private record Wanted(Path file, String node, String prefix) {}

    /** One that is of no file of its own. */
    private static Wanted document(String node) {
        return new Wanted(Path.of(""), node, "");
    }

    /** The facts of a node, or why there are none. */
    private record Read(Wanted wanted, Optional<NodeFacts> facts, String reason) {}

    /**
     * Those of a folder: of a fleet, of several fleets in folders of their own, or of the snapshots that lie there.
     *
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if there is none
     */
    public FleetFacts folder(Path folder) {
        List<Wanted> wanted = new ArrayList<>();
        List<FleetNode> missing = new ArrayList<>();
        collect(folder, "", wanted, missing);
        if (wanted.isEmpty() && missing.isEmpty()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "there is no snapshot in the folder")
                    .object(folder.toString())
                    .reason("it has neither " + FleetFolder.INDEX + " nor files named *.yaml, *.yml or *.json")
                    .suggestion("take some: eidos snapshot --deploy-agent --all-nodes -o " + folder + "/")
                    .build();
        }
        return fleet(wanted.parallelStream().map(this::read).toList(), missing, true);
    }

    private static FleetFacts fleet(List<Read> read, List<FleetNode> missing, boolean ofFiles) {
        List<FleetNode> without = new ArrayList<>(missing);
        List<NodeFacts> nodes = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Read one : read) {
            if (one.facts().isPresent()) {
                nodes.add(one.facts().get());
                files.add(one.wanted().file());
            } else {
                without.add(FleetNode.without(
                        one.wanted().prefix() + one.wanted().node(), FleetNode.Verdict.FAILED, one.reason()));
            }
        }
        return new FleetFacts(nodes, ofFiles ? files : List.of(), without);
    }

    /** Those of a fleet in one text. */
    public FleetFacts text(FleetText text) {
        List<Read> read = new ArrayList<>();
        text.documents(new FleetText.Documents() {
            @Override
            public void cluster(String document) {
                // what all nodes have in common makes no difference between them
            }

            @Override
            public void node(FleetNode node, String document) {
                read.add(read(document(node.name()), text.nameOf(node.name()), document));
            }
        });
        return fleet(read, missing(text.index()), false);
    }

    /** Those of a fleet in ConfigMaps. */
    public FleetFacts configMaps(FleetOfConfigMaps fleet) throws InterruptedException {
        List<Read> read = new ArrayList<>();
        fleet.documents(
                (node, document) -> read.add(read(document(node), fleet.nameOf(node), document)),
                (node, e) -> read.add(failed(document(node), e)));
        return fleet(read, missing(fleet.fleet()), false);
    }

    private static List<FleetNode> missing(Fleet fleet) {
        return fleet.nodes().stream()
                .filter(node -> node.verdict() != FleetNode.Verdict.COLLECTED)
                .toList();
    }

    private void collect(Path folder, String prefix, List<Wanted> wanted, List<FleetNode> missing) {
        Path index = folder.resolve(FleetFolder.INDEX);
        if (Files.isRegularFile(index)) {
            Fleet fleet = FleetDocument.read(new InputFile(index).read().text(), index.toString(), notices);
            for (FleetNode node : fleet.nodes()) {
                if (node.verdict() == FleetNode.Verdict.COLLECTED) {
                    wanted.add(new Wanted(
                            folder.resolve(FleetFolder.NODES).resolve(node.name() + ".yaml"), node.name(), prefix));
                } else {
                    missing.add(FleetNode.without(prefix + node.name(), node.verdict(), node.reason()));
                }
            }
            return;
        }
        List<Path> entries = entries(folder);
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                boolean nodes = name.equals(FleetFolder.NODES);
                if (nodes || Files.isRegularFile(entry.resolve(FleetFolder.INDEX))) {
                    collect(entry, nodes ? prefix : prefix + name + "/", wanted, missing);
                }
            } else if (name.matches(".*[.](yaml|yml|json)") && !name.equals(FleetFolder.CLUSTER)) {
                wanted.add(new Wanted(entry, name.substring(0, name.lastIndexOf('.')), prefix));
            }
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.FAILED, "cannot read the folder")
                    .object(folder.toString())
                    .reason(IoReason.of(e))
                    .cause(e)
                    .build();
        }
    }

    private Read read(Wanted wanted) {
        try {
            return read(wanted, wanted.file().toString(), new InputFile(wanted.file()).read().text());
        } catch (EidosException e) {
            return failed(wanted, e);
        }
    }

    private Read read(Wanted wanted, String name, String document) {
        try {
            return new Read(wanted, Optional.of(facts(document, name, wanted.node(), wanted.prefix())), "");
        } catch (EidosException e) {
            return failed(wanted, e);
        }
    }

    private static Read failed(Wanted wanted, EidosException e) {
        String reason = e.reason();
        return new Read(wanted, Optional.empty(), e.what() + (reason == null ? "" : ": " + reason));
    }

    /** The facts of one document. */
    public NodeFacts facts(String text, String name, String node, String prefix) {
        var collector = new FactCollector(vocabulary, node, prefix);
        if (SnapshotScanner.scan(text, collector)) {
            return collector.facts();
        }
        var again = new FactCollector(vocabulary, node, prefix);
        SnapshotEvents.tell(SnapshotReader.read(DocumentReader.read(text, name), name, notices), again);
        return again.facts();
    }
}
