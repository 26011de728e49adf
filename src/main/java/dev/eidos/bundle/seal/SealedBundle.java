package dev.eidos.bundle.seal;

import dev.eidos.bundle.BundleFile;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a bundle with the list of their checksums and, if it was signed, the list's signature; by path. */
public final class SealedBundle {
    private final List<BundleFile> files;

    private SealedBundle(List<BundleFile> files) {
        this.files = files;
    }

    /**
     * Adds {@value Checksums#LIST} and, with a key, {@value Checksums#SIGNATURE}.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if there are no files, a path cannot be written, or
     *     two files are in each other's way
     */
    public static SealedBundle of(List<BundleFile> files, @Nullable SigningKey key) {
        if (files.isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the bundle has no files")
                    .suggestion("bundle a recipe with at least one component")
                    .build();
        }
        check(files);
        List<BundleFile> all = new ArrayList<>(files);
        BundleFile list = new BundleFile(Checksums.LIST, Checksums.list(files));
        all.add(list);
        if (key != null) {
            all.add(new BundleFile(Checksums.SIGNATURE, key.sign(list.bytes())));
        }
        all.sort(Comparator.comparing(BundleFile::path));
        return new SealedBundle(List.copyOf(all));
    }

    public List<BundleFile> files() {
        return files;
    }

    private static void check(List<BundleFile> files) {
        Set<String> paths = new HashSet<>();
        for (BundleFile file : files) {
            PathFault.of(file.path()).ifPresent(fault -> {
                throw refused(file.path(), fault.reason());
            });
            if (Checksums.isSeal(file.path())) {
                throw refused(file.path(), "the name is that of the list of checksums or its signature");
            }
            if (!paths.add(file.path())) {
                throw refused(file.path(), "two files have this path");
            }
        }
        for (String path : paths) {
            for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
                String folder = path.substring(0, end);
                if (paths.contains(folder) || Checksums.isSeal(folder)) {
                    throw refused(path, folder + " is a file");
                }
            }
        }
    }

    private static EidosException refused(String path, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "cannot put this file into a bundle")
                .object(path)
                .reason(reason)
                .suggestion("rename what it is called after in the recipe")
                .build();
    }
}
