package dev.eidos.jmespath;

import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An expression of JMESPath: names, indexes, {@code [*]}, {@code []}, {@code [?…]}, {@code |}, {@code ||}, {@code &&},
 * {@code !}, comparisons, literals, and the functions that judge what is there. Left out is what makes new objects:
 * multi-selects, slices, expressions as arguments, and the additions of Kyverno.
 */
public final class JmesPath {
    private static final int LONGEST = 4_096;

    private final String text;
    private final Node root;

    private JmesPath(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads an expression.
     *
     * @throws MalformedValue if it is none, or more of JMESPath than is known here
     */
    public static JmesPath of(String text) {
        if (text.length() > LONGEST) {
            String begin = text.substring(0, 40) + "…";
            throw new MalformedValue("not an expression that is understood here", begin, "it is too long", null);
        }
        return new JmesPath(text, Parser.read(text));
    }

    /**
     * What it says of a value; null as a value where that is nothing.
     *
     * @throws JmesPathFailure if it cannot be applied to that
     */
    public Value search(Value value) {
        try {
            return new Evaluation().of(root, value);
        } catch (JmesPathFailure e) {
            throw new JmesPathFailure("(" + text + ") cannot be told: " + e.reason());
        }
    }

    /**
     * The values that it compares, by how they are written: what a person wants to know where it does not hold. Left
     * out is what cannot be told, such as the length of what {@code &&} has found to be nothing.
     */
    public SequencedMap<String, Value> compared(Value value) {
        SequencedMap<String, Value> compared = new LinkedHashMap<>();
        compared(root, value, compared);
        return compared;
    }

    private static void compared(Node node, Value value, Map<String, Value> all) {
        switch (node) {
            case Node.Compare(Node left, Comparison _, Node right, String leftText, String rightText) -> {
                compared(left, leftText, value, all);
                compared(right, rightText, value, all);
            }
            case Node.Both(Node left, Node right) -> {
                compared(left, value, all);
                compared(right, value, all);
            }
            case Node.Either(Node left, Node right) -> {
                compared(left, value, all);
                compared(right, value, all);
            }
            case Node.Not(Node operand) -> compared(operand, value, all);
            case Node.Then(Node left, Node right) -> found(left, value).ifPresent(there -> compared(right, there, all));
            case Node.Current _, Node.Field _, Node.Literal _, Node.Index _ -> {}
            case Node.Each _, Node.EachValue _, Node.Where _, Node.Flat _, Node.Call _ -> {}
        }
    }

    private static void compared(Node side, String text, Value value, Map<String, Value> all) {
        if (!(side instanceof Node.Literal)) {
            found(side, value).ifPresent(there -> all.put(text, there));
        }
    }

    private static Optional<Value> found(Node side, Value value) {
        try {
            return Optional.of(new Evaluation().of(side, value));
        } catch (JmesPathFailure _) {
            // the expression itself was told without this
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
