package dev.eidos.redact;

import dev.eidos.error.MalformedValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns that a site hides besides credentials: values of keys by their names, and what matches expressions.
 *
 * @param keys names as {@link CredentialNames#lettersOf} has them
 * @param expressions checked by {@link SiteExpression}
 */
public record SitePatterns(Set<String> keys, List<Pattern> expressions) {
    /** Nothing. */
    public static final SitePatterns NONE = new SitePatterns(Set.of(), List.of());

    /** The most patterns. */
    public static final int MAX_COUNT = 200;

    /** The most characters of one. */
    public static final int MAX_LENGTH = 256;

    public SitePatterns {
        keys = Set.copyOf(keys);
        expressions = List.copyOf(expressions);
    }

    /**
     * Reads patterns: {@code /…/} is an expression, all else the name of a key.
     *
     * @throws MalformedValue for the first one that is neither
     */
    public static SitePatterns parse(List<String> patterns) {
        Set<String> keys = new HashSet<>();
        List<Pattern> expressions = new ArrayList<>();
        for (String pattern : patterns) {
            if (pattern.length() > MAX_LENGTH) {
                throw malformed(
                        pattern.substring(0, 40) + "…",
                        "it has " + pattern.length() + " characters; at most " + MAX_LENGTH + " are allowed");
            }
            if (pattern.startsWith("/")) {
                expressions.add(expression(pattern));
            } else {
                keys.add(key(pattern));
            }
        }
        if (patterns.size() > MAX_COUNT) {
            throw malformed(patterns.get(MAX_COUNT), "there are more than " + MAX_COUNT);
        }
        return new SitePatterns(keys, expressions);
    }

    private static Pattern expression(String pattern) {
        if (pattern.length() < 3 || !pattern.endsWith("/")) {
            throw malformed(pattern, "an expression stands between two slashes");
        }
        return SiteExpression.parse(pattern);
    }

    private static String key(String pattern) {
        String letters = CredentialNames.lettersOf(pattern);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (!Character.isLetterOrDigit(c) && "._-/".indexOf(c) < 0) {
                throw malformed(pattern, "the name of a key has letters, digits, and . _ - / between them");
            }
        }
        if (letters.isEmpty()) {
            throw malformed(pattern, "the name of a key has letters or digits");
        }
        return letters;
    }

    static MalformedValue malformed(String pattern, String reason) {
        return new MalformedValue(
                "not a pattern to hide by", pattern, reason, "write the name of a key, or /expression/");
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return keys.isEmpty() && expressions.isEmpty();
    }

    CredentialNames names() {
        return keys.isEmpty() ? CredentialNames.STANDARD : new CredentialNames(keys);
    }

    /** Returns whether the values under this key are hidden, whatever they are. */
    boolean hidesKey(String key, String name) {
        return !keys.isEmpty()
                && (keys.contains(CredentialNames.lettersOf(name)) || keys.contains(CredentialNames.lettersOf(key)));
    }

    /** The text without what matches; nothing of it where that cannot be found out in reasonable time. */
    String hide(String text) {
        String shown = text;
        for (Pattern expression : expressions) {
            try {
                Matcher matcher = expression.matcher(new BoundedText(shown));
                shown = matcher.find() ? matcher.replaceAll(CredentialMask.REDACTED) : shown;
            } catch (BoundedText.Exhausted e) {
                return CredentialMask.REDACTED;
            }
        }
        return shown;
    }
}
