package dev.eidos.live.read;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The groups and kinds that a server has, each read once. May be used by several threads. */
final class ServedKinds {
    private final ApiCalls calls;
    private final Map<String, Set<String>> plurals = new HashMap<>();
    private @Nullable Map<String, List<String>> groups;
    private @Nullable EidosException failure;

    ServedKinds(ApiCalls calls) {
        this.calls = calls;
    }

    /**
     * A kind in the version that the server prefers, of those that have it: of nvidia.com it is v1, which has no
     * NVIDIADriver. Empty where its group is not served.
     */
    synchronized Optional<ObjectKind> find(String group, String plural) throws InterruptedException {
        List<String> versions = groups().getOrDefault(group, List.of());
        if (versions.size() > 1) {
            for (String version : versions) {
                if (plurals("/apis/" + group + "/" + version).contains(plural)) {
                    return Optional.of(new ObjectKind(group, version, plural));
                }
            }
        }
        return versions.stream().findFirst().map(version -> new ObjectKind(group, version, plural));
    }

    /** The version that the server prefers of a group; empty if it does not serve it. */
    synchronized String preferred(String group) throws InterruptedException {
        return groups().getOrDefault(group, List.of()).stream().findFirst().orElse("");
    }

    /** A server that does not answer once is not asked again by each check. */
    private Map<String, List<String>> groups() throws InterruptedException {
        if (failure != null) {
            throw failure;
        }
        if (groups == null) {
            Map<String, List<String>> read = new HashMap<>();
            try {
                Value answer = calls.call("cannot read the API groups", ApiRequest.get("/apis", "/apis"));
                answer.items("groups").forEach(group -> read.put(group.text("name"), versions(group)));
            } catch (EidosException e) {
                failure = e;
                throw e;
            }
            groups = read;
        }
        return groups;
    }

    /** The preferred one first (APIGroupList at {@code /apis}). */
    private static List<String> versions(Value group) {
        List<String> versions = new ArrayList<>();
        versions.add(group.text("preferredVersion", "version"));
        group.items("versions").forEach(version -> versions.add(version.text("version")));
        return versions.stream().filter(text -> !text.isEmpty()).distinct().toList();
    }

    /** None where the server does not tell: then its preference has to do. */
    private Set<String> plurals(String path) throws InterruptedException {
        Set<String> known = plurals.get(path);
        if (known == null) {
            known = new TreeSet<>();
            try {
                if (calls.send("cannot read the kinds of " + path, ApiRequest.get(path, path))
                        instanceof ApiAnswer.Done(Value.Mapping list)) {
                    for (Value kind : list.items("resources")) {
                        known.add(kind.text("name"));
                    }
                }
            } catch (EidosException e) {
                // what is listed next tells of the server's trouble
                known.clear();
            }
            plurals.put(path, known);
        }
        return known;
    }
}
