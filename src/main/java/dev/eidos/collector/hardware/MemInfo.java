package dev.eidos.collector.hardware;

import java.util.Optional;

/** Lines such as {@code MemTotal: 32836008 kB} of {@code /proc/meminfo}, or {@code Node 0 MemTotal: …} of a node's. */
final class MemInfo {
    private MemInfo() {}

    /** A field's value in the unit that the file gives it: kB, which there means 1024 bytes. */
    static Optional<Long> kilobytes(String text, String field) {
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int colon = line.indexOf(':');
            if (colon >= 0 && isField(line, colon, field)) {
                return number(line.substring(colon + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean isField(String line, int colon, String field) {
        int start = colon - field.length();
        return start >= 0 && line.startsWith(field, start) && (start == 0 || line.charAt(start - 1) == ' ');
    }

    private static Optional<Long> number(String value) {
        String digits = value.replace("kB", "").strip();
        try {
            return Optional.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
