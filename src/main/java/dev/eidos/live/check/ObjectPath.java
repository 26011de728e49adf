package dev.eidos.live.check;

import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path into an object: the part of JSONPath (RFC 9535) that conditions and statuses need. {@code $.status.state},
 * {@code $.metadata.labels['a.b/c']}, {@code $.items[0]}, {@code $.status.conditions[*].type} and
 * {@code $.status.conditions[?(@.type=="Ready")].status}; the {@code $.} in front may be left out.
 */
public final class ObjectPath {
    private static final Pattern STEP = Pattern.compile(
            "\\.?([A-Za-z_][A-Za-z0-9_-]*)" // .name
                    + "|\\[(?:'([^']+)'|\"([^\"]+)\")]" // ['name']
                    + "|\\[(-?\\d{1,9})]" // [0]
                    + "|(\\.\\*|\\[\\*])" // [*]
                    + "|\\[\\?\\(?\\s*@\\.([A-Za-z0-9_.-]+)\\s*(==|!=)\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*\\)?]"); // [?(@.a=="b")]

    private final String text;
    private final List<Step> steps;

    private ObjectPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = steps;
    }

    private sealed interface Step {}

    private record Key(String name) implements Step {}

    private record Index(int at) implements Step {}

    private record Each() implements Step {}

    private record Where(List<String> path, boolean equal, String value) implements Step {
        boolean holds(Value item) {
            return item.text(path.toArray(String[]::new)).equals(value) == equal;
        }
    }

    /**
     * Reads a path.
     *
     * @throws MalformedValue if it is none, or more of JSONPath than is known here
     */
    public static ObjectPath of(String text) {
        String rest = text.startsWith("$") ? text.substring(1) : text;
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(rest);
        int end = 0;
        while (end < rest.length()) {
            matcher.region(end, rest.length());
            if (!matcher.lookingAt()) {
                throw new MalformedValue(
                        "not a path that is understood here",
                        text,
                        "at '" + rest.substring(end) + "'",
                        "write $.status.state, or $.status.conditions[?(@.type==\"Ready\")].status");
            }
            steps.add(step(matcher));
            end = matcher.end();
        }
        return new ObjectPath(text, List.copyOf(steps));
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(4) != null) {
            return new Index(Integer.parseInt(matcher.group(4)));
        }
        if (matcher.group(5) != null) {
            return new Each();
        }
        if (matcher.group(6) != null) {
            String value = matcher.group(8) == null ? matcher.group(9) : matcher.group(8);
            return new Where(
                    List.of(matcher.group(6).split("\\.", -1)), matcher.group(7).equals("=="), value);
        }
        for (int group = 1; group <= 3; group++) {
            if (matcher.group(group) != null) {
                return new Key(matcher.group(group));
            }
        }
        throw new IllegalStateException(matcher.group());
    }

    /** The field of an object in which all is that it leads to: {@code status}; empty where it may be in any. */
    public String field() {
        return !steps.isEmpty() && steps.getFirst() instanceof Key(String name) && name.indexOf('.') < 0 ? name : "";
    }

    /** All that it leads to. */
    public List<Value> in(Value root) {
        List<Value> at = List.of(root);
        for (Step step : steps) {
            List<Value> next = new ArrayList<>();
            at.forEach(value -> follow(step, value, next));
            at = next;
        }
        return at;
    }

    /** The single values that it leads to, as texts. */
    public List<String> texts(Value root) {
        return in(root).stream()
                .map(Value::textOrNull)
                .filter(found -> found != null && !found.isEmpty())
                .toList();
    }

    private static void follow(Step step, Value value, List<Value> next) {
        switch (step) {
            case Key(String name) -> add(value.at(name), next);
            case Index(int index) -> {
                List<Value> items = items(value);
                int at = index < 0 ? items.size() + index : index;
                if (at >= 0 && at < items.size()) {
                    next.add(items.get(at));
                }
            }
            case Each() -> next.addAll(items(value));
            case Where where -> items(value).stream().filter(where::holds).forEach(next::add);
        }
    }

    private static List<Value> items(Value value) {
        return switch (value) {
            case Value.Sequence sequence -> sequence.items();
            case Value.Mapping mapping -> List.copyOf(mapping.entries().values());
            case Value.Scalar _ -> List.of();
        };
    }

    private static void add(@Nullable Value value, List<Value> next) {
        if (value != null) {
            next.add(value);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
