package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.jmespath.JmesPathFailure;
import dev.eidos.live.Finding;
import dev.eidos.live.assertion.Mismatch;
import dev.eidos.live.assertion.ObjectAssertion;
import java.util.ArrayList;
import java.util.List;

/** The objects that an assertion is about, as they come: of thousands no more is kept than is told. */
final class AssertionTally {
    private static final int MOST = 5;
    private static final int MOST_FIELDS = 5;

    private final ObjectAssertion assertion;
    private final String resource;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> unknown = new ArrayList<>();
    private int seen;
    private int met;

    /** @param resource {@code deployments.apps} */
    AssertionTally(ObjectAssertion assertion, String resource) {
        this.assertion = assertion;
        this.resource = resource;
    }

    void add(Value object) {
        seen++;
        String place = place(object);
        try {
            List<Mismatch> mismatches = assertion.mismatches(object);
            met += mismatches.isEmpty() ? 1 : 0;
            if (mismatches.isEmpty() == assertion.forbidden() && findings.size() < MOST) {
                findings.add(Finding.failed(place, reason(mismatches) + words(object) + origin(), shown(object)));
            }
        } catch (JmesPathFailure e) {
            if (unknown.size() < MOST) {
                unknown.add(Finding.unknown(place, e.reason() + origin(), null));
            }
        }
    }

    private String place(Value object) {
        String namespace = object.text("metadata", "namespace");
        return resource + "/" + (namespace.isEmpty() ? "" : namespace + "/") + object.text("metadata", "name");
    }

    private String shown(Value object) {
        String namespace = object.text("metadata", "namespace");
        return "see all of it: kubectl get " + resource + " " + object.text("metadata", "name")
                + (namespace.isEmpty() ? "" : " --namespace " + namespace) + " --output yaml";
    }

    private String reason(List<Mismatch> mismatches) {
        if (assertion.forbidden()) {
            String told = assertion.told();
            return told.isEmpty() ? "there may be no such object" : told + ", and no such object may be there";
        }
        return String.join(
                "; ",
                mismatches.stream().limit(MOST_FIELDS).map(Mismatch::toString).toList());
    }

    private String words(Value object) {
        String words = ObjectJudge.conditions(object);
        return words.isEmpty() ? "" : ": " + words;
    }

    private String origin() {
        return " (" + assertion.origin() + ")";
    }

    /** What is wrong. One object that is as expected is enough where none is named. */
    List<Finding> findings() {
        if (!assertion.forbidden() && met > 0) {
            return List.of();
        }
        List<Finding> all = new ArrayList<>(findings);
        if (!assertion.forbidden() && seen == 0) {
            all.add(absent());
        }
        all.addAll(unknown);
        return all;
    }

    private Finding absent() {
        ObjectAssertion.Objects wanted = assertion.objects();
        String place = resource
                + (wanted.namespace() == null ? "" : "/" + wanted.namespace())
                + (wanted.name() == null ? "" : "/" + wanted.name());
        String which = wanted.selector().isEmpty() ? "" : " with " + wanted.selector();
        return Finding.failed(place, "there is none" + which + origin(), "see why it was not made, or not kept");
    }
}
