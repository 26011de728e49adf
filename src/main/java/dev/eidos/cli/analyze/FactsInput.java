package dev.eidos.cli.analyze;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.document.DocumentReader;
import dev.eidos.file.SourceText;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.configmap.FleetOfConfigMaps;
import dev.eidos.fleet.facts.FactReader;
import dev.eidos.fleet.facts.FleetFacts;
import dev.eidos.fleet.folder.FleetFiles;
import dev.eidos.fleet.folder.FleetText;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.place.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The facts of the snapshots at a place: of one, or of a fleet, however it is kept. */
public final class FactsInput {
    private FactsInput() {}

    /** Reads them; {@code flag} is what the place was given by, for errors. */
    public static FleetFacts read(
            String text, String flag, FactReader reader, Session session, ParseResult options, Messages messages)
            throws InterruptedException {
        Optional<FleetFacts> files = files(text, flag, reader, messages);
        return files.isPresent()
                ? files.get()
                : of(DocumentInput.read(text, flag, session, options), text, flag, reader, session, options, messages);
    }

    /** Those of a folder, or of a fleet in files; none if the place is anything else. */
    public static Optional<FleetFacts> files(String text, String flag, FactReader reader, Messages messages) {
        if (Source.parse(text, flag) instanceof Source.File(Path path)) {
            Path parent = path.toAbsolutePath().getParent();
            if (Files.isDirectory(path)) {
                return Optional.of(reader.folder(path));
            }
            Optional<FleetText> one = FleetText.at(path, messages::warn);
            if (one.isPresent()) {
                return Optional.of(reader.text(one.get()));
            }
            if (FleetFiles.at(path, messages::warn).isPresent() && parent != null) {
                return Optional.of(reader.folder(parent));
            }
        }
        return Optional.empty();
    }

    /** Those of a document that was read from a place: of one node, or of a fleet. */
    public static FleetFacts of(
            SourceText source,
            String text,
            String flag,
            FactReader reader,
            Session session,
            ParseResult options,
            Messages messages)
            throws InterruptedException {
        Source place = Source.parse(text, flag);
        Optional<FleetText> piped = FleetText.of(source.text(), source.name(), messages::warn);
        if (piped.isPresent()) {
            return reader.text(piped.get());
        }
        if (place instanceof Source.ConfigMap(ConfigMapUri uri)
                && FleetOfConfigMaps.isIndex(DocumentReader.read(source.text(), source.name()))) {
            try (ClusterConnection cluster = DocumentOutput.cluster(session, options)) {
                return reader.configMaps(new FleetOfConfigMaps(
                        cluster,
                        uri,
                        FleetDocument.read(source.text(), source.name(), messages::warn),
                        messages::warn));
            }
        }
        return new FleetFacts(
                List.of(reader.facts(source.text(), source.name(), source.name(), "")), List.of(), List.of());
    }
}
