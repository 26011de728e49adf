package dev.eidos.cli.help;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Help that breaks lines at blanks only. picocli asks {@link java.text.BreakIterator}, which also breaks before the
 * slashes of {@code cm://} and after the dots of a host; letters in the place of signs make it see one word.
 */
public final class WholeWords extends Help {
    /** 0x1E21 to 0x1E7E, one for each sign of ASCII: letters, of the width of one, that no description has. */
    private static final char LETTERS = '\u1e00';

    public WholeWords(CommandSpec spec, ColorScheme colours) {
        super(spec, colours);
    }

    /** What every command has comes last: whoever looks for help looks for what is the command's own. */
    @Override
    public String optionList() {
        return optionListExcludingGroups(HelpGroups.options(commandSpec(), false))
                + optionListGroupSections()
                + "\n" + HelpGroups.GLOBAL_HEADING + "\n"
                + optionListExcludingGroups(HelpGroups.options(commandSpec(), true));
    }

    @Override
    public String optionListHeading(Object... parameters) {
        return HelpGroups.options(commandSpec(), false).isEmpty() ? "" : "\n" + HelpGroups.OWN_HEADING + "\n";
    }

    @Override
    public String commandListHeading(Object... parameters) {
        return "";
    }

    /** picocli's one list, so that all columns are the same, taken apart: further lines are indented more. */
    @Override
    public String commandList(Map<String, Help> subcommands) {
        List<String> entries = List.of(super.commandList(subcommands).split("(?m)^(?=  \\S)", -1));
        List<String> names = List.copyOf(subcommands.keySet());
        var text = new StringBuilder();
        if (!names.isEmpty()) {
            HelpGroups.commands(commandSpec()).forEach((heading, group) -> {
                text.append('\n').append(heading).append('\n');
                group.forEach(name -> text.append(entries.get(names.indexOf(name))));
            });
        }
        return text.toString();
    }

    @Override
    public IOptionRenderer createDefaultOptionRenderer() {
        IOptionRenderer usual = super.createDefaultOptionRenderer();
        return (option, label, colours) -> closed(usual.render(withoutOldNames(option), label, colours), colours);
    }

    private static OptionSpec withoutOldNames(OptionSpec option) {
        List<String> shown = OldNames.shown(option);
        return shown.size() == option.names().length
                ? option
                : OptionSpec.builder(option).names(shown.toArray(String[]::new)).build();
    }

    @Override
    public IParameterRenderer createDefaultParameterRenderer() {
        IParameterRenderer usual = super.createDefaultParameterRenderer();
        return (parameter, label, colours) -> closed(usual.render(parameter, label, colours), colours);
    }

    /** The last cell of each row is a line of the description. */
    private static Text[][] closed(Text[][] rows, ColorScheme colours) {
        for (Text[] row : rows) {
            int description = row.length - 1;
            row[description] = colours.text(closed(row[description].plainString()));
        }
        return rows;
    }

    private static String closed(String text) {
        StringBuilder closed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
            closed.append(sign ? (char) (LETTERS + c) : c);
        }
        return closed.toString();
    }

    /** The signs again, in what picocli made of it. */
    public static String opened(String text) {
        StringBuilder opened = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c > LETTERS + ' ' && c < LETTERS + 0x7f;
            opened.append(letter ? (char) (c - LETTERS) : c);
        }
        return opened.toString();
    }
}
