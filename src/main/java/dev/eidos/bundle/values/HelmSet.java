package dev.eidos.bundle.values;

import dev.eidos.bundle.values.Assignment.PathStep;
import dev.eidos.document.Position;
import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The syntax of Helm's {@code --set}: {@code a.b=1,c[0].d={x,y},e=null}. A backslash takes the next character as it is,
 * in keys and in values; behind the last one it is nothing.
 *
 * <p>Source: "The Format and Limitations of --set", helm.sh/docs/intro/using_helm, and the package {@code strvals} of
 * Helm 3.
 */
public final class HelmSet {
    /** Helm's own limit: an index is written by hand, and a list as long as the largest one is made. */
    private static final int MAX_INDEX = 65_536;

    /** Helm's own limit, too. */
    private static final int MAX_DEPTH = 30;

    private final String text;
    private final boolean typed;
    private int at;

    private HelmSet(String text, boolean typed) {
        this.text = text;
        this.typed = typed;
    }

    /**
     * Reads assignments.
     *
     * @param typed whether whole numbers, {@code true}, {@code false} and {@code null} are what they look like; else
     *     all values are texts, as {@code --set-string} has it
     * @throws MalformedValue if it is malformed
     */
    public static List<Assignment> parse(String text, boolean typed) {
        var parser = new HelmSet(text, typed);
        List<Assignment> assignments = new ArrayList<>();
        while (parser.at < text.length()) {
            assignments.add(parser.assignment());
        }
        if (assignments.isEmpty()) {
            throw parser.malformed("nothing is set");
        }
        return assignments;
    }

    /**
     * Reads a path alone, as {@code --set-file} and registries write it.
     *
     * @throws MalformedValue if it is malformed
     */
    public static List<PathStep> path(String text) {
        var parser = new HelmSet(text + "=", false);
        Assignment one = parser.assignment();
        if (parser.at <= text.length() || !one.value().text().isEmpty()) {
            throw parser.malformed("'" + text + "' is not a path");
        }
        return one.path();
    }

    private Assignment assignment() {
        List<PathStep> path = new ArrayList<>();
        boolean afterIndex = false;
        while (true) {
            if (path.size() >= MAX_DEPTH) {
                throw malformed(
                        "'" + Assignment.text(path.subList(0, 3)) + "…' is deeper than " + MAX_DEPTH + " levels");
            }
            String key = until("=[.,");
            char end = at < text.length() ? text.charAt(at++) : 0;
            if (afterIndex && !key.isEmpty()) {
                throw malformed("after '" + Assignment.text(path) + "' one of . [ = is expected, not '" + key + "'");
            }
            if (!afterIndex) {
                if (key.isEmpty()) {
                    throw malformed("a key is empty");
                }
                path.add(new PathStep.Key(key));
            }
            afterIndex = end == '[';
            switch (end) {
                case '=' -> {
                    return new Assignment(path, value());
                }
                case '[' -> path.add(new PathStep.Index(index()));
                case '.' -> {}
                default -> throw malformed("'" + Assignment.text(path) + "' has no value");
            }
        }
    }

    private int index() {
        int close = text.indexOf(']', at);
        String number = close < 0 ? "" : text.substring(at, close);
        try {
            int index = Integer.parseInt(number);
            if (index >= 0 && index <= MAX_INDEX) {
                at = close + 1;
                return index;
            }
        } catch (NumberFormatException _) {
            // told below, as a number that is out of bounds is
        }
        throw malformed(
                "'[" + (close < 0 ? text.substring(at) : number + "]") + "' is not an index from 0 to " + MAX_INDEX);
    }

    private Value value() {
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            return list();
        }
        String value = until(",");
        at++;
        return typed ? typed(value) : Value.scalar(value);
    }

    private Value list() {
        List<Value> items = new ArrayList<>();
        while (true) {
            String item = until(",}");
            if (at >= text.length()) {
                throw malformed("a list is not closed by }");
            }
            boolean last = text.charAt(at++) == '}';
            if (!(last && items.isEmpty() && item.isEmpty())) {
                items.add(typed ? typed(item) : Value.scalar(item));
            }
            if (last) {
                if (at < text.length() && text.charAt(at++) != ',') {
                    throw malformed("after a list, a comma or nothing is expected");
                }
                return Value.sequence(items);
            }
        }
    }

    /** Up to one of the characters, which is not taken; backslashes take what follows them. */
    private String until(String ends) {
        StringBuilder part = new StringBuilder();
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c != '\\') {
                part.append(c);
            } else if (at < text.length()) {
                part.append(text.charAt(at++));
            }
        }
        return part.toString();
    }

    /** Helm takes whole numbers without leading zeros for numbers, and those with a fraction for texts. */
    private static Value typed(String value) {
        switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> {
                return Value.scalar(Reading.of(true));
            }
            case "false" -> {
                return Value.scalar(Reading.of(false));
            }
            case "null" -> {
                return new Value.Scalar(null, Position.NONE);
            }
            default -> {}
        }
        // Long takes any script's digits
        boolean ascii = value.chars().allMatch(c -> c < 0x80);
        boolean number = ascii && (value.equals("0") || (!value.isEmpty() && !value.startsWith("0")));
        try {
            return number ? Value.scalar(Reading.of(Long.parseLong(value))) : Value.scalar(value);
        } catch (NumberFormatException e) {
            return Value.scalar(value);
        }
    }

    private MalformedValue malformed(String reason) {
        return new MalformedValue(
                "cannot understand what is to be set",
                text,
                reason,
                "write component:path=value, as in gpu-operator:driver.version=580.105.08;"
                        + " a comma in a value is written \\,");
    }
}
