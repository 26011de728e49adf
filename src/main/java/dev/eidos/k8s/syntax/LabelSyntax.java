package dev.eidos.k8s.syntax;

/** The syntax of label keys and values (kubernetes.io: "Labels and Selectors", "Syntax and character set"). */
final class LabelSyntax {
    private static final int MAX_NAME = 63;

    static final String KEY_FORM =
            "up to 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends,"
                    + " after a DNS name and a slash if there is one";
    static final String VALUE_FORM =
            "up to 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends";

    private LabelSyntax() {}

    /** A name, or a DNS name and a name: {@code disk}, {@code node.kubernetes.io/instance-type}. */
    static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return slash < 0
                ? isName(key)
                : DnsName.isSubdomain(key.substring(0, slash)) && isName(key.substring(slash + 1));
    }

    static boolean isValue(String value) {
        return value.isEmpty() || isName(value);
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean inside = i > 0 && i < name.length() - 1;
            if (!isLetterOrDigit(c) && !(inside && (c == '-' || c == '_' || c == '.'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
