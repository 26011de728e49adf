package dev.eidos.fleet.folder;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.file.InputFile;
import dev.eidos.file.OutputFile;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.FleetNode;
import dev.eidos.snapshot.SnapshotDocument;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a fleet is kept in: {@code fleet.yaml}, {@code cluster.yaml} and {@code nodes/NAME.yaml}. Each file
 * is whole or not there. One run at a time has it, as long as this is open.
 */
public final class FleetFolder implements AutoCloseable {
    public static final String INDEX = "fleet.yaml";
    public static final String CLUSTER = "cluster.yaml";
    public static final String NODES = "nodes";
    private static final String LOCK = ".lock";
    private static final Set<String> OWN = Set.of(INDEX, CLUSTER, NODES, LOCK);

    private final Path folder;
    private final FileChannel channel;

    private FleetFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes a folder for a run, and makes it if it is not there.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it has what no run has written, with
     *     {@link ErrorCode#CONFLICT} if another run has it now
     */
    public static FleetFolder take(Path folder) {
        try {
            check(folder);
            Files.createDirectories(folder.resolve(NODES));
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            if (lock(channel) == null) {
                channel.close();
                throw failure(ErrorCode.CONFLICT, "another run writes to this folder", folder)
                        .reason("it holds the lock on " + LOCK)
                        .suggestion("wait for it, or name another folder")
                        .build();
            }
            return new FleetFolder(folder, channel);
        } catch (IOException e) {
            throw cannot("cannot write to the folder", folder, e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void check(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw failure(ErrorCode.INVALID_INPUT, "not a folder", folder)
                    .suggestion("name a folder, or leave out the slash for one file")
                    .build();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Set<String> foreign = new TreeSet<>();
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !OWN.contains(name))
                    .forEach(foreign::add);
            if (!foreign.isEmpty()) {
                throw failure(ErrorCode.INVALID_INPUT, "the folder has something else in it", folder)
                        .reason(foreign.iterator().next()
                                + (foreign.size() == 1 ? "" : " and " + (foreign.size() - 1) + " more"))
                        .suggestion("name an empty folder, or one that is not there yet")
                        .build();
            }
        }
    }

    /** The index of the run that was here before; none in a new folder. */
    public Optional<Fleet> before() {
        Path index = folder.resolve(INDEX);
        return Files.exists(index)
                ? Optional.of(FleetDocument.read(new InputFile(index).read().text(), index.toString(), _ -> {}))
                : Optional.empty();
    }

    /**
     * Keeps a node's snapshot.
     *
     * @param node a name that is one of Kubernetes
     * @return its entry in the index
     */
    public FleetNode keep(String node, Value snapshot) {
        String file = NODES + "/" + node + ".yaml";
        byte[] bytes = bytes(SnapshotDocument.withCluster(snapshot, FleetFiles.CLUSTER_OF_NODE));
        new OutputFile(folder.resolve(file)).write(bytes);
        return FleetNode.collected(node, file, sha256(bytes));
    }

    public void writeCluster(Value snapshot) {
        new OutputFile(folder.resolve(CLUSTER)).write(bytes(snapshot));
    }

    public void write(Fleet fleet) {
        new OutputFile(folder.resolve(INDEX)).write(bytes(FleetDocument.of(fleet)));
    }

    /**
     * A node's snapshot as it lies here, if it is the one of the index; one that a run wrote which was killed before it
     * wrote the index counts, too.
     */
    public Optional<FleetNode> kept(String node) {
        String file = NODES + "/" + node + ".yaml";
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        byte[] bytes = new InputFile(path).read().text().getBytes(StandardCharsets.UTF_8);
        return Optional.of(FleetNode.collected(node, file, sha256(bytes)));
    }

    /** Removes a snapshot that an earlier run left of a node that is to be taken again. */
    public void forget(String node) {
        try {
            Files.deleteIfExists(folder.resolve(NODES).resolve(node + ".yaml"));
        } catch (IOException e) {
            throw cannot("cannot remove the snapshot of an earlier run", folder, e);
        }
    }

    private static byte[] bytes(Value document) {
        return YamlWriter.write(document).getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static EidosException cannot(String what, Path folder, IOException e) {
        return failure(ErrorCode.FAILED, what, folder)
                .reason(IoReason.of(e))
                .suggestion("see whose it is: ls -ld " + folder)
                .cause(e)
                .build();
    }

    private static EidosException.Builder failure(ErrorCode code, String what, Path folder) {
        return EidosException.of(code, what).object(folder.toString());
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(LOCK));
            channel.close();
        } catch (IOException e) {
            throw cannot("cannot let go of the folder", folder, e);
        }
    }
}
