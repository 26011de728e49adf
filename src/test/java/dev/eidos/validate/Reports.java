package dev.eidos.validate;

import dev.eidos.constraint.Constraint;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.time.Instant;
import java.util.List;

/** A snapshot, and reports of holding constraints against it. */
final class Reports {
    static final Snapshot SNAPSHOT = new Snapshot(
            new SnapshotMetadata(Instant.parse("2026-03-01T08:30:15.25Z"), "0.1.0", "node-a"),
            List.of(
                    new Measurement(
                            "K8s",
                            List.of(Subtype.missing(
                                    "server", new Gap("kubeconfig", Gap.Reason.NotFound, "there is none")))),
                    new Measurement(
                            "OS",
                            List.of(Subtype.named("release")
                                    .put("ID", "rhel")
                                    .put("VERSION_ID", "9.4")
                                    .put("odd", "a<b> & \"c\"\u001b[31m\n\ud800\uffffé😀")
                                    .build()))));

    static final Constraint PASSES = new Constraint("OS.release.VERSION_ID", ">= 9", null);
    static final Constraint FAILS = new Constraint("OS.release.ID", "ubuntu", null);
    static final Constraint UNKNOWN = new Constraint("K8s.server.version", ">= 1.32.4", null);
    static final Constraint MALFORMED = new Constraint("nccl-all-reduce-bw", ">= 300", null);

    private Reports() {}

    static ValidationReport of(Constraint... constraints) {
        return Validator.validate(List.of(constraints), SNAPSHOT, "recipe.yaml", "snapshot.yaml");
    }
}
