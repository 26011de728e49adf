package dev.eidos.k8s.api;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request in the API's own terms.
 *
 * @param object what it is about, for messages: {@code namespaces/gpu-operator/jobs/eidos}
 * @param contentType of the body: JSON, or one of the kinds of patch; without a body that of the answer, if it shall
 *     not be all of the objects
 */
public record ApiRequest(
        String method,
        String path,
        Map<String, String> parameters,
        @Nullable String contentType,
        @Nullable Value body,
        String object) {
    /** The name under which the server records eidos as the manager of fields. */
    public static final String FIELD_MANAGER = "eidos";

    private static final String PAGE = "limit";

    /** What does not know the first gives the second (Kubernetes API concepts, "Receiving resources as …"). */
    private static final String METADATA =
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

    private static final String JSON = "application/json";

    public ApiRequest {
        parameters = Map.copyOf(parameters);
    }

    public static ApiRequest get(ApiResource resource) {
        return get(resource.path(), resource.object());
    }

    public static ApiRequest get(String path, String object) {
        return new ApiRequest("GET", path, Map.of(), null, null, object);
    }

    public static ApiRequest create(ApiResource resource, Value body) {
        return new ApiRequest(
                "POST", resource.collection(), Map.of("fieldManager", FIELD_MANAGER), JSON, body, resource.object());
    }

    /** Asks a question whose answer is an object, such as an access review; nothing is kept. */
    public static ApiRequest ask(String path, Value body, String object) {
        return new ApiRequest("POST", path, Map.of(), JSON, body, object);
    }

    /** Replaces the object, which must still be at the resource version that the body names. */
    public static ApiRequest replace(ApiResource resource, Value body) {
        return new ApiRequest(
                "PUT", resource.path(), Map.of("fieldManager", FIELD_MANAGER), JSON, body, resource.object());
    }

    /** Server-side apply. YAML's media type, whose subset JSON is: 1.20 knows no other. */
    public static ApiRequest apply(ApiResource resource, Value body, boolean force) {
        return new ApiRequest(
                "PATCH",
                resource.path(),
                Map.of("fieldManager", FIELD_MANAGER, "force", Boolean.toString(force)),
                "application/apply-patch+yaml",
                body,
                resource.object());
    }

    /** RFC 7386: what the body names is set, the rest stays. */
    public static ApiRequest merge(ApiResource resource, Value body) {
        return new ApiRequest(
                "PATCH",
                resource.path(),
                Map.of("fieldManager", FIELD_MANAGER),
                "application/merge-patch+json",
                body,
                resource.object());
    }

    /** Deletes whatever has that name; what it owns is collected afterwards, as it is after the other deletions. */
    public static ApiRequest delete(ApiResource resource) {
        return delete(resource, new MappingBuilder(), new MappingBuilder());
    }

    /** Deletes the object if it is still the one of that UID. */
    public static ApiRequest delete(ApiResource resource, String uid) {
        return delete(resource, new MappingBuilder(), new MappingBuilder().put("uid", uid));
    }

    /** As {@link #delete(ApiResource, String)}, without the time that a pod has to end, or its node to say so. */
    public static ApiRequest deleteAtOnce(ApiResource pod, String uid) {
        return delete(pod, new MappingBuilder().put("gracePeriodSeconds", 0), new MappingBuilder().put("uid", uid));
    }

    /**
     * Deletes the object if it is still this very one, in this very state: if somebody has changed it since it was
     * found, such as to use it too, the server refuses.
     */
    public static ApiRequest delete(ApiResource resource, Identity found) {
        return delete(
                resource,
                new MappingBuilder(),
                new MappingBuilder().put("uid", found.uid()).put("resourceVersion", found.resourceVersion()));
    }

    private static ApiRequest delete(ApiResource resource, MappingBuilder options, MappingBuilder preconditions) {
        Value.Mapping body = options.put("apiVersion", "v1")
                .put("kind", "DeleteOptions")
                .put("propagationPolicy", "Background")
                .putMapping("preconditions", preconditions.build())
                .build();
        return new ApiRequest("DELETE", resource.path(), Map.of(), JSON, body, resource.object());
    }

    /** The same with another query parameter. */
    public ApiRequest with(String parameter, String value) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put(parameter, value);
        return new ApiRequest(method, path, all, contentType, body, object);
    }

    /**
     * The same list, of whose objects only the metadata are to be sent: what nobody wants does not come, and holds no
     * secrets here.
     */
    public ApiRequest ofMetadata() {
        return new ApiRequest(method, path, parameters, METADATA, null, object);
    }

    /** The same, only tried: admission and validation run, nothing is stored. */
    public ApiRequest dryRun() {
        return with("dryRun", "All");
    }

    /** Returns whether a page of a list is asked for, which is large as a rule. */
    boolean isOfPage() {
        return parameters.containsKey(PAGE);
    }

    /** The same for a page of a list. */
    ApiRequest page(String items, String token) {
        ApiRequest first = with(PAGE, items);
        return token.isEmpty() ? first : first.with("continue", token);
    }

    String target() {
        var target = new StringBuilder(path);
        String separator = "?";
        for (Map.Entry<String, String> parameter : new TreeMap<>(parameters).entrySet()) {
            target.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = "&";
        }
        return target.toString();
    }

    @Nullable
    String content() {
        return body == null ? null : JsonWriter.writeLine(body);
    }
}
