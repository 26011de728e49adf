package dev.eidos.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A piece of shell as its simple commands. It knows quotes, comments, continued lines, redirections, and what stands
 * between commands; it expands nothing.
 */
final class ShellText {
    private static final Set<String> BEFORE_COMMANDS =
            Set.of("!", "if", "then", "elif", "else", "while", "until", "do", "time", "sudo", "exec", "{");

    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellText(String text) {
        this.text = text;
    }

    /** The words of each command, without assignments before it. */
    static List<List<String>> commands(String text) {
        var shell = new ShellText(text.replace("\\\n", " "));
        while (shell.at < shell.text.length()) {
            shell.step();
        }
        shell.endCommand();
        return shell.commands;
    }

    private void step() {
        char c = text.charAt(at++);
        switch (c) {
            case ' ', '\t' -> endWord();
            case '\n', ';', '|', '&', '(', ')', '`' -> endCommand();
            case '\'' -> quoted(text.indexOf('\'', at));
            case '"' -> doubleQuoted();
            case '\\' -> add(at < text.length() ? text.charAt(at++) : c);
            case '#' -> {
                if (inWord) {
                    add(c);
                } else {
                    skipTo('\n');
                }
            }
            case '<', '>' -> redirection();
            case '$' -> {
                if (at < text.length() && text.charAt(at) == '(') {
                    add(c);
                    nested();
                } else {
                    add(c);
                }
            }
            default -> add(c);
        }
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void quoted(int end) {
        inWord = true;
        word.append(text, at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
    }

    private void doubleQuoted() {
        inWord = true;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.startsWith("$(", at)) {
                at++;
                nested();
            } else {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                word.append(text.charAt(at++));
            }
        }
        at++;
    }

    /** What stands in the brackets is commands of its own; the word around it goes on. */
    private void nested() {
        int depth = 0;
        int from = at + 1;
        do {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        } while (depth > 0 && at < text.length());
        commands.addAll(commands(text.substring(from, Math.max(from, at - 1))));
        add('_');
    }

    /** Its operator and the word behind it are none of the command's; {@code <(} begins commands. */
    private void redirection() {
        if (word.chars().allMatch(Character::isDigit)) {
            word = new StringBuilder();
            inWord = false;
        }
        endWord();
        if (text.startsWith("(", at)) {
            nested();
            endWord();
            return;
        }
        while (at < text.length() && ">&< ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int before = words.size();
        while (at < text.length() && " \t\n;|&)".indexOf(text.charAt(at)) < 0) {
            step();
        }
        endWord();
        while (words.size() > before) {
            words.removeLast();
        }
    }

    private void skipTo(char end) {
        while (at < text.length() && text.charAt(at) != end) {
            at++;
        }
    }

    private void endWord() {
        if (inWord) {
            boolean before = words.isEmpty()
                    && (BEFORE_COMMANDS.contains(word.toString())
                            || word.toString().matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*"));
            if (!before) {
                words.add(word.toString());
            }
            word = new StringBuilder();
            inWord = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
