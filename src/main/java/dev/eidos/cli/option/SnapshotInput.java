package dev.eidos.cli.option;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.configmap.FleetOfConfigMaps;
import dev.eidos.fleet.folder.FleetFiles;
import dev.eidos.fleet.folder.FleetSource;
import dev.eidos.fleet.folder.FleetText;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.measurement.Snapshot;
import dev.eidos.place.Source;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.text.Suggestions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine.ParseResult;

/** The snapshots that {@code --snapshot} names, read: one, or those of a fleet. */
public final class SnapshotInput {
    private static final String FLAG = "--snapshot";

    private final Session session;
    private final ParseResult options;
    private final Consumer<String> notices;
    private final Predicate<String> wanted;
    private final Consumer<Named> taker;

    private SnapshotInput(
            Session session, ParseResult options, Messages messages, Predicate<String> wanted, Consumer<Named> taker) {
        this.session = session;
        this.options = options;
        this.notices = messages::warn;
        this.wanted = wanted;
        this.taker = taker;
    }

    /**
     * A snapshot that was read.
     *
     * @param name of the place that it was read from
     */
    public record Named(String name, Snapshot snapshot) {}

    /**
     * All of them; at least one. {@code PLACE#NODE} is one node of a fleet.
     *
     * @throws EidosException if a document cannot be read, or is no snapshot; if a fleet has none
     */
    public static List<Named> read(String text, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        return read(text, _ -> true, session, options, messages);
    }

    /** Those of some nodes of a fleet alone; the documents of others are not read. */
    public static List<Named> read(
            String text, Predicate<String> wanted, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        List<Named> all = new ArrayList<>();
        each(text, wanted, session, options, messages, all::add);
        return all;
    }

    /**
     * As {@link #read(String, Predicate, Session, ParseResult, Messages)}, one after the other: of thousands no more
     * than one need be in memory.
     */
    public static void each(
            String text,
            Predicate<String> wanted,
            Session session,
            ParseResult options,
            Messages messages,
            Consumer<Named> taker)
            throws InterruptedException {
        var input = new SnapshotInput(session, options, messages, wanted, taker);
        int at = text.lastIndexOf(FleetText.NODE);
        if (at > 0 && namesNode(text)) {
            input.read(text.substring(0, at), Optional.of(text.substring(at + 1)));
        } else {
            input.read(text, Optional.empty());
        }
    }

    /** A file may be called so, and in a URL it is the web's. */
    private static boolean namesNode(String text) {
        return switch (Source.parse(text.substring(0, text.lastIndexOf(FleetText.NODE)), FLAG)) {
            case Source.File _ -> !Files.exists(Path.of(text));
            case Source.ConfigMap _ -> true;
            case Source.Stdin _ -> true;
            case Source.Url _ -> false;
        };
    }

    private void read(String text, Optional<String> node) throws InterruptedException {
        switch (Source.parse(text, FLAG)) {
            case Source.File(Path path) -> file(text, path, node);
            case Source.ConfigMap(ConfigMapUri uri) ->
                configMap(uri, DocumentInput.read(text, FLAG, session, options), node);
            case Source.Stdin _, Source.Url _ -> document(DocumentInput.read(text, FLAG, session, options), node);
        }
    }

    private void file(String text, Path path, Optional<String> node) throws InterruptedException {
        Optional<FleetText> one = FleetText.at(path, notices);
        if (one.isPresent()) {
            nodes(one.get(), node);
            return;
        }
        Optional<FleetFiles> folder = FleetFiles.at(path, notices);
        if (folder.isPresent()) {
            nodes(folder.get(), node);
            return;
        }
        SourceText source = DocumentInput.read(text, FLAG, session, options);
        Optional<FleetText> piped = FleetText.of(source.text(), source.name(), notices);
        if (piped.isPresent()) {
            nodes(piped.get(), node);
            return;
        }
        checkNone(text, node);
        Snapshot joined = FleetFiles.joined(path, DocumentReader.read(source.text(), source.name()), notices);
        taker.accept(new Named(source.name(), joined));
    }

    private void configMap(ConfigMapUri uri, SourceText source, Optional<String> node) throws InterruptedException {
        Value document = DocumentReader.read(source.text(), source.name());
        boolean index = FleetOfConfigMaps.isIndex(document);
        if (!index) {
            checkNone(uri.toString(), node);
        }
        if (!index && !FleetOfConfigMaps.hasMore(uri, document)) {
            taker.accept(new Named(source.name(), SnapshotReader.read(document, source.name(), notices)));
            return;
        }
        try (ClusterConnection cluster = DocumentOutput.cluster(session, options)) {
            if (index) {
                Fleet fleet = FleetDocument.read(source.text(), source.name(), notices);
                nodes(new FleetOfConfigMaps(cluster, uri, fleet, notices), node);
            } else {
                taker.accept(new Named(source.name(), FleetOfConfigMaps.joined(cluster, uri, document, notices)));
            }
        }
    }

    private void document(SourceText source, Optional<String> node) throws InterruptedException {
        Optional<FleetText> fleet = FleetText.of(source.text(), source.name(), notices);
        if (fleet.isPresent()) {
            nodes(fleet.get(), node);
            return;
        }
        checkNone(source.name(), node);
        taker.accept(new Named(source.name(), SnapshotReader.read(source.text(), source.name(), notices)));
    }

    private static void checkNone(String place, Optional<String> node) {
        if (node.isPresent()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "only a fleet has nodes to choose from")
                    .object(FLAG + " " + place + FleetText.NODE + node.get())
                    .reason(place + " is one snapshot")
                    .suggestion("name it alone: " + FLAG + " " + place)
                    .build();
        }
    }

    private void nodes(FleetSource fleet, Optional<String> node) throws InterruptedException {
        List<String> nodes = fleet.nodes();
        if (nodes.isEmpty()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "the fleet has no snapshot")
                    .object(fleet.name())
                    .suggestion("see why in its index; take them again with --resume")
                    .build();
        }
        if (node.isPresent() && !nodes.contains(node.get())) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "the fleet has no snapshot of that node")
                    .object(fleet.name() + FleetText.NODE + node.get())
                    .suggestion("there is " + nodes.getFirst()
                            + (nodes.size() == 1 ? "" : ", and " + (nodes.size() - 1) + " more")
                            + Suggestions.question(node.get(), nodes))
                    .build();
        }
        fleet.read(
                name -> wanted.test(name) && (node.isEmpty() || node.get().equals(name)),
                (name, snapshot) -> taker.accept(new Named(fleet.nameOf(name), snapshot)));
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
