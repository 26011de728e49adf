package dev.eidos.k8s.syntax;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** The name of a ConfigMap as our command line writes it: {@code cm://namespace/name}. */
public record ConfigMapUri(String namespace, String name) {
    public static final String SCHEME = "cm://";

    /** The most ConfigMaps that a document lies in besides the first: who may write it is told so many names. */
    public static final int MOST_PARTS = 16;

    private static final String FORM = SCHEME + "namespace/name";
    private static final int LONGEST_NAME = 253;

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
        if (path.indexOf('@') >= 0) {
            // not quoted: what stands before it elsewhere may be a password
            throw invalid(SCHEME + "…" + path.substring(path.lastIndexOf('@')), "credentials do not belong in it");
        }
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

    /** The place of the n-th part of a document that is too large for one ConfigMap; n begins with 1. */
    public ConfigMapUri part(int n) {
        String suffix = "-part-" + n;
        return new ConfigMapUri(
                namespace, name.substring(0, Math.min(name.length(), LONGEST_NAME - suffix.length())) + suffix);
    }

    /** The names of all ConfigMaps that a document of this name may lie in. */
    public List<String> allNames() {
        List<String> names = new ArrayList<>(List.of(name));
        for (int n = 1; n <= MOST_PARTS; n++) {
            names.add(part(n).name());
        }
        return names;
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
