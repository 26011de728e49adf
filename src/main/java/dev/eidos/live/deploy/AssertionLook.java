package dev.eidos.live.deploy;

import dev.eidos.error.EidosException;
import dev.eidos.live.Finding;
import dev.eidos.live.assertion.AssertFile;
import dev.eidos.live.assertion.NotRead;
import dev.eidos.live.assertion.ObjectAssertion;
import dev.eidos.live.read.Folded;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.NamedKind;
import dev.eidos.live.read.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A look at the objects that assertions are about: those of one kind and place are read once for all of them. */
record AssertionLook(LiveCluster cluster) {

    /** What is not as a file asks, and what of it is not read. */
    List<Finding> findings(AssertFile file) throws InterruptedException {
        Map<ObjectAssertion.Objects, List<ObjectAssertion>> grouped = new LinkedHashMap<>();
        for (ObjectAssertion assertion : file.assertions()) {
            grouped.computeIfAbsent(assertion.objects(), _ -> new ArrayList<>()).add(assertion);
        }
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<ObjectAssertion.Objects, List<ObjectAssertion>> group : grouped.entrySet()) {
            findings.addAll(findings(group.getKey(), group.getValue()));
        }
        for (NotRead part : file.notRead()) {
            findings.add(Finding.unknown(
                    part.place(), part.text(), "look at it by hand, or leave this component out with --skip"));
        }
        return findings;
    }

    private List<Finding> findings(ObjectAssertion.Objects objects, List<ObjectAssertion> assertions)
            throws InterruptedException {
        Optional<NamedKind> named;
        try {
            named = cluster.kind(new NamedKind.Name(objects.apiVersion(), objects.kind()));
        } catch (EidosException e) {
            return List.of(Finding.unknown(objects.kind(), e.what(), e.suggestion()));
        }
        if (named.isEmpty()) {
            return assertions.stream()
                    .filter(assertion -> !assertion.forbidden())
                    .map(AssertionLook::unknownKind)
                    .toList();
        }
        ObjectKind kind = named.get().kind();
        @Nullable String namespace = named.get().namespaced() ? objects.namespace() : null;
        Folded<List<AssertionTally>> seen = look(kind, namespace, objects, assertions);
        if (!seen.unread().isEmpty()) {
            return seen.unread();
        }
        List<Finding> findings = new ArrayList<>();
        seen.all().forEach(tally -> findings.addAll(tally.findings()));
        return findings;
    }

    private static Finding unknownKind(ObjectAssertion assertion) {
        String api = assertion.apiVersion();
        int slash = api.indexOf('/');
        return Finding.failed(
                assertion.kind() + (assertion.name() == null ? "" : "/" + assertion.name()),
                "the cluster does not know " + assertion.kind() + " of " + api + " (" + assertion.origin() + ")",
                "see what it knows: kubectl api-resources --api-group=" + (slash < 0 ? "''" : api.substring(0, slash)));
    }

    private Folded<List<AssertionTally>> look(
            ObjectKind kind,
            @Nullable String namespace,
            ObjectAssertion.Objects objects,
            List<ObjectAssertion> assertions)
            throws InterruptedException {
        @Nullable String name = objects.name();
        if (kind.equals(ObjectKind.CRDS) && name != null) {
            // a Role for all checks has no right to list them
            Listed one = cluster.get(kind, null, name);
            List<AssertionTally> tallies = tallies(kind, assertions);
            one.items().forEach(object -> tallies.forEach(tally -> tally.add(object)));
            return new Folded<>(one.served(), tallies, one.unread());
        }
        Map<String, String> parameters = new TreeMap<>();
        if (name != null) {
            parameters.put("fieldSelector", "metadata.name=" + name);
        }
        if (!objects.selector().isEmpty()) {
            parameters.put("labelSelector", objects.selector());
        }
        return cluster.fold(
                kind,
                namespace,
                parameters,
                () -> tallies(kind, assertions),
                (tallies, object) -> tallies.forEach(tally -> tally.add(object)),
                fields(assertions));
    }

    private static List<AssertionTally> tallies(ObjectKind kind, List<ObjectAssertion> assertions) {
        return assertions.stream()
                .map(assertion -> new AssertionTally(assertion, kind.resource()))
                .toList();
    }

    /** What any of them looks at; none for all. */
    private static String[] fields(List<ObjectAssertion> assertions) {
        Set<String> fields = new TreeSet<>();
        for (ObjectAssertion assertion : assertions) {
            if (assertion.fields().isEmpty()) {
                return new String[0];
            }
            fields.addAll(assertion.fields());
        }
        return fields.toArray(String[]::new);
    }
}
