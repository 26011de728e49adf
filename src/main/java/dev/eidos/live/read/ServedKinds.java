package dev.eidos.live.read;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The groups and kinds that a server has, each read once. May be used by several threads. */
final class ServedKinds {
    private final ApiCalls calls;
    private final Map<String, List<Served>> resources = new HashMap<>();
    private @Nullable Map<String, List<String>> groups;
    private @Nullable EidosException failure;

    /** A kind of a version of a group. */
    private record Served(String plural, String kind, boolean namespaced) {}

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
                if (resources("/apis/" + group + "/" + version).stream()
                        .anyMatch(one -> one.plural().equals(plural))) {
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

    /**
     * A kind as objects name it, in that version; empty where the server does not have it.
     *
     * @throws EidosException if it does not tell what it has
     */
    synchronized Optional<NamedKind> find(NamedKind.Name name) throws InterruptedException {
        if (!name.group().isEmpty()
                && !groups().getOrDefault(name.group(), List.of()).contains(name.version())) {
            return Optional.empty();
        }
        String path = (name.group().isEmpty() ? "/api/" : "/apis/") + name.apiVersion();
        List<Served> all = resources(path);
        if (all.isEmpty()) {
            throw EidosException.of(ErrorCode.UNAVAILABLE, "the kinds of " + name.apiVersion() + " cannot be read")
                    .suggestion("see what the server says of them: kubectl get --raw " + path)
                    .build();
        }
        return all.stream()
                .filter(one -> one.kind().equals(name.kind()) && one.plural().indexOf('/') < 0)
                .findFirst()
                .map(one ->
                        new NamedKind(new ObjectKind(name.group(), name.version(), one.plural()), one.namespaced()));
    }

    /** None where the server does not tell: then its preference has to do. */
    private List<Served> resources(String path) throws InterruptedException {
        List<Served> known = resources.get(path);
        if (known == null) {
            known = new ArrayList<>();
            try {
                if (calls.send("cannot read the kinds of " + path, ApiRequest.get(path, path))
                        instanceof ApiAnswer.Done(Value.Mapping list)) {
                    for (Value kind : list.items("resources")) {
                        known.add(new Served(kind.text("name"), kind.text("kind"), kind.flag("namespaced")));
                    }
                }
            } catch (EidosException e) {
                // what is listed next tells of the server's trouble
                known.clear();
            }
            resources.put(path, known);
        }
        return known;
    }
}
