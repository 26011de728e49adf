package dev.eidos.redact;

import dev.eidos.measurement.Reading;
import java.util.List;

/**
 * The mask that takes passwords, tokens and keys out of what is captured, so that a snapshot can be shown to anybody.
 * In doubt it hides: a value too few in a snapshot costs little.
 */
public final class CredentialMask {
    /** The text in a snapshot in place of a credential. */
    public static final String REDACTED = "<redacted>";

    /** The directories in which files lie (hier(7)); {@code /host} is the machine's root in a pod. */
    private static final List<String> TOP_DIRECTORIES = List.of(
            "/bin/", "/boot/", "/dev/", "/etc/", "/home/", "/host/", "/lib/", "/lib64/", "/media/", "/mnt/", "/opt/",
            "/proc/", "/root/", "/run/", "/sbin/", "/srv/", "/sys/", "/tmp/", "/usr/", "/var/");

    private CredentialMask() {}

    /** The value of a field in a configuration file or API object. */
    public static Reading ofField(String name, Reading value) {
        return switch (value) {
            case Reading.Text(String text) -> Reading.of(named(name) ? hideUnlessHarmless(text) : hide(text));
            case Reading.Whole _, Reading.Decimal _, Reading.Flag _ ->
                named(name) && !isHarmless(value.asText()) ? Reading.of(REDACTED) : value;
        };
    }

    /** The value of an environment variable or kernel parameter. */
    public static String ofVariable(String name, String value) {
        return CredentialNames.tellOfVariable(name) ? hideUnlessHarmless(value) : hide(value);
    }

    /** Text that was found on its own: user information in URLs and {@code name=value} pairs with telling names. */
    public static String hide(String text) {
        return hidePairs(hideUserInfo(text));
    }

    /** Returns whether a field, a flag or a word of this name is likely to hold a credential, or announces one. */
    public static boolean named(String name) {
        return CredentialNames.tell(name);
    }

    /** Returns whether a value cannot be a credential, whatever its name: a switch, or the path of a file. */
    public static boolean isHarmless(String value) {
        return value.length() <= 1
                || value.equalsIgnoreCase("true")
                || value.equalsIgnoreCase("false")
                || TOP_DIRECTORIES.stream().anyMatch(value::startsWith);
    }

    private static String hideUnlessHarmless(String value) {
        return isHarmless(value) ? hide(value) : REDACTED;
    }

    /** {@code //user:password@host}, and dracut's {@code iscsi:user:password@target}; a user alone may be a token. */
    private static String hideUserInfo(String text) {
        var shown = new StringBuilder();
        int done = 0;
        for (int start = authority(text, 0); start >= 0; start = authority(text, done)) {
            int end = start;
            int at = -1;
            while (end < text.length() && "/ \t\n".indexOf(text.charAt(end)) < 0) {
                at = text.charAt(end) == '@' ? end : at;
                end++;
            }
            if (at > start) {
                shown.append(text, done, start).append(REDACTED).append(text, at, end);
            } else {
                shown.append(text, done, end);
            }
            done = end;
        }
        return shown.append(text, done, text.length()).toString();
    }

    private static int authority(String text, int from) {
        String iscsi = "iscsi:";
        if (from == 0 && text.startsWith(iscsi)) {
            return iscsi.length();
        }
        int slashes = text.indexOf("//", from);
        return slashes < 0 ? -1 : slashes + 2;
    }

    /** Everything after {@code =} when the name before it tells: where the credential ends cannot be known. */
    private static String hidePairs(String text) {
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            if (CredentialNames.tellOfVariable(nameBefore(text, equals)) && !isHarmless(valueFrom(text, equals + 1))) {
                return text.substring(0, equals + 1) + REDACTED;
            }
        }
        return text;
    }

    private static String nameBefore(String text, int equals) {
        int end = equals;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && "=,&;? \t\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String valueFrom(String text, int from) {
        int start = from;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && ",&; \t\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }
}
