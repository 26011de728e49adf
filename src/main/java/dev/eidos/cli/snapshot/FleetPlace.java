package dev.eidos.cli.snapshot;

import dev.eidos.cli.option.Flags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.MalformedValue;
import dev.eidos.fleet.FleetStore;
import dev.eidos.fleet.HeldFleet;
import dev.eidos.fleet.configmap.FleetConfigMaps;
import dev.eidos.fleet.folder.FleetFile;
import dev.eidos.fleet.folder.FleetFolder;
import dev.eidos.fleet.folder.FleetText;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The place that a fleet goes to. */
sealed interface FleetPlace {

    /** A folder, with a file for each node. */
    record Folder(Path path) implements FleetPlace {
        @Override
        public FleetStore take(ApiCalls cluster) {
            return FleetFolder.take(path);
        }

        @Override
        public FleetPlace ofContext(String context) {
            return new Folder(path.resolve(context));
        }

        @Override
        public FleetPlace ofNamespace(String namespace) {
            return new Folder(path.resolve(namespace));
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** One file of all. */
    record File(Path path) implements FleetPlace {
        @Override
        public FleetStore take(ApiCalls cluster) {
            return FleetFile.take(path);
        }

        @Override
        public FleetPlace ofContext(String context) {
            throw needsFolder(path, "several contexts");
        }

        @Override
        public FleetPlace ofNamespace(String namespace) {
            throw needsFolder(path, "several namespaces");
        }

        private static EidosException needsFolder(Path path, String what) {
            return invalid(what + " need a folder", path.toString())
                    .reason("one file holds one run")
                    .suggestion("name it with a slash at its end: -o " + path + "/")
                    .build();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** ConfigMaps of the cluster that it is of. */
    record InCluster(ConfigMapUri uri) implements FleetPlace {
        @Override
        public FleetStore take(ApiCalls cluster) {
            return new FleetConfigMaps(cluster, uri);
        }

        @Override
        public FleetPlace ofContext(String context) {
            return this;
        }

        @Override
        public FleetPlace ofNamespace(String namespace) {
            return new InCluster(new ConfigMapUri(uri.namespace(), uri.name() + "-" + namespace));
        }

        @Override
        public String toString() {
            return uri.toString();
        }
    }

    /** The memory of this process, for a command that asks the snapshots itself. */
    record Held(HeldFleet fleet) implements FleetPlace {
        @Override
        public FleetStore take(ApiCalls cluster) {
            return fleet;
        }

        @Override
        public FleetPlace ofContext(String context) {
            return this;
        }

        @Override
        public FleetPlace ofNamespace(String namespace) {
            return this;
        }

        @Override
        public String toString() {
            return "memory";
        }
    }

    /**
     * The name by which a node's snapshot there can be read.
     *
     * @param file as the index has it
     */
    default String of(String node, String file) {
        return switch (this) {
            case Folder(Path path) -> path.resolve(file).toString();
            case File(Path path) -> path.toString() + FleetText.NODE + node;
            case InCluster _, Held _ -> file;
        };
    }

    /** Takes it for a run. */
    FleetStore take(ApiCalls cluster);

    /** The place for one of several clusters. */
    FleetPlace ofContext(String context);

    /** The place for the run in one of several namespaces. */
    FleetPlace ofNamespace(String namespace);

    /** The place that {@code --output} names. */
    static FleetPlace parse(String output) {
        if (ConfigMapUri.matches(output)) {
            return new InCluster(ConfigMapUri.parse(output));
        }
        if (output.equals("-") || output.contains("://")) {
            throw invalid("many snapshots need a folder, a file or ConfigMaps", "--output " + output)
                    .suggestion("name a folder with a slash at its end: -o fleet/")
                    .build();
        }
        Path path = Flags.parse("--output", output, FleetPlace::path);
        if (output.endsWith("/") || Files.isDirectory(path)) {
            return new Folder(path);
        }
        if (output.endsWith(".json")) {
            throw invalid("many snapshots in one file are YAML documents", "--output " + output)
                    .suggestion("name it *.yaml, or a folder with a slash at its end: -o fleet/")
                    .build();
        }
        return new File(path);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new MalformedValue("not a folder", text, e.getReason(), "name a folder, such as fleet/");
        }
    }

    private static EidosException.Builder invalid(String what, String object) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(object);
    }
}
