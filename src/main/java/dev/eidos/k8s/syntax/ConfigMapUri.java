package dev.eidos.k8s.syntax;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;

/** The name of a ConfigMap as our command line writes it: {@code cm://namespace/name}. */
public record ConfigMapUri(String namespace, String name) {
    public static final String SCHEME = "cm://";
    private static final String FORM = SCHEME + "namespace/name";

    public ConfigMapUri {
        if (!DnsName.isLabel(namespace)) {
            throw invalid(
                    SCHEME + namespace + "/" + name,
                    "'" + namespace + "' is not a namespace: up to 63 lower-case letters, digits and dashes,"
                            + " with a letter or digit at both ends");
        }
        if (!DnsName.isSubdomain(name)) {
            throw invalid(
                    SCHEME + namespace + "/" + name,
                    "'" + name + "' is not a ConfigMap's name: up to 253 lower-case letters, digits, dashes and dots,"
                            + " with a letter or digit at both ends");
        }
    }

    public static boolean matches(String uri) {
        return uri.startsWith(SCHEME);
    }

    public static ConfigMapUri parse(String uri) {
        if (!matches(uri)) {
            throw invalid(uri, "it does not start with " + SCHEME);
        }
        String path = uri.substring(SCHEME.length());
        int slash = path.indexOf('/');
        if (slash < 0) {
            throw invalid(uri, "a namespace and a name are needed");
        }
        return new ConfigMapUri(path.substring(0, slash), path.substring(slash + 1));
    }

    private static EidosException invalid(String uri, String reason) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "not the URI of a ConfigMap")
                .object(uri)
                .reason(reason)
                .suggestion("write " + FORM + ", such as cm://gpu-operator/eidos-snapshot")
                .build();
    }

    /** As our errors name it. */
    public String object() {
        return "namespaces/" + namespace + "/configmaps/" + name;
    }

    @Override
    public String toString() {
        return SCHEME + namespace + "/" + name;
    }
}
