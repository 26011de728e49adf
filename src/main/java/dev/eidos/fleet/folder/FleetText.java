package dev.eidos.fleet.folder;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.FleetNode;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotJoin;
import dev.eidos.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fleet in one text of several YAML documents: the index, what all nodes have in common, and the nodes in the order
 * of the index, each byte for byte as its file in a folder would be.
 *
 * @param name of the file, for errors
 * @param content begins to read it anew
 * @param notices is told of what was left out of a document
 */
public record FleetText(String name, Supplier<Reader> content, Consumer<String> notices) implements FleetSource {
    /** Between a file and the name of a node in it. */
    public static final char NODE = '#';

    private static final int BEGINNING = 512;

    /** The fleet that a regular file is; none if it is anything else, such as the index of a folder. */
    public static Optional<FleetText> at(Path path, Consumer<String> notices) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        var text = new FleetText(path.toString(), () -> reader(path), notices);
        return text.isOne() ? Optional.of(text) : Optional.empty();
    }

    /** The fleet that a text is; none if it is anything else. */
    public static Optional<FleetText> of(String content, String name, Consumer<String> notices) {
        var text = new FleetText(name, () -> new StringReader(content), notices);
        return text.isOne() ? Optional.of(text) : Optional.empty();
    }

    private static Reader reader(Path path) {
        try {
            return new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder());
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.FAILED, "cannot read the document")
                    .object(path.toString())
                    .reason(IoReason.of(e))
                    .cause(e)
                    .build();
        }
    }

    private boolean isOne() {
        return saysFleet() && hasSecond();
    }

    private boolean saysFleet() {
        var beginning = new char[BEGINNING];
        try (Reader reader = content.get()) {
            int read = Math.max(0, reader.read(beginning));
            return new String(beginning, 0, read)
                    .lines()
                    .anyMatch(line -> line.stripTrailing().equals("kind: " + FleetDocument.KIND));
        } catch (IOException e) {
            // whoever reads it as a document says what is wrong with it
            return false;
        }
    }

    private boolean hasSecond() {
        try (var documents = new DocumentStream(content.get(), name)) {
            if (documents.next() == null) {
                return false;
            }
            return documents.next() != null;
        }
    }

    public Fleet index() {
        try (var documents = new DocumentStream(content.get(), name)) {
            return FleetDocument.read(String.valueOf(documents.next()), name, notices);
        }
    }

    @Override
    public List<String> nodes() {
        return index().nodes(FleetNode.Verdict.COLLECTED).stream()
                .map(FleetNode::name)
                .toList();
    }

    @Override
    public String nameOf(String node) {
        return name + NODE + node;
    }

    @Override
    public void read(Predicate<String> wanted, BiConsumer<String, Snapshot> each) {
        documents(new Documents() {
            private @Nullable Snapshot cluster;

            @Override
            public void cluster(String document) {
                cluster = SnapshotReader.read(document, nameOf("cluster"), notices);
            }

            @Override
            public void node(FleetNode node, String document) {
                if (wanted.test(node.name())) {
                    Snapshot own = SnapshotReader.read(document, nameOf(node.name()), notices);
                    each.accept(node.name(), cluster == null ? own : SnapshotJoin.of(own, cluster));
                }
            }
        });
    }

    /** Is told the documents in their order. */
    public interface Documents {
        void cluster(String document);

        void node(FleetNode node, String document);
    }

    /**
     * Reads the texts of all documents but the index.
     *
     * @throws EidosException if there are fewer or more than the index has
     */
    public void documents(Documents told) {
        try (var documents = new DocumentStream(content.get(), name)) {
            Fleet fleet = FleetDocument.read(String.valueOf(documents.next()), name, notices);
            @Nullable String document = documents.next();
            if (document != null && isCluster(document)) {
                told.cluster(document);
                document = documents.next();
            }
            for (FleetNode node : fleet.nodes(FleetNode.Verdict.COLLECTED)) {
                if (document == null) {
                    throw damaged("the snapshot of " + node.name() + " is missing");
                }
                told.node(node, document);
                document = documents.next();
            }
            if (document != null) {
                throw damaged("it has more documents than its index has nodes");
            }
        }
    }

    /** Every node's document names the cluster's; one that is damaged costs no more than what is in it. */
    private boolean isCluster(String document) {
        try {
            Value value = DocumentReader.read(document, nameOf("cluster"));
            return value.text("metadata", "cluster").isEmpty();
        } catch (EidosException e) {
            notices.accept(String.valueOf(e.getMessage()));
            return true;
        }
    }

    private EidosException damaged(String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the file of the fleet is not whole")
                .object(name)
                .reason(reason)
                .suggestion("take it again, or use a copy that nobody has edited")
                .build();
    }
}
