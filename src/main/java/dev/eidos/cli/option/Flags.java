package dev.eidos.cli.option;

import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.MalformedValue;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The kinds of options that commands have. */
public final class Flags {
    private Flags() {}

    /** An option that is there or not. */
    public static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** An option with a text. */
    public static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .arity("1")
                .type(String.class)
                .description(description)
                .build();
    }

    /** A text that stands for itself, at a place. */
    public static PositionalParamSpec argument(int index, String label, boolean required, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(Integer.toString(index))
                .arity(required ? "1" : "0..1")
                .required(required)
                .type(String.class)
                .description(description)
                .build();
    }

    /** An option with a text that may be given several times. */
    public static OptionSpec texts(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /** An option with one value of a type. */
    static <T> OptionSpec value(
            Class<T> type, ITypeConverter<T> converter, String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .arity("1")
                .type(type)
                .converters(converter)
                .description(description)
                .build();
    }

    /** An option with one word of a list, in any case. */
    public static <T extends Enum<T>> OptionSpec choice(Class<T> type, String description, String... names) {
        return value(type, text -> Choice.of(type, text), "FORMAT", description, names);
    }

    public static OptionSpec duration(String description, String name) {
        return value(Duration.class, new Durations(), "DURATION", description, name);
    }

    /** An option with a whole number. */
    public static OptionSpec number(String description, String name) {
        return OptionSpec.builder(name)
                .paramLabel("N")
                .arity("1")
                .type(Integer.class)
                .description(description)
                .build();
    }

    /** The format of a document that goes where {@code --output} says. */
    static OptionSpec format(String description) {
        return value(Format.class, new Formats(), "FORMAT", description, "--format");
    }

    /** The format of a document that goes to standard output only. */
    public static OptionSpec formatOfAnswer(String description) {
        return value(Format.class, new Formats(), "FORMAT", description, "-o", "--format");
    }

    /** Adds options that stand below a heading of their own in the help. */
    public static void addGroup(CommandSpec spec, String heading, List<OptionSpec> options) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%n" + heading + "%n")
                .validate(false)
                .multiplicity("0..1");
        options.forEach(group::addArg);
        spec.addArgGroup(group.build());
    }

    /** The texts that a flag was given, in their order. */
    public static List<String> texts(ParseResult options, String flag) {
        return options.matchedOptionValue(flag, List.of());
    }

    /**
     * The value of a flag's text. Parsers know their form, but not where the text was written: here the flag is added
     * to the failure.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is malformed, naming the flag with its text
     */
    public static <T> T parse(String flag, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (MalformedValue e) {
            throw e.at(flag + " " + text);
        }
    }

    /** As {@link #parse}, but what is wrong is shown without what is right around it. */
    public static <T> T parsePart(String flag, Supplier<T> parsed) {
        try {
            return parsed.get();
        } catch (MalformedValue e) {
            throw e.at(flag + " " + e.value());
        }
    }
}
