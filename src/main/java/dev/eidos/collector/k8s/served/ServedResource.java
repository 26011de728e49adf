package dev.eidos.collector.k8s.served;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of object that a cluster may serve, in one of several versions of its group.
 *
 * @param versions those whose objects are understood here, the best first
 * @param kind in the plural, as people write it: {@code ResourceSlices}
 * @param owner what is not installed where there is no such kind
 */
public record ServedResource(String group, String plural, List<String> versions, String kind, String owner) {
    public ServedResource {
        versions = List.copyOf(versions);
    }

    /** As messages name it: {@code resourceslices.resource.k8s.io}. */
    public String object() {
        return plural + "." + group;
    }

    /** All that were read, and the version in which they were. */
    public record Listed<A>(String version, A all) {}

    /**
     * Lists the objects of all namespaces, in the first version that the server has.
     *
     * @param parameters of the list, such as a field selector
     * @param fields of an object, such as {@code metadata.name}
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if the server has no such kind, with
     *     {@link ErrorCode#INVALID_INPUT} if it has its group in other versions only
     */
    public <A> Listed<A> list(
            ClusterConnection cluster,
            ApiGroups groups,
            Map<String, String> parameters,
            List<String> fields,
            Supplier<A> empty,
            BiConsumer<A, Value> add) {
        @Nullable EidosException absent = null;
        for (String version : candidates(groups.versions(group))) {
            try {
                return new Listed<>(version, cluster.list(paged(version, parameters, fields), empty, add));
            } catch (EidosException e) {
                if (e.code() != ErrorCode.NOT_FOUND || !object().equals(e.object())) {
                    throw e;
                }
                // a group may serve some kinds in some of its versions only
                absent = e;
            }
        }
        throw notServed(absent);
    }

    private List<String> candidates(Optional<List<String>> served) {
        if (served.isEmpty()) {
            return versions;
        }
        List<String> known = versions.stream().filter(served.get()::contains).toList();
        if (known.isEmpty() && !served.get().isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the cluster's " + kind + " are not understood")
                    .object(object())
                    .reason("it serves " + group + " as " + String.join(", ", served.get()) + ", and "
                            + String.join(", ", versions) + " are known here")
                    .suggestion("use a newer eidos")
                    .build();
        }
        return known;
    }

    private PagedList paged(String version, Map<String, String> parameters, List<String> fields) {
        ApiRequest request = ApiRequest.get("/apis/" + group + "/" + version + "/" + plural, object());
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            request = request.with(parameter.getKey(), parameter.getValue());
        }
        Stream<String> wanted =
                Stream.concat(Stream.of("metadata.continue"), fields.stream().map(field -> "items." + field));
        return new PagedList(request, Selection.of(wanted.toArray(String[]::new)));
    }

    private EidosException notServed(@Nullable EidosException cause) {
        return EidosException.of(ErrorCode.NOT_FOUND, "the cluster knows no " + kind)
                .object(object())
                .reason(owner + " is not installed")
                .cause(cause)
                .build();
    }
}
