package dev.eidos.fleet.folder;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.InputFile;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.FleetNode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotJoin;
import dev.eidos.snapshot.SnapshotReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The files of a fleet's folder, read. A node's snapshot is joined with its cluster's, so that whoever asks it gets
 * answers as from a snapshot that has all.
 *
 * @param notices is told of what was left out of a document
 */
public record FleetFiles(Path folder, Consumer<String> notices) implements FleetSource {
    /** The one place that is looked into: a document that comes from elsewhere must not name any file. */
    public static final String CLUSTER_OF_NODE = "../" + FleetFolder.CLUSTER;

    /** The folder that a path is, or whose index it is; none if it is neither. */
    public static Optional<FleetFiles> at(Path path, Consumer<String> notices) {
        if (Files.isDirectory(path)) {
            return Optional.of(new FleetFiles(path, notices));
        }
        Path name = path.getFileName();
        Path parent = path.toAbsolutePath().getParent();
        return name != null && name.toString().equals(FleetFolder.INDEX) && parent != null
                ? Optional.of(new FleetFiles(parent, notices))
                : Optional.empty();
    }

    @Override
    public String name() {
        return folder.toString();
    }

    /**
     * The names of the nodes that have snapshots here.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if there are none
     */
    @Override
    public List<String> nodes() {
        Path index = folder.resolve(FleetFolder.INDEX);
        if (!Files.exists(index)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not the folder of a fleet")
                    .object(folder.toString())
                    .reason("it has no " + FleetFolder.INDEX)
                    .suggestion("name a snapshot, or a folder that snapshot --deploy-agent --all-nodes has written")
                    .build();
        }
        Fleet fleet = FleetDocument.read(new InputFile(index).read().text(), index.toString(), notices);
        return fleet.nodes(FleetNode.Verdict.COLLECTED).stream()
                .map(FleetNode::name)
                .toList();
    }

    @Override
    public String nameOf(String node) {
        return file(node).toString();
    }

    @Override
    public void read(Predicate<String> wanted, BiConsumer<String, Snapshot> each) {
        var common = new CommonFacts(notices);
        nodes().stream().filter(wanted).forEach(node -> each.accept(node, read(node, common)));
    }

    /** A node's file. */
    public Path file(String node) {
        return folder.resolve(FleetFolder.NODES).resolve(node + ".yaml");
    }

    /** A node's snapshot, joined. */
    public Snapshot read(String node) {
        return read(node, new CommonFacts(notices));
    }

    private Snapshot read(String node, CommonFacts common) {
        Path file = file(node);
        return joined(file, DocumentReader.read(new InputFile(file).read().text(), file.toString()), common);
    }

    /** A snapshot that was read from a file, joined with its cluster's if it names one that is beside it. */
    public static Snapshot joined(Path file, Value document, Consumer<String> notices) {
        return joined(file, document, new CommonFacts(notices));
    }

    private static Snapshot joined(Path file, Value document, CommonFacts facts) {
        Snapshot own = SnapshotReader.read(document, file.toString(), facts.notices());
        Path parent = file.toAbsolutePath().getParent();
        boolean named = document.text("metadata", "cluster").equals(CLUSTER_OF_NODE);
        Path above = parent == null ? null : parent.getParent();
        if (!named || above == null) {
            return own;
        }
        Path cluster = above.resolve(FleetFolder.CLUSTER);
        if (!Files.isRegularFile(cluster)) {
            facts.notices().accept(file + ": its cluster's facts are missing: there is no " + cluster);
            return own;
        }
        Snapshot common = facts.of(cluster);
        ClusterIdentity ofNode = own.metadata().cluster();
        ClusterIdentity ofCluster = common.metadata().cluster();
        if (ofNode.isSurelyNot(ofCluster)) {
            throw EidosException.of(ErrorCode.CONFLICT, "the node's snapshot is of another cluster")
                    .object(file.toString())
                    .reason("it is of " + ofNode.text() + ", and " + cluster + " of " + ofCluster.text())
                    .suggestion("put it into the folder of its own cluster")
                    .build();
        }
        return SnapshotJoin.of(own, common);
    }
}
