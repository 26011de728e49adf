package dev.eidos.k8s.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As whom the API server shall take the client (kubernetes.io: "Authenticating", user impersonation).
 *
 * @param headers with all values of each
 */
public record Impersonation(Map<String, List<String>> headers) {
    public static final Impersonation NONE = new Impersonation(Map.of());

    /** Of a user; what is empty is left out. */
    public static Impersonation of(String user, String uid, List<String> groups, Map<String, List<String>> extra) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Impersonate-User", List.of(user));
        if (!uid.isEmpty()) {
            headers.put("Impersonate-Uid", List.of(uid));
        }
        if (!groups.isEmpty()) {
            headers.put("Impersonate-Group", List.copyOf(groups));
        }
        extra.forEach(
                (key, values) -> headers.computeIfAbsent("Impersonate-Extra-" + escaped(key), name -> new ArrayList<>())
                        .addAll(values));
        return new Impersonation(headers);
    }

    /** What may not stand in a header's name is written as in a URL, and so is that mark itself. */
    private static String escaped(String key) {
        StringBuilder name = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isTokenCharacter(c) && c != '%') {
                name.append(c);
            } else {
                name.append('%').append(String.format("%02X", b));
            }
        }
        return name.toString();
    }

    /** RFC 9110, section 5.6.2. */
    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
