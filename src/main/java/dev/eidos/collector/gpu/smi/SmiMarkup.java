package dev.eidos.collector.gpu.smi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * nvidia-smi's XML, taken apart without asking that all of it is well-formed.
 *
 * <p>nvidia-smi writes the names of processes as they are: an ampersand, a bracket or a control character in one of
 * them, and an XML parser is lost for all that follows. Here such a thing costs the element that it stands in. Nothing
 * that the text names is ever fetched; of entities only XML's own five and numbers are known.
 */
final class SmiMarkup {
    /** Takes an element when it ends. */
    interface Elements {
        /**
         * Takes one.
         *
         * @param path its name behind those around it, with slashes before them: {@code /nvidia_smi_log/gpu/uuid}
         * @param wellFormed false where the text is not what was meant
         */
        void end(String path, String text, boolean wellFormed);
    }

    /** nvidia-smi nests six deep; deeper is something else, whose opening tags count as text. */
    private static final int DEEPEST = 32;

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    /** An element that has begun, and what was read of it. */
    private static final class Open {
        final String name;
        final StringBuilder text = new StringBuilder();
        boolean wellFormed = true;

        Open(String name) {
            this.name = name;
        }
    }

    private final String text;
    private final Elements elements;
    private final List<Open> open = new ArrayList<>();
    private final Set<String> endless = new HashSet<>();
    private int at;

    private SmiMarkup(String text, Elements elements) {
        this.text = text;
        this.elements = elements;
    }

    /** Reads to the end of the first element; the names of those that have no end, from the outermost. */
    static List<String> read(String text, Elements elements) {
        var markup = new SmiMarkup(text, elements);
        do {
            markup.step();
        } while (markup.at < text.length() && !markup.open.isEmpty());
        return markup.open.stream().map(element -> element.name).toList();
    }

    private void step() {
        int bracket = text.indexOf('<', at);
        int end = bracket < 0 ? text.length() : bracket;
        if (!open.isEmpty()) {
            SmiText.append(text.substring(at, end), ENTITIES, open.getLast().text, this::broken);
        }
        at = end;
        if (bracket >= 0 && !comment() && !characters()) {
            tag();
        }
    }

    private void broken() {
        open.getLast().wellFormed = false;
    }

    private boolean comment() {
        int close = close("<!--", "-->");
        at = close < 0 ? at : close + "-->".length();
        return close >= 0;
    }

    private boolean characters() {
        String start = "<![CDATA[";
        int close = open.isEmpty() ? -1 : close(start, "]]>");
        if (close >= 0) {
            open.getLast().text.append(text, at + start.length(), close);
            at = close + "]]>".length();
        }
        return close >= 0;
    }

    /** Where something ends that starts here; -1 if it does not start or never ends, which is found out once only. */
    private int close(String start, String end) {
        if (!text.startsWith(start, at) || endless.contains(start)) {
            return -1;
        }
        int close = text.indexOf(end, at + start.length());
        if (close < 0) {
            endless.add(start);
        }
        return close;
    }

    private void tag() {
        SmiTag tag = SmiTag.at(text, at);
        if (tag == null || !take(tag)) {
            // a bracket that begins nothing, or ends what has not begun
            if (!open.isEmpty()) {
                open.getLast().text.append('<');
                broken();
            }
            at++;
            return;
        }
        at = tag.end();
    }

    private boolean take(SmiTag tag) {
        return switch (tag.kind()) {
            case START -> begin(tag.name());
            case EMPTY -> begin(tag.name()) && end(tag.name());
            case END -> end(tag.name());
        };
    }

    private boolean begin(String name) {
        if (open.size() < DEEPEST) {
            open.add(new Open(name));
            return true;
        }
        return false;
    }

    private boolean end(String name) {
        int depth = open.size() - 1;
        while (depth >= 0 && !open.get(depth).name.equals(name)) {
            depth--;
        }
        if (depth < 0) {
            return false;
        }
        Open ended = open.get(depth);
        ended.wellFormed &= depth == open.size() - 1;
        String path = path(depth);
        open.subList(depth, open.size()).clear();
        elements.end(path, ended.text.toString().strip(), ended.wellFormed);
        return true;
    }

    private String path(int depth) {
        var path = new StringBuilder();
        for (Open element : open.subList(0, depth + 1)) {
            path.append('/').append(element.name);
        }
        return path.toString();
    }
}
