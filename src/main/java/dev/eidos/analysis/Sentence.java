package dev.eidos.analysis;

import dev.eidos.compare.FactPath;
import dev.eidos.compare.NodeFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/** The words of findings. */
final class Sentence {
    private static final int LONGEST = 60;

    /** What rules say in words, and what stands for any of several alike. */
    private static final List<String> KINDS = List.of("label.", "taint.", "condition.", "*.");

    private Sentence() {}

    static String of(String template, Map<String, String> words) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < template.length()) {
            int open = template.indexOf('{', from);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                break;
            }
            text.append(template, from, open).append(cut(words.getOrDefault(template.substring(open + 1, close), "")));
            from = close + 1;
        }
        return text.append(template.substring(from)).toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + "…" + text.substring(text.length() - LONGEST / 2);
    }

    /** A path as people call it: settings of the kernel as sysctl has them. */
    static String key(FactPath path) {
        String key = path.key();
        if (key.equals(NodeFacts.UNREAD)) {
            return path.subtype();
        }
        if (path.subtype().startsWith("SystemD.")) {
            return path.text().substring("SystemD.".length());
        }
        if (key.startsWith("/proc/sys/")) {
            return key.substring("/proc/sys/".length()).replace('/', '.');
        }
        for (String kind : KINDS) {
            if (key.startsWith(kind)) {
                return key.substring(kind.length());
            }
        }
        return key;
    }

    static String id(String rule, String cause) {
        var sum = new CRC32();
        sum.update(cause.getBytes(StandardCharsets.UTF_8));
        return rule + "-" + String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
