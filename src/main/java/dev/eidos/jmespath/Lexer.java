package dev.eidos.jmespath;

import dev.eidos.error.MalformedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression. */
final class Lexer {
    private static final int MOST = 400;

    private static final Pattern WORD = Pattern.compile("(?<name>[A-Za-z_]\\w*)"
            + "|\"(?<quoted>[^\"\\\\]*+)\""
            + "|'(?<text>(?:[^'\\\\]|\\\\.)*+)'"
            + "|`(?<json>[^`]*+)`"
            + "|(?<number>-?\\d{1,9})"
            + "|(?<sign>\\|\\||&&|[=!<>]=|\\[\\?|\\[]|[|.*\\[\\]()@,!<>])");

    private Lexer() {}

    static List<Token> words(String text) {
        Matcher matcher = WORD.matcher(text);
        List<Token> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            matcher.region(at, text.length());
            if (!matcher.lookingAt() || words.size() == MOST) {
                throw new MalformedValue(
                        "not an expression that is understood here",
                        text,
                        words.size() == MOST ? "it is too long" : "at '" + text.substring(at) + "'",
                        null);
            }
            words.add(word(matcher, at));
            at = matcher.end();
        }
        words.add(new Token(Token.Kind.END, "", text.length()));
        return words;
    }

    private static Token word(Matcher matcher, int at) {
        if (matcher.group("name") != null) {
            return new Token(Token.Kind.NAME, matcher.group("name"), at);
        }
        if (matcher.group("quoted") != null) {
            return new Token(Token.Kind.QUOTED, matcher.group("quoted"), at);
        }
        if (matcher.group("text") != null) {
            return new Token(Token.Kind.TEXT, matcher.group("text").replace("\\'", "'"), at);
        }
        if (matcher.group("json") != null) {
            return new Token(Token.Kind.JSON, matcher.group("json"), at);
        }
        return matcher.group("number") != null
                ? new Token(Token.Kind.NUMBER, matcher.group("number"), at)
                : new Token(Token.Kind.SIGN, matcher.group("sign"), at);
    }
}
