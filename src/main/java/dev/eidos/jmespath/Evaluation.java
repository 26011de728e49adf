package dev.eidos.jmespath;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One evaluation of an expression, which does a bounded amount of work. */
final class Evaluation {
    private static final int MOST = 1_000_000;

    private int steps;

    Value of(Node node, Value at) {
        if (++steps > MOST) {
            throw new JmesPathFailure("it takes more than a million steps");
        }
        return switch (node) {
            case Node.Current() -> at;
            case Node.Field(String name) -> orNull(at.at(name));
            case Node.Literal(Value value) -> value;
            case Node.Index(int index) -> item(at, index);
            case Node.Then(Node left, Node right) -> of(right, of(left, at));
            case Node.Each(Node left, Node right) ->
                of(left, at) instanceof Value.Sequence list ? each(list.items(), right) : Values.NULL;
            case Node.EachValue(Node left, Node right) ->
                of(left, at) instanceof Value.Mapping mapping
                        ? each(List.copyOf(mapping.entries().values()), right)
                        : Values.NULL;
            case Node.Where(Node left, Node condition, Node right) ->
                of(left, at) instanceof Value.Sequence list
                        ? each(
                                list.items().stream()
                                        .filter(item -> Values.isTrue(of(condition, item)))
                                        .toList(),
                                right)
                        : Values.NULL;
            case Node.Flat(Node left) -> of(left, at) instanceof Value.Sequence list ? flat(list) : Values.NULL;
            case Node.Either(Node left, Node right) -> {
                Value first = of(left, at);
                yield Values.isTrue(first) ? first : of(right, at);
            }
            case Node.Both(Node left, Node right) -> {
                Value first = of(left, at);
                yield Values.isTrue(first) ? of(right, at) : first;
            }
            case Node.Not(Node operand) -> Values.flag(!Values.isTrue(of(operand, at)));
            case Node.Compare(Node left, Comparison how, Node right, String _, String _) ->
                how.of(of(left, at), of(right, at));
            case Node.Call(Function function, List<Node> arguments) ->
                function.of(arguments.stream().map(argument -> of(argument, at)).toList());
        };
    }

    private static Value orNull(@Nullable Value value) {
        return value == null ? Values.NULL : value;
    }

    private static Value item(Value at, int index) {
        List<Value> items = at.items();
        int place = index < 0 ? items.size() + index : index;
        return place >= 0 && place < items.size() ? items.get(place) : Values.NULL;
    }

    private Value each(List<Value> items, Node right) {
        List<Value> all = new ArrayList<>();
        for (Value item : items) {
            Value value = of(right, item);
            if (!Values.isNull(value)) {
                all.add(value);
            }
        }
        return Value.sequence(all);
    }

    private static Value flat(Value.Sequence lists) {
        List<Value> all = new ArrayList<>();
        for (Value item : lists.items()) {
            if (item instanceof Value.Sequence list) {
                all.addAll(list.items());
            } else {
                all.add(item);
            }
        }
        return Value.sequence(all);
    }
}
