package dev.eidos.live.deploy;

import dev.eidos.live.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Images that do not come from the mirror that the bundle names.
 *
 * @param mirror {@code HOST[:PORT][/PATH]}; empty for none
 */
record ImageFindings(ComponentObjects objects, String mirror) {
    private static final int MOST = 3;

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        if (mirror.isEmpty()) {
            return findings;
        }
        for (Workload workload : objects.workloads()) {
            Set<String> others = new TreeSet<>();
            workload.images().stream()
                    .filter(image -> !image.startsWith(mirror + "/"))
                    .forEach(others::add);
            if (!others.isEmpty() && findings.size() < MOST) {
                findings.add(Finding.failed(
                        workload.place(),
                        "does not pull from the mirror " + mirror + ": " + String.join(", ", others),
                        "make the bundle with that mirror and install it; its notes say which images no value moves"));
            }
        }
        return findings;
    }
}
