package dev.eidos.k8s.syntax;

/** The syntax of names in Kubernetes, after RFC 1123 (kubernetes.io: "Object Names and IDs"). */
public final class DnsName {
    private static final int MAX_LABEL = 63;
    private static final int MAX_SUBDOMAIN = 253;

    private DnsName() {}

    /** Lower-case letters, digits and dashes, with a letter or digit at both ends; at most 63. */
    public static boolean isLabel(String name) {
        return name.length() <= MAX_LABEL && isPart(name);
    }

    /** Parts joined by dots; at most 253 characters. */
    public static boolean isSubdomain(String name) {
        if (name.length() > MAX_SUBDOMAIN) {
            return false;
        }
        int from = 0;
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
            if (!isPart(name.substring(from, dot))) {
                return false;
            }
            from = dot + 1;
        }
        return isPart(name.substring(from));
    }

    private static boolean isPart(String part) {
        if (part.isEmpty() || part.startsWith("-") || part.endsWith("-")) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return true;
    }
}
