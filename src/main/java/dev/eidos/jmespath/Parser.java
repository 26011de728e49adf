package dev.eidos.jmespath;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.MalformedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A reader of expressions, by how strongly their signs bind. */
final class Parser {
    private static final int DEEPEST = 32;

    /** What binds less ends a projection. */
    private static final int ENDS_PROJECTION = 10;

    private static final int OF_STAR = 20;
    private static final int OF_FILTER = 21;
    private static final int OF_FLAT = 9;
    private static final int OF_DOT = 40;

    /** Less than all that leads further into a value: {@code !a.b} is not {@code (!a).b}. */
    private static final int OF_NOT = 8;

    private final String text;
    private final List<Token> words;
    private int next;
    private int depth;

    private Parser(String text) {
        this.text = text;
        this.words = Lexer.words(text);
    }

    static Node read(String text) {
        var parser = new Parser(text);
        Node all = parser.expression(0);
        if (parser.word().kind() != Token.Kind.END) {
            throw parser.wrong("at '" + text.substring(parser.word().at()) + "'");
        }
        return all;
    }

    private Token word() {
        return words.get(next);
    }

    private Node expression(int binding) {
        if (++depth > DEEPEST) {
            throw wrong("it is nested too deeply");
        }
        int start = word().at();
        Node left = first();
        while (binding < word().binding()) {
            left = more(left, start);
        }
        depth--;
        return left;
    }

    private Node first() {
        Token word = words.get(next++);
        return switch (word.kind()) {
            case NAME -> word().is("(") ? call(word.text()) : new Node.Field(word.text());
            case QUOTED -> new Node.Field(word.text());
            case TEXT -> new Node.Literal(Value.scalar(word.text()));
            case JSON -> new Node.Literal(json(word.text()));
            case SIGN -> bySign(word);
            case NUMBER, END -> throw wrong(word, "a number is written as `1`");
        };
    }

    private Node bySign(Token sign) {
        Node here = new Node.Current();
        return switch (sign.text()) {
            case "@" -> here;
            case "!" -> new Node.Not(expression(OF_NOT));
            case "(" -> {
                Node inner = expression(0);
                expect(")");
                yield inner;
            }
            case "*" -> new Node.EachValue(here, projected(OF_STAR));
            case "[" -> bracket(here);
            case "[]" -> new Node.Each(new Node.Flat(here), projected(OF_FLAT));
            case "[?" -> filter(here);
            default -> throw wrong(sign, null);
        };
    }

    private Node more(Node left, int start) {
        Token sign = words.get(next++);
        return switch (sign.text()) {
            case "." -> dot(left);
            case "[" -> bracket(left);
            case "[]" -> new Node.Each(new Node.Flat(left), projected(OF_FLAT));
            case "[?" -> filter(left);
            case "|" -> new Node.Then(left, expression(sign.binding()));
            case "||" -> new Node.Either(left, expression(sign.binding()));
            case "&&" -> new Node.Both(left, expression(sign.binding()));
            default -> comparison(left, start, sign);
        };
    }

    private Node comparison(Node left, int start, Token sign) {
        Optional<Comparison> how = Comparison.of(sign.text());
        if (how.isEmpty()) {
            throw wrong(sign, null);
        }
        Node right = expression(sign.binding());
        return new Node.Compare(
                left,
                how.get(),
                right,
                text.substring(start, sign.at()).strip(),
                text.substring(sign.at() + sign.text().length(), word().at()).strip());
    }

    private Node dot(Node left) {
        if (word().is("*")) {
            next++;
            return new Node.EachValue(left, projected(OF_DOT));
        }
        return new Node.Then(left, afterDot(OF_DOT));
    }

    private Node afterDot(int binding) {
        Token.Kind kind = word().kind();
        if (kind != Token.Kind.NAME && kind != Token.Kind.QUOTED && !word().is("*")) {
            throw wrong(word(), null);
        }
        return expression(binding);
    }

    private Node bracket(Node left) {
        Token inside = words.get(next++);
        if (inside.kind() == Token.Kind.NUMBER) {
            expect("]");
            return new Node.Then(left, new Node.Index(Integer.parseInt(inside.text())));
        }
        if (inside.is("*")) {
            expect("]");
            return new Node.Each(left, projected(OF_STAR));
        }
        throw wrong(inside, null);
    }

    private Node filter(Node left) {
        Node condition = expression(0);
        expect("]");
        return new Node.Where(left, condition, projected(OF_FILTER));
    }

    /** What is done with each item of a projection. */
    private Node projected(int binding) {
        Token word = word();
        if (word.binding() < ENDS_PROJECTION) {
            return new Node.Current();
        }
        if (word.is(".")) {
            next++;
            return afterDot(binding);
        }
        return expression(binding);
    }

    private Node call(String name) {
        Optional<Function> function = Function.of(name);
        if (function.isEmpty()) {
            throw wrong("function " + name + "() is not known; known are " + String.join(", ", Function.names()));
        }
        next++;
        List<Node> arguments = new ArrayList<>();
        while (!word().is(")")) {
            arguments.add(expression(0));
            if (!word().is(")")) {
                expect(",");
            }
        }
        next++;
        if (!function.get().takes(arguments.size())) {
            throw wrong("function " + name + "() does not take " + arguments.size() + " arguments");
        }
        return new Node.Call(function.get(), arguments);
    }

    private Value json(String literal) {
        try {
            String inside = literal.strip();
            // a lone word is no JSON, but YAML
            boolean json = inside.matches("(?s)[\\[{\"].*|true|false|null|-?\\d+([.]\\d+)?([eE][-+]?\\d+)?");
            List<Value> values =
                    json ? DocumentReader.read("[" + inside + "]", "literal").items() : List.of();
            if (values.size() == 1) {
                return values.getFirst();
            }
        } catch (EidosException e) {
            throw wrong("`" + literal + "` is no JSON: " + e.reason());
        }
        throw wrong("`" + literal + "` is no JSON");
    }

    private void expect(String sign) {
        Token word = words.get(next++);
        if (!word.is(sign)) {
            throw wrong(word, "'" + sign + "' is missing");
        }
    }

    private MalformedValue wrong(Token word, @Nullable String form) {
        String place = word.kind() == Token.Kind.END ? "it ends too early" : "at '" + text.substring(word.at()) + "'";
        return wrong(form == null ? place : place + ": " + form);
    }

    private MalformedValue wrong(String reason) {
        return new MalformedValue("not an expression that is understood here", text, reason, null);
    }
}
