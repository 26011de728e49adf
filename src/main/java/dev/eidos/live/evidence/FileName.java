package dev.eidos.live.evidence;

import java.nio.charset.StandardCharsets;

/** Names of files for names that a server gives: whatever those are, they stay in their folder. */
final class FileName {
    /** Of each part: a path of kind, namespace and name must not have more than 200. */
    private static final int LONGEST = 58;

    private FileName() {}

    /** {@code /apis/apps/v1/namespaces/shop/deployments/web} as {@code deployments.apps/shop/web}. */
    static String ofPath(String path) {
        String[] parts = path.split("/", -1);
        boolean core = parts.length > 1 && parts[1].equals("api");
        int at = core ? 3 : 4;
        String group = core || parts.length < 3 ? "" : "." + parts[2];
        String namespace = "";
        if (parts.length > at + 3 && parts[at].equals("namespaces")) {
            namespace = of(parts[at + 1]) + "/";
            at += 2;
        }
        String plural = parts.length > at ? parts[at] : "other";
        String name = path.substring(path.lastIndexOf('/') + 1);
        return of(plural + group) + "/" + namespace + of(name);
    }

    static String of(String name) {
        var file = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '_'
                    || (c == '.' && !file.isEmpty());
            if (plain) {
                file.append(c);
            } else {
                file.append('_').append(Integer.toHexString(c));
            }
        }
        if (file.length() > LONGEST) {
            String whole = Integer.toHexString(name.hashCode());
            file.setLength(LONGEST - 1 - whole.length());
            file.append('_').append(whole);
        }
        return file.isEmpty() ? "_" : file.toString();
    }
}
