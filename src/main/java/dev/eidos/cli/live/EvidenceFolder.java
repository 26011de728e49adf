package dev.eidos.cli.live;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.directory.BundleWriter;
import dev.eidos.bundle.seal.Checksums;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.cli.console.Messages;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.live.LiveReport;
import dev.eidos.live.evidence.Evidence;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.report.LiveDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder that takes the evidence of the last look: written whole or not at all, and sealed by a list of checksums
 * as a bundle is. By that list a folder of something else is known, and refused.
 */
final class EvidenceFolder {
    private final Path folder;
    private Evidence last = new Evidence();
    private Evidence begun = last;

    private EvidenceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param named empty for none
     * @throws EidosException if it cannot take it
     */
    static Optional<EvidenceFolder> of(String named) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(named);
        // a bundle is sealed, too
        if (Files.exists(folder.resolve(Checksums.LIST)) && !Files.exists(folder.resolve(Evidence.INDEX))) {
            throw refused(folder, "it is a bundle");
        }
        try {
            BundleWriter.check(folder);
        } catch (EidosException e) {
            throw e.code() == ErrorCode.CONFLICT
                    ? refused(folder, "it has other files than evidence as it was written")
                    : e;
        }
        return Optional.of(new EvidenceFolder(folder));
    }

    private static EidosException refused(Path folder, String reason) {
        return EidosException.of(ErrorCode.CONFLICT, "cannot keep evidence there")
                .object(folder.toString())
                .reason(reason)
                .suggestion("name a new folder")
                .build();
    }

    /** A cluster for one look. */
    LiveCluster watched(ApiCalls calls, LiveCluster cluster) {
        begun = new Evidence();
        return begun.of(calls, cluster);
    }

    /** The look is done: what an earlier one has read counts no more. */
    void keep() {
        last = begun;
    }

    void write(LiveReport report, boolean allowUnknown, Messages messages) {
        List<BundleFile> files = new ArrayList<>();
        last.files(report, LiveDocument.of(report, allowUnknown))
                .forEach((path, text) -> files.add(new BundleFile(path, text)));
        BundleWriter.write(folder, SealedBundle.of(files, null), false);
        messages.note("what was read is in " + folder + ", " + files.size() + " files");
    }
}
