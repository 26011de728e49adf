package dev.eidos.bundle.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds what was found against what is listed. */
final class Comparison {
    private Comparison() {}

    /** @param listed the checksums by path */
    static List<Finding> of(Map<String, String> listed, List<FoundFile> found) {
        List<Finding> findings = new ArrayList<>();
        Set<String> missing = new TreeSet<>(listed.keySet());
        for (FoundFile file : found) {
            missing.remove(file.path());
            switch (file) {
                case FoundFile.Refused(Finding finding) -> findings.add(finding);
                case FoundFile.Regular(String path, String sha256) -> {
                    String expected = listed.get(path);
                    if (expected == null) {
                        if (!Checksums.isSeal(path)) {
                            findings.add(new Finding.Extra(path));
                        }
                    } else if (!expected.equals(sha256)) {
                        findings.add(new Finding.Changed(path));
                    }
                }
            }
        }
        missing.forEach(path -> findings.add(new Finding.Missing(path)));
        return findings;
    }
}
