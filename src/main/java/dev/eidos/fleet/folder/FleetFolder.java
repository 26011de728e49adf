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
import dev.eidos.fleet.FleetStore;
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
public final class FleetFolder implements FleetStore {
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

    @Override
    public Optional<Fleet> before() {
        Path index = folder.resolve(INDEX);
        return Files.exists(index)
                ? Optional.of(FleetDocument.read(new InputFile(index).read().text(), index.toString(), _ -> {}))
                : Optional.empty();
    }

    @Override
    public FleetNode keep(String node, Value snapshot) {
        String file = NODES + "/" + node + ".yaml";
        byte[] bytes = bytes(SnapshotDocument.withCluster(snapshot, FleetFiles.CLUSTER_OF_NODE));
        new OutputFile(folder.resolve(file)).write(bytes);
        return FleetNode.collected(node, file, sha256(bytes));
    }

    /** Takes over a snapshot as its file has it; not if it is not the one of the index. */
    void put(FleetNode node, String snapshot) {
        byte[] bytes = snapshot.getBytes(StandardCharsets.UTF_8);
        if (sha256(bytes).equals(node.sha256())) {
            new OutputFile(folder.resolve(NODES).resolve(node.name() + ".yaml")).write(bytes);
        }
    }

    @Override
    public void writeCluster(Value snapshot) {
        new OutputFile(folder.resolve(CLUSTER)).write(bytes(snapshot));
    }

    @Override
    public void write(Fleet fleet) {
        new OutputFile(folder.resolve(INDEX)).write(bytes(FleetDocument.of(fleet)));
    }

    @Override
    public Optional<FleetNode> kept(String node) {
        String file = NODES + "/" + node + ".yaml";
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        byte[] bytes = new InputFile(path).read().text().getBytes(StandardCharsets.UTF_8);
        return Optional.of(FleetNode.collected(node, file, sha256(bytes)));
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
