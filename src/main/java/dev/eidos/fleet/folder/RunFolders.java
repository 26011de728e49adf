package dev.eidos.fleet.folder;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import dev.eidos.file.InputFile;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.FleetNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of a fleet that is watched: a folder for each run, named by the time when it began. */
public record RunFolders(Path folder) {
    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Whether a folder is one: it has runs, and is none itself. */
    public static boolean are(Path folder) {
        return Files.isDirectory(folder)
                && !Files.exists(folder.resolve(FleetFolder.INDEX))
                && !new RunFolders(folder).all().isEmpty();
    }

    /** The runs of which there is an index, the oldest first. */
    public List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> NAME.matcher(name(entry)).matches())
                    .filter(entry -> Files.isRegularFile(entry.resolve(FleetFolder.INDEX)))
                    .sorted(Comparator.comparing(RunFolders::name))
                    .toList();
        } catch (IOException e) {
            throw cannot("cannot read the folder", folder, e);
        }
    }

    /** The newest that came to its end: one that was killed says nothing of nodes whose turn had not come. */
    public Optional<Path> newest() {
        List<Path> all = all();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (isWhole(all.get(i))) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isWhole(Path run) {
        Path index = run.resolve(FleetFolder.INDEX);
        Fleet fleet = FleetDocument.read(new InputFile(index).read().text(), index.toString(), _ -> {});
        return fleet.nodes(FleetNode.Verdict.PENDING).isEmpty();
    }

    /**
     * The run that another is held against: the newest that is older than it.
     *
     * @param later a run, or a folder of runs, which stands for its newest; wherever it is
     */
    public Optional<Path> before(Path later) {
        Path run = are(later) ? new RunFolders(later).newest().orElse(later) : later;
        List<Path> all = all();
        for (int i = all.size() - 1; i >= 0; i--) {
            Path one = all.get(i);
            boolean same =
                    one.toAbsolutePath().normalize().equals(run.toAbsolutePath().normalize());
            if (same) {
                return i == 0 ? Optional.empty() : Optional.of(all.get(i - 1));
            }
        }
        return newest();
    }

    /** The folder for a run that begins; it is not made. */
    public Path at(Instant begun) {
        return folder.resolve(TIME.format(begun));
    }

    /**
     * Finds out whether the folder is for runs alone.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it has something else in it
     */
    public void check() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                Optional<Path> foreign = entries.filter(
                                entry -> !NAME.matcher(name(entry)).matches())
                        .findFirst();
                if (foreign.isPresent()) {
                    throw EidosException.of(ErrorCode.INVALID_INPUT, "the folder is not one of runs")
                            .object(folder.toString())
                            .reason("it has " + name(foreign.get()) + " in it")
                            .suggestion("name an empty folder, or one that is not there yet")
                            .build();
                }
            }
        } catch (IOException e) {
            throw cannot("cannot make the folder", folder, e);
        }
    }

    /** Removes the oldest, so that so many stay. */
    public void prune(int keep) {
        List<Path> all = all();
        all.subList(0, Math.max(0, all.size() - keep)).forEach(RunFolders::remove);
    }

    /** Removes a run with all that is in it. */
    public static void remove(Path run) {
        if (!Files.isDirectory(run)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(run)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw cannot("cannot remove a run", run, e);
        }
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    private static EidosException cannot(String what, Path folder, IOException e) {
        return EidosException.of(ErrorCode.FAILED, what)
                .object(folder.toString())
                .reason(IoReason.of(e))
                .suggestion("see whose it is: ls -ld " + folder)
                .cause(e)
                .build();
    }
}
