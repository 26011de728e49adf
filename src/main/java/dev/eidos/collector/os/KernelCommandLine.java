package dev.eidos.collector.os;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a kernel command line, split as the kernel does it (admin-guide/kernel-parameters.rst): spaces
 * separate, double quotes protect them, and what follows a bare {@code --} is for the init process and left out.
 */
record KernelCommandLine(List<Parameter> parameters) {

    /** {@code key=value}, or {@code key} alone. */
    record Parameter(String key, @Nullable String value) {
        boolean isFlag() {
            return value == null;
        }

        /** The value; {@code true} for a key alone. */
        String text() {
            return value == null ? "true" : value;
        }
    }

    static KernelCommandLine parse(String line) {
        List<Parameter> parameters = new ArrayList<>();
        for (int at = skipSpace(line, 0); at < line.length(); ) {
            int end = end(line, at);
            String word = line.substring(at, end);
            if (word.equals("--")) {
                break;
            }
            parameters.add(parameter(word));
            at = skipSpace(line, end);
        }
        return new KernelCommandLine(parameters);
    }

    /** The parameters of each key, in the order in which the keys first appear. */
    Map<String, List<Parameter>> byKey() {
        Map<String, List<Parameter>> byKey = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            byKey.computeIfAbsent(parameter.key(), _ -> new ArrayList<>()).add(parameter);
        }
        return byKey;
    }

    /** Either the whole word is in quotes, {@code "key=value with space"}, or the value is. */
    private static Parameter parameter(String word) {
        String bare = unquote(word);
        int equals = bare.indexOf('=');
        return equals <= 0
                ? new Parameter(bare, null)
                : new Parameter(bare.substring(0, equals), unquote(bare.substring(equals + 1)));
    }

    private static String unquote(String text) {
        if (text.isEmpty() || text.charAt(0) != '"') {
            return text;
        }
        boolean closed = text.length() > 1 && text.endsWith("\"");
        return text.substring(1, closed ? text.length() - 1 : text.length());
    }

    private static int end(String line, int start) {
        boolean quoted = false;
        int i = start;
        for (; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && isSpace(c)) {
                break;
            }
        }
        return i;
    }

    private static int skipSpace(String line, int start) {
        int i = start;
        while (i < line.length() && isSpace(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
