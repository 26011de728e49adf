package dev.eidos.bundle.seal;

import dev.eidos.bundle.seal.FileStatus.Inode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The findings of a walk so far. Another thread may ask for it before the walk is over. */
final class FoundFiles {
    private final List<FoundFile> files = new ArrayList<>();
    private final Map<String, byte[]> seals = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<Inode, Names> linked = new HashMap<>();

    /** The names of a file in the bundle, and how many it has altogether. */
    private record Names(List<String> paths, int links) {}

    synchronized void add(FoundFile file) {
        files.add(file);
    }

    synchronized void addSeal(String path, byte[] content) {
        seals.put(path, content);
    }

    synchronized void leaveOut(String path) {
        leftOut.add(path);
    }

    synchronized void addName(String path, FileStatus status) {
        if (status.links() > 1) {
            linked.computeIfAbsent(status.inode(), _ -> new Names(new ArrayList<>(), status.links()))
                    .paths()
                    .add(path);
        }
    }

    /** All of it: names that were not found are elsewhere. */
    synchronized FoundBundle whole() {
        for (Names names : linked.values()) {
            if (names.links() > names.paths().size()) {
                names.paths().forEach(path -> files.add(new FoundFile.Refused(new BundleFinding.HardLink(path))));
            }
        }
        return bundle();
    }

    /** The content that there is, and the reason why there is no more. */
    synchronized FoundBundle broken(BundleFinding why) {
        files.add(new FoundFile.Refused(why));
        return bundle();
    }

    private FoundBundle bundle() {
        return new FoundBundle(files, new TreeMap<>(seals), leftOut);
    }
}
