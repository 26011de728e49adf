package dev.eidos.redact;

import java.util.List;

/** Values that stand beside telling names and are no credentials. */
final class HarmlessValues {
    /** Where files lie (hier(7)); {@code /host} is the machine's root in a pod. */
    private static final List<String> TOP_DIRECTORIES = List.of(
            "/bin/", "/boot/", "/dev/", "/etc/", "/home/", "/host/", "/lib/", "/lib64/", "/media/", "/mnt/", "/opt/",
            "/proc/", "/root/", "/run/", "/sbin/", "/srv/", "/sys/", "/tmp/", "/usr/", "/var/");

    /** Of SHA-256 in hexadecimal digits. */
    private static final int DIGEST = 64;

    private HarmlessValues() {}

    static boolean isPath(String value) {
        if (value.charAt(0) != '/') {
            return false;
        }
        for (String directory : TOP_DIRECTORIES) {
            if (value.startsWith(directory)) {
                return true;
            }
        }
        return false;
    }

    /** The digest of an image, or several, which is public. */
    static boolean isDigest(String value) {
        if (!value.startsWith("sha256:")) {
            return false;
        }
        for (String one : value.split(" ", -1)) {
            if (one.length() != "sha256:".length() + DIGEST || !one.startsWith("sha256:")) {
                return false;
            }
        }
        return true;
    }
}
