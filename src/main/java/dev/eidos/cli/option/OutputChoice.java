package dev.eidos.cli.option;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The place and the format that {@code -o} and {@code --format} choose. {@code -o} takes a format too, where kubectl
 * has it, and given twice one of each. A word that is a format anywhere is never a file: whoever means one writes
 * {@code ./yaml}.
 *
 * @param place {@code -} unless one was named
 * @param format null unless one was named
 */
public record OutputChoice(String place, @Nullable String format) {
    /** The formats of kubectl and of this tool's commands, and what people take for one. */
    private static final Set<String> FORMATS = Set.of(
            "yaml",
            "yml",
            "kyaml",
            "json",
            "table",
            "wide",
            "name",
            "junit",
            "nodes",
            "html",
            "sarif",
            "jsonpath",
            "jsonpath-as-json",
            "jsonpath-file",
            "go-template",
            "go-template-file",
            "template",
            "templatefile",
            "custom-columns",
            "custom-columns-file");

    /**
     * The choice that a user made.
     *
     * @param formats those that the command has
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is none, or more than one
     */
    public static OutputChoice of(ParseResult options, List<String> formats) {
        List<String> places = new ArrayList<>();
        List<String> named = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String value : Flags.texts(options, "--output")) {
            if (isFormat(value)) {
                named.add(checked(value, formats, options.commandSpec()));
                words.add("-o " + value);
            } else {
                places.add(value);
            }
        }
        @Nullable Enum<?> format = options.matchedOptionValue("--format", null);
        if (format != null) {
            named.add(lower(format.name()));
            words.add("--format " + lower(format.name()));
        }
        if (places.size() > 1) {
            throw invalid("only one place can be written to", "-o " + String.join(" -o ", places))
                    .suggestion("name one; see '" + options.commandSpec().qualifiedName() + " --help'")
                    .build();
        }
        if (Set.copyOf(named).size() > 1) {
            throw invalid("two formats for one document", String.join(" ", words))
                    .suggestion("leave one out; a file of that name is ./" + named.getFirst())
                    .build();
        }
        return new OutputChoice(places.isEmpty() ? "-" : places.getFirst(), named.isEmpty() ? null : named.getFirst());
    }

    /**
     * The place for a command that has no formats.
     *
     * @param usual unless one was named
     */
    public static String place(ParseResult options, String usual) {
        OutputChoice choice = of(options, List.of());
        return choice.place().equals("-") && Flags.texts(options, "--output").isEmpty() ? usual : choice.place();
    }

    /** Templates follow their format after an equals sign. */
    private static boolean isFormat(String value) {
        int template = value.indexOf('=');
        return FORMATS.contains(lower(template < 0 ? value : value.substring(0, template)));
    }

    private static String checked(String value, List<String> formats, CommandSpec command) {
        if (formats.contains(lower(value))) {
            return lower(value);
        }
        throw invalid("not a format of '" + command.qualifiedName() + "'", "-o " + value)
                .reason(formats.isEmpty() ? "it has none" : "it has " + String.join(", ", formats))
                .suggestion(
                        formats.isEmpty()
                                ? "for a place of that name: -o ./" + value
                                : "use -o " + nearest(value, formats) + "; for a file of that name: -o ./" + value)
                .build();
    }

    /** What kubectl calls wide is a table. */
    private static String nearest(String value, List<String> formats) {
        return lower(value).equals("wide") && formats.contains("table") ? "table" : formats.getFirst();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static EidosException.Builder invalid(String what, String object) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(object);
    }
}
