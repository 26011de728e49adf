package dev.eidos.collector.gpu.software;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The database of dpkg: paragraphs of fields, of which {@code Package}, {@code Status} and {@code Version} count here
 * (deb-control(5), dpkg-query(1)).
 */
final class DpkgStatus {
    private DpkgStatus() {}

    /**
     * The upstream version of an installed package of one of these names, with or without a driver's branch behind it
     * ({@code nvidia-fabricmanager-570}); none if there is none.
     */
    static @Nullable String version(String status, List<String> names) {
        for (String name : names) {
            String field = "Package: " + name;
            for (int at = find(status, field, 0); at >= 0; at = find(status, field, at + 1)) {
                int end = status.indexOf("\n\n", at);
                String paragraph = status.substring(at, end < 0 ? status.length() : end);
                String version = version(paragraph, name);
                if (version != null) {
                    return version;
                }
            }
        }
        return null;
    }

    private static int find(String status, String field, int from) {
        int at = status.indexOf(field, from);
        while (at > 0 && status.charAt(at - 1) != '\n') {
            at = status.indexOf(field, at + 1);
        }
        return at;
    }

    private static @Nullable String version(String paragraph, String name) {
        String version = null;
        boolean installed = false;
        for (String line : paragraph.lines().toList()) {
            if (line.startsWith("Package: ") && !isOf(line.substring("Package: ".length()), name)) {
                return null;
            }
            installed |= line.startsWith("Status: ") && line.endsWith(" installed");
            version = line.startsWith("Version: ") ? upstream(line.substring("Version: ".length())) : version;
        }
        return installed ? version : null;
    }

    /** {@code nvidia-imex-570}, but not {@code nvidia-imex-dev}. */
    private static boolean isOf(String packageName, String name) {
        String rest = packageName.substring(Math.min(name.length(), packageName.length()));
        return rest.isEmpty() || (rest.startsWith("-") && rest.length() > 1 && Character.isDigit(rest.charAt(1)));
    }

    /** {@code 570.86.15} of {@code 1:570.86.15-0ubuntu1}. */
    private static String upstream(String version) {
        String withoutEpoch = version.substring(version.indexOf(':') + 1);
        int revision = withoutEpoch.lastIndexOf('-');
        return revision < 0 ? withoutEpoch : withoutEpoch.substring(0, revision);
    }
}
