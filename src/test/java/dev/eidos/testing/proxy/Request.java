package dev.eidos.testing.proxy;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One request of a client.
 *
 * @param path as it was sent, without the query
 * @param query as it was sent, without the question mark; empty for none
 * @param headers by their names in lower case
 */
public record Request(String method, String path, String query, Map<String, String> headers, String body) {
    private static final Pattern WATCH = Pattern.compile("(^|&)watch=(true|1)(&|$)");

    /** Requests of this verb (RBAC's words) for this resource, such as {@code pods} or {@code pods/log}. */
    public static Predicate<Request> of(String verb, String resource) {
        return request -> request.verb().equals(verb) && request.resource().equals(resource);
    }

    public static Predicate<Request> any() {
        return request -> true;
    }

    /** Those that change something. */
    public static Predicate<Request> write() {
        return request -> !request.method.equals("GET") && !request.method.equals("HEAD");
    }

    /** The same request of a server whose paths begin after these. */
    Request below(String place) {
        return new Request(method, path.substring(place.length()), query, headers, body);
    }

    public String pathAndQuery() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** What RBAC calls the request: get, list, watch, create, update, patch, delete or deletecollection. */
    public String verb() {
        boolean named = names().size() > 1;
        return switch (method) {
            case "GET", "HEAD" -> WATCH.matcher(query).find() ? "watch" : named ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> named ? "delete" : "deletecollection";
            default -> method;
        };
    }

    /** The resource with its subresource, as RBAC writes it; empty for paths that are no resource's. */
    public String resource() {
        List<String> names = names();
        return switch (names.size()) {
            case 0 -> "";
            case 1, 2 -> names.getFirst();
            default -> names.getFirst() + "/" + names.get(2);
        };
    }

    /** The object's name; empty for requests of many objects. */
    public String name() {
        List<String> names = names();
        return names.size() > 1 ? names.get(1) : "";
    }

    /** Resource, name and subresource, as far as the path has them. */
    private List<String> names() {
        List<String> parts = List.of(path.substring(1).split("/", -1));
        int version = parts.getFirst().equals("api") ? 1 : parts.getFirst().equals("apis") ? 2 : parts.size();
        List<String> names = parts.subList(Math.min(version + 1, parts.size()), parts.size());
        boolean namespaced = names.size() > 2
                && names.getFirst().equals("namespaces")
                && !names.get(2).equals("finalize");
        return namespaced ? names.subList(2, names.size()) : names;
    }

    @Override
    public String toString() {
        return method + " " + pathAndQuery();
    }
}
