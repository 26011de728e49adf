package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Standing;
import dev.eidos.live.workload.WorkloadStanding;
import java.util.ArrayList;
import java.util.List;

/** Claims that are not bound. */
record ClaimFindings(ComponentObjects objects) {
    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        for (Value claim : objects.claims()) {
            Standing standing = WorkloadStanding.of(ObjectKind.CLAIMS.plural(), claim);
            if (!standing.isCurrent()) {
                String said = objects.events().said(claim, "ProvisioningFailed", "FailedBinding", "FailedMount");
                String storage = claim.text("spec", "storageClassName");
                findings.add(Finding.failed(
                        ObjectKind.CLAIMS.object(claim.text("metadata", "namespace"), claim.text("metadata", "name")),
                        standing.why() + (said.isEmpty() ? "" : ": " + said),
                        storage.isEmpty()
                                ? "mark a StorageClass as the default, or name one in the component's values"
                                : "see that StorageClass " + storage + " is there and its driver runs"));
            }
        }
        return findings;
    }
}
