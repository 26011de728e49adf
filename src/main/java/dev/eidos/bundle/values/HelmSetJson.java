package dev.eidos.bundle.values;

import dev.eidos.bundle.values.Assignment.PathStep;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.MalformedValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The syntax of Helm's {@code --set-json}: {@code a.b=[1,2],c={"d":true}}, or an object alone, whose keys are set
 * (helm.sh, "The Format and Limitations of --set", v3.17).
 */
public final class HelmSetJson {
    private final String text;
    private int at;

    private HelmSetJson(String text) {
        this.text = text;
    }

    /**
     * Reads assignments.
     *
     * @throws MalformedValue if it is malformed
     */
    public static List<Assignment> parse(String text) {
        if (text.stripLeading().startsWith("{")) {
            List<Assignment> assignments = new ArrayList<>();
            json(text)
                    .entries()
                    .forEach((key, value) -> assignments.add(new Assignment(List.of(new PathStep.Key(key)), value)));
            return assignments;
        }
        var parser = new HelmSetJson(text);
        List<Assignment> assignments = new ArrayList<>();
        while (parser.at < text.length()) {
            assignments.add(parser.assignment());
        }
        if (assignments.isEmpty()) {
            throw malformed(text, "nothing is set");
        }
        return assignments;
    }

    private Assignment assignment() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '=') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw malformed(text.substring(start), "there is no = behind the path");
        }
        List<PathStep> path = HelmSet.path(text.substring(start, at));
        int from = at + 1;
        at = end(from);
        Value value = json(text.substring(from, at));
        at++;
        return new Assignment(path, value);
    }

    /** The comma behind a value, which is within no text, list or object; or the end. */
    private int end(int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i += quoted ? 1 : 0;
                case '"' -> quoted = !quoted;
                case '[', '{' -> depth += quoted ? 0 : 1;
                case ']', '}' -> depth -= quoted ? 0 : 1;
                case ',' -> {
                    if (!quoted && depth <= 0) {
                        return i;
                    }
                }
                default -> {
                    // a part of the value
                }
            }
        }
        return text.length();
    }

    private static Value json(String json) {
        try {
            // a reader of documents takes a single word for YAML
            Value read = DocumentReader.read("{\"value\":" + json + "}", "value");
            Value value = read.entries().get("value");
            if (value != null && read.entries().size() == 1) {
                return value;
            }
        } catch (EidosException e) {
            throw malformed(json, "it is no JSON: " + e.reason());
        }
        throw malformed(json, "it is not one value");
    }

    private static MalformedValue malformed(String value, String reason) {
        return new MalformedValue(
                "cannot understand what is to be set",
                value,
                reason,
                "write path=JSON, as in tolerations=[{\"key\":\"gpu\"}]");
    }
}
