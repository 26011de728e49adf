package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.OutputFile;
import dev.eidos.recipe.charts.Chart;
import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.charts.ChartRef;
import dev.eidos.recipe.charts.ChartSearch;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.update.ChangeText;
import dev.eidos.recipe.update.ChartChange;
import dev.eidos.recipe.update.RegistryEdit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos recipe update}: writes another version of a component into a library's registry. */
final class UpdateCommand implements CliCommand {
    @Override
    public String name() {
        return "update";
    }

    @Override
    public String summary() {
        return "Write another version of a component into a library, and say what changes.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis("eidos recipe update COMPONENT --to=VERSION --data=DIR [OPTIONS]")
                .footer(
                        "",
                        "The component's entry has to be in the registry.yaml of the directory. With",
                        "--charts, which has both versions, it says what changes in values and custom",
                        "resource definitions, and which settings of the library nothing reads then.",
                        "",
                        "Example:",
                        "  eidos recipe update gpu-operator --to v26.7.1 --data ./our-library \\",
                        "    --charts ./charts --dry-run");
        spec.addPositional(Flags.argument(0, "COMPONENT", true, "The component's name in the registry."));
        spec.addOption(Flags.text("VERSION", "The version to write.", "--to"));
        spec.addOption(Flags.text("DIR", "Charts: NAME-VERSION.tgz, unpacked ones, or an OCI layout.", "--charts"));
        spec.addOption(Flags.flag("Say what would change, and write nothing.", "--dry-run"));
        LibraryFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        var messages = new Messages(session);
        String name = options.matchedPositionalValue(0, "");
        String version = version(options);
        String folder = Objects.requireNonNullElseGet(
                options.matchedOptionValue("--data", null), () -> options.matchedOptionValue("--library", ""));
        if (folder.isEmpty()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the embedded library cannot be changed")
                    .object("eidos recipe update " + name)
                    .suggestion("name a directory of yours with --data, whose registry.yaml has the component")
                    .build();
        }
        RecipeLibrary library = LibraryFlags.open(options, messages);
        LibraryFiles files = DirectoryFiles.of(Path.of(folder), "--data");
        String text = RegistryEdit.of(files, name, version);
        RegisteredComponent component =
                Objects.requireNonNull(library.registry().get(name));
        @Nullable String charts = options.matchedOptionValue("--charts", null);
        if (charts != null) {
            ChartSource source = ChartDirectory.of(Path.of(charts));
            ChartChange change = ChartChange.of(
                    chart(source, component, component.version()),
                    chart(source, component, version),
                    component,
                    library);
            session.terminal().write(ChangeText.of(change));
        }
        String place = files.place(LibraryFiles.REGISTRY);
        if (options.hasMatchedOption("--dry-run")) {
            messages.note(place + " would have " + name + " " + version + " in place of " + component.version());
        } else {
            new OutputFile(Path.of(folder).resolve(LibraryFiles.REGISTRY)).write(text.getBytes(StandardCharsets.UTF_8));
            messages.note(place + " has " + name + " " + version + " in place of " + component.version()
                    + "; eidos recipe lint tells whether the library is in order");
        }
    }

    private static String version(ParseResult options) {
        String version = options.matchedOptionValue("--to", "");
        if (!version.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a version is needed")
                    .object("--to " + version)
                    .suggestion("name one, such as --to v26.7.1")
                    .build();
        }
        return version;
    }

    private static Chart chart(ChartSource source, RegisteredComponent component, @Nullable String version)
            throws InterruptedException {
        String name = Objects.requireNonNullElse(component.chart(), component.name());
        return switch (source.find(new ChartRef(name, version, component.repository()))) {
            case ChartSearch.Found(Chart chart) -> chart;
            case ChartSearch.Absent(String reason) ->
                throw EidosException.of(ErrorCode.NOT_FOUND, "there is no such chart")
                        .object(name + " " + version)
                        .reason(reason)
                        .suggestion("fetch both versions: helm pull " + name + " --version " + version)
                        .build();
        };
    }
}
