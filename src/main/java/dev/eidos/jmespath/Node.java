package dev.eidos.jmespath;

import dev.eidos.document.Value;
import java.util.List;

/** A part of an expression. */
sealed interface Node {
    /** {@code @}. */
    record Current() implements Node {}

    record Field(String name) implements Node {}

    record Literal(Value value) implements Node {}

    /** An item of the current list, from its end where it is negative. */
    record Index(int at) implements Node {}

    /** The right at what the left is: {@code a.b}, {@code a[0]}, {@code a | b}. */
    record Then(Node left, Node right) implements Node {}

    /** The right at each item of the list that the left is; what is null falls away. */
    record Each(Node left, Node right) implements Node {}

    /** As {@link Each}, of the values of a mapping. */
    record EachValue(Node left, Node right) implements Node {}

    /** As {@link Each}, of the items for which the condition is true. */
    record Where(Node left, Node condition, Node right) implements Node {}

    /** The items of the lists in a list. */
    record Flat(Node left) implements Node {}

    record Either(Node left, Node right) implements Node {}

    record Both(Node left, Node right) implements Node {}

    record Not(Node operand) implements Node {}

    /**
     * A comparison of two values.
     *
     * @param leftText how the left side is written, for messages
     * @param rightText how the right side is written
     */
    record Compare(Node left, Comparison how, Node right, String leftText, String rightText) implements Node {}

    record Call(Function function, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
