package dev.eidos.bundle.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A comparison of the files that were found with those that are listed. */
final class ChecksumComparison {
    private ChecksumComparison() {}

    /** @param listed the checksums by path */
    static List<BundleFinding> of(Map<String, String> listed, List<FoundFile> found) {
        List<BundleFinding> findings = new ArrayList<>();
        Set<String> missing = new TreeSet<>(listed.keySet());
        for (FoundFile file : found) {
            missing.remove(file.path());
            switch (file) {
                case FoundFile.Refused(BundleFinding finding) -> findings.add(finding);
                case FoundFile.Regular(String path, String sha256) -> {
                    if (!sha256.equals(listed.get(path))) {
                        findings.addAll(differing(path, listed));
                    }
                }
            }
        }
        missing.forEach(path -> findings.add(new BundleFinding.Missing(path)));
        return findings;
    }

    private static List<BundleFinding> differing(String path, Map<String, String> listed) {
        if (listed.containsKey(path)) {
            return List.of(new BundleFinding.Changed(path));
        }
        // without a list nothing can be beside it: one finding says so, and not one for each file
        return listed.isEmpty() || Checksums.isSeal(path) ? List.of() : List.of(new BundleFinding.Extra(path));
    }
}
