package dev.eidos.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The secrets among the words of a command: those that the word before announces, {@code --token S}, {@code -u bob:S},
 * and those that are attached to a flag, {@code -pS}.
 */
final class CommandWords {
    /** The words that follow the name of a flag in a sentence about it. */
    private static final Set<String> PROSE = Set.of(
            "or", "and", "is", "was", "are", "must", "to", "in", "not", "flag", "for", "with", "the", "nor", "but",
            "of", "cannot", "has", "needs", "given", "option", "if", "when");

    private static final String SEPARATORS = " \t\r\n,;[](){}";

    private CommandWords() {}

    /** The text shown for a word after what came before it: itself, or something hidden. */
    static List<String> hide(List<String> words, CredentialNames names) {
        CommandPasswords passwords = CommandPasswords.of(words);
        List<String> shown = new ArrayList<>(words.size());
        Next next = Next.ANYTHING;
        for (String word : words) {
            if (word.equals("-") && next == Next.SECRET) {
                // begins the next item of a list in YAML
                shown.add(word);
                continue;
            }
            boolean hidden = switch (next) {
                case ANYTHING -> false;
                // A name of a secret that another option follows was a switch: --authentication-token --v=2
                case SECRET -> !word.startsWith("--") && !CredentialMask.isHarmless(word);
                case LOGIN -> CommandPasswords.isLogin(word);
                case HEADER -> false;
            };
            int flag = passwords.attachedAfter(word);
            if (hidden) {
                shown.add(CredentialMask.REDACTED);
                next = Next.ANYTHING;
            } else if (flag > 0) {
                shown.add(word.substring(0, flag) + CredentialMask.REDACTED);
                next = Next.ANYTHING;
            } else {
                shown.add(next == Next.HEADER ? hideHeader(word, names) : hideLogin(word));
                next = after(word, passwords, names);
            }
        }
        return shown;
    }

    /** The kind of the next word. */
    private enum Next {
        ANYTHING,
        SECRET,
        LOGIN,
        HEADER
    }

    private static Next after(String word, CommandPasswords passwords, CredentialNames names) {
        String flag = flagIn(word);
        if (flag.isEmpty()) {
            return Next.ANYTHING;
        }
        if (names.tell(flag) || passwords.announcedBy(flag)) {
            return Next.SECRET;
        }
        if (CommandPasswords.loginAnnouncedBy(flag) || passwords.loginOfProgramAnnouncedBy(flag)) {
            return Next.LOGIN;
        }
        return flag.equals("-H") || flag.equals("--header") ? Next.HEADER : Next.ANYTHING;
    }

    /** Returns whether this word alone says that the next one is a secret. */
    static boolean announcesSecret(String word, CredentialNames names) {
        String flag = flagIn(word);
        return !flag.isEmpty() && names.tell(flag);
    }

    /** The flag that a word is, or that is the first word of what is assigned: {@code ARGS=--token}; else empty. */
    private static String flagIn(String word) {
        String flag = word.substring(word.lastIndexOf('=') + 1);
        return flag.length() > 1 && flag.charAt(0) == '-' ? flag : "";
    }

    /** {@code X-Auth-Token:hunter2}, without the blank after which it would be told by itself. */
    private static String hideHeader(String word, CredentialNames names) {
        int colon = word.indexOf(':');
        boolean secret = colon > 0
                && names.tell(word.substring(0, colon))
                && !CredentialMask.isHarmless(word.substring(colon + 1));
        return secret ? word.substring(0, colon + 1) + CredentialMask.REDACTED : word;
    }

    /** {@code --user=bob:hunter2}. */
    private static String hideLogin(String word) {
        int equals = word.indexOf('=');
        boolean login = equals > 0
                && CommandPasswords.loginAnnouncedBy(word.substring(0, equals))
                && CommandPasswords.isLogin(word.substring(equals + 1));
        return login ? word.substring(0, equals + 1) + CredentialMask.REDACTED : word;
    }

    /** The same in a text that may be a command, or a list of its words. */
    static String hide(String text, CredentialNames names) {
        if (!mayHaveFlag(text)) {
            return text;
        }
        List<Integer> bounds = new ArrayList<>();
        List<String> words = words(text, bounds);
        List<String> hidden = hide(words, names);
        if (hidden.equals(words)) {
            return text;
        }
        var shown = new StringBuilder();
        int done = 0;
        for (int i = 0; i < words.size(); i++) {
            boolean same = hidden.get(i).equals(words.get(i)) || isProse(words.get(i));
            shown.append(text, done, bounds.get(2 * i)).append(same ? words.get(i) : hidden.get(i));
            done = bounds.get(2 * i + 1);
        }
        return shown.append(text, done, text.length()).toString();
    }

    /** Returns whether a word goes on with a sentence. */
    static boolean isProse(String word) {
        return PROSE.contains(word);
    }

    private static boolean mayHaveFlag(String text) {
        for (int dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', dash + 1)) {
            if (dash == 0 || isBoundary(text.charAt(dash - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(char c) {
        return c == '=' || isQuote(c) || SEPARATORS.indexOf(c) >= 0;
    }

    /** The words, quotes around them left out, and in {@code bounds} where each begins and ends. */
    private static List<String> words(String text, List<Integer> bounds) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean escape = c == '\\' && at + 1 < text.length() && isQuote(text.charAt(at + 1));
            if (escape || SEPARATORS.indexOf(c) >= 0) {
                at++;
                continue;
            }
            int start = isQuote(c) ? at + 1 : at;
            int end = isQuote(c) ? endOfQuoted(text, start, c) : endOfWord(text, start);
            words.add(text.substring(start, end));
            bounds.add(start);
            bounds.add(end);
            at = isQuote(c) ? end + 1 : end;
        }
        return words;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static int endOfQuoted(String text, int from, char quote) {
        int end = text.indexOf(quote, from);
        if (end < 0) {
            return text.length();
        }
        return end > from && text.charAt(end - 1) == '\\' ? end - 1 : end;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && SEPARATORS.indexOf(text.charAt(end)) < 0) {
            if (end > from && text.charAt(end - 1) == '=' && isQuote(text.charAt(end))) {
                // what is assigned is a word of its own
                return end;
            }
            end++;
        }
        return end;
    }
}
