package dev.eidos.k8s.syntax;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.MalformedValue;
import dev.eidos.error.Setting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The requests and limits of the agent's container (kubernetes.io: "Resource Management for Pods and Containers").
 *
 * @param requests by resource
 * @param limits by resource
 */
public record Resources(SortedMap<String, Quantity> requests, SortedMap<String, Quantity> limits) {
    private static final Map<String, Quantity> DEFAULT_REQUESTS =
            Map.of("cpu", Quantity.parse("100m"), "memory", Quantity.parse("128Mi"));

    public static final Resources DEFAULT = of(Map.of(), Map.of());

    public Resources {
        requests = checked(requests);
        limits = checked(limits);
        for (Map.Entry<String, Quantity> request : requests.entrySet()) {
            Quantity limit = limits.get(request.getKey());
            if (limit != null && request.getValue().compareTo(limit) > 0) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "a limit below the request")
                        .object(Setting.of("limits", request.getKey() + "=" + limit))
                        .reason("the request is " + request.getValue())
                        .suggestion(
                                "raise the limit, or give %s", Setting.of("requests", request.getKey() + "=" + limit))
                        .build();
            }
        }
    }

    /**
     * The given amounts, and 100m of cpu and 128Mi of memory as requests where none is given, or less where the limit
     * is less.
     */
    public static Resources of(Map<String, Quantity> requests, Map<String, Quantity> limits) {
        SortedMap<String, Quantity> all = new TreeMap<>(requests);
        DEFAULT_REQUESTS.forEach((resource, amount) -> {
            Quantity limit = limits.get(resource);
            all.putIfAbsent(resource, limit != null && limit.compareTo(amount) < 0 ? limit : amount);
        });
        return new Resources(all, new TreeMap<>(limits));
    }

    /**
     * Reads requests or limits: texts like {@code cpu=200m,memory=256Mi}.
     *
     * @throws MalformedValue for wrong syntax, and for a resource that is unknown or given twice
     */
    public static SortedMap<String, Quantity> parse(List<String> texts) {
        SortedMap<String, Quantity> amounts = new TreeMap<>();
        for (String text : texts) {
            for (String amount : text.split(",", -1)) {
                int equals = amount.indexOf('=');
                if (equals < 0) {
                    throw invalid(text, "'" + amount + "' has no '='");
                }
                String resource = amount.substring(0, equals);
                Quantity quantity = quantity(text, amount.substring(equals + 1));
                if (amounts.put(resource, quantity) != null) {
                    throw invalid(text, resource + " is given twice");
                }
            }
        }
        return checked(amounts);
    }

    private static Quantity quantity(String text, String quantity) {
        try {
            return Quantity.parse(quantity);
        } catch (MalformedValue e) {
            throw invalid(text, "'" + quantity + "' is not a quantity: " + e.reason());
        }
    }

    private static SortedMap<String, Quantity> checked(SortedMap<String, Quantity> amounts) {
        amounts.forEach((resource, amount) -> {
            if (!isResource(resource)) {
                throw invalid(resource + "=" + amount, "'" + resource + "' is not a resource's name");
            }
        });
        return Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    /** Resources of the cluster's own, or of someone who puts a domain before the name. */
    private static boolean isResource(String name) {
        return switch (name) {
            case "cpu", "memory", "ephemeral-storage" -> true;
            default -> {
                int slash = name.indexOf('/');
                yield slash < 0
                        ? name.startsWith("hugepages-") && LabelSyntax.isKey(name)
                        : DnsName.isSubdomain(name.substring(0, slash)) && LabelSyntax.isKey(name);
            }
        };
    }

    private static MalformedValue invalid(String text, String reason) {
        return new MalformedValue(
                "not an amount of resources", text, reason, "write resource=quantity, such as cpu=200m,memory=256Mi");
    }
}
