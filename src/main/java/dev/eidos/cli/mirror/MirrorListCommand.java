package dev.eidos.cli.mirror;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundlePlanner;
import dev.eidos.bundle.ComponentSelection;
import dev.eidos.bundle.fleet.ClusterPlan;
import dev.eidos.bundle.fleet.FleetPlanner;
import dev.eidos.bundle.supply.ImageMirror;
import dev.eidos.bundle.supply.RenderedImages;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.RecipeInput;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.mirror.EidosItself;
import dev.eidos.mirror.MirrorDocument;
import dev.eidos.mirror.MirrorForms;
import dev.eidos.mirror.MirrorList;
import dev.eidos.mirror.MirrorStock;
import dev.eidos.mirror.MirrorTable;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.text.SharedReasons;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos mirror list}: the images, charts and repositories that a recipe pulls. */
final class MirrorListCommand implements CliCommand {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "List the images, charts and repositories that a recipe pulls.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis("eidos mirror list -r SOURCE [OPTIONS]")
                .footer(
                        "",
                        "Charts name most images, and only Helm's engine can tell which: with --charts",
                        "the list is whole; without, it says which components it does not know.",
                        "",
                        "Examples:",
                        "  eidos mirror list -r recipe.yaml --charts ./charts",
                        "  eidos mirror list -r recipe.yaml --charts ./charts -o hauler > hauler.yaml",
                        "  eidos mirror list -r recipe.yaml -o regsync --to registry.example.com",
                        "  eidos mirror list -r recipe.yaml --have there.txt --strict");
        spec.addOption(
                Flags.text("SOURCE", "The recipe: a file, '-', http(s)://… or cm://namespace/name.", "-r", "--recipe"));
        spec.addOption(DocumentInput.pool("Of a fleet's recipe: what that of this pool of nodes pulls."));
        spec.addOption(Flags.text(
                "DIR", "Render the charts in this directory: packed or unpacked, or an OCI layout.", "--charts"));
        spec.addOption(Flags.text("HOST", "The mirror, as eidos bundle --image-registry has it.", "--to"));
        spec.addOption(Flags.text("FILE", "List only what is not in this list of a mirror's content.", "--have"));
        spec.addOption(Flags.flag("Exit code 9 if something is missing, or not known.", "--strict"));
        spec.addOption(Flags.choice(
                MirrorFormat.class,
                "table (default), yaml, json, hauler (a manifest of Hauler), or regsync.",
                "-o",
                "--format"));
        LibraryFlags.describe(spec);
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        var messages = new Messages(session);
        MirrorFormat format = options.matchedOptionValue("--format", MirrorFormat.TABLE);
        @Nullable String host = options.matchedOptionValue("--to", null);
        if (host == null && format == MirrorFormat.REGSYNC) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "regsync needs to know where to copy to")
                    .object("--format regsync")
                    .suggestion("name the mirror: --to registry.example.com")
                    .build();
        }
        if (host != null) {
            Flags.parsePart("--to", () -> new ImageMirror(host));
        }
        MirrorList whole = list(options, session, messages);
        MirrorStock stock = stock(options, session, host);
        MirrorList list = stock == null ? whole : stock.missing(whole);
        session.terminal().write(text(list, format, host, session));
        SharedReasons.of(list.unknown())
                .forEach(reason -> messages.warn("not in the list, since nobody could tell: " + reason));
        list.incomplete().forEach(messages::note);
        if (options.hasMatchedOption("--strict")) {
            check(list, stock != null);
        }
    }

    private static MirrorList list(ParseResult options, Session session, Messages messages)
            throws InterruptedException {
        RecipeInput input = DocumentInput.recipes(source(options), session, options, messages);
        RecipeLibrary library = LibraryFlags.open(options, messages);
        String version = ToolVersion.current();
        switch (input) {
            case RecipeInput.One(Recipe recipe, String _) -> LibraryFlags.warnOfAnother(recipe, library, messages);
            case RecipeInput.OfFleet(FleetRecipe fleet, String _) -> // one library makes them all
                LibraryFlags.warnOfAnother(fleet.pools().getFirst().recipe(), library, messages);
        }
        BundlePlan plan = switch (input) {
            case RecipeInput.One(Recipe recipe, String _) ->
                new BundlePlanner(recipe, library)
                        .plan(ComponentSelection.ALL, anywhere(recipe.criteria().nodes()), ValueChanges.NONE, version);
            case RecipeInput.OfFleet(FleetRecipe fleet, String _) ->
                ClusterPlan.of(
                                new FleetPlanner(fleet, library)
                                        .plans(ComponentSelection.ALL, anywhere(0), ValueChanges.NONE, version),
                                library.registry())
                        .plan();
        };
        String image = DefaultImage.current().toString();
        List<String> archives = EidosItself.archives(version);
        @Nullable String charts = options.matchedOptionValue("--charts", null);
        if (charts == null) {
            return MirrorList.of(plan, RenderedImages.NONE, image, archives);
        }
        return ChartsAtHand.using(charts, session, rendered -> MirrorList.of(plan, rendered, image, archives));
    }

    private static Scheduling anywhere(int nodes) {
        return new Scheduling(Scheduling.Group.ANY, Scheduling.Group.ANY, nodes);
    }

    private static String source(ParseResult options) {
        @Nullable String source = options.matchedOptionValue("--recipe", null);
        if (source == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a recipe is needed")
                    .object("--recipe")
                    .reason("it was not given")
                    .suggestion("add -r recipe.yaml, as eidos recipe -o recipe.yaml writes it")
                    .build();
        }
        return source;
    }

    private static int room(Session session) {
        return session.terminal().outIsTerminal() ? session.terminal().outColumns() : Integer.MAX_VALUE;
    }

    private static @Nullable MirrorStock stock(ParseResult options, Session session, @Nullable String host)
            throws InterruptedException {
        @Nullable String have = options.matchedOptionValue("--have", null);
        return have == null
                ? null
                : MirrorStock.read(
                        DocumentInput.read(have, "--have", session, options).text(), host);
    }

    private static String text(MirrorList list, MirrorFormat format, @Nullable String host, Session session) {
        return switch (format) {
            case TABLE -> MirrorTable.draw(list, room(session), false);
            case YAML -> YamlWriter.write(MirrorDocument.of(list));
            case JSON -> JsonWriter.write(MirrorDocument.of(list));
            case HAULER -> MirrorForms.hauler(list);
            case REGSYNC -> MirrorForms.regsync(list, host == null ? "" : host);
        };
    }

    private static void check(MirrorList list, boolean compared) {
        int missing = compared
                ? list.images().size()
                        + list.charts().size()
                        + list.kustomizations().size()
                        + list.files().size()
                : 0;
        if (missing > 0 || !list.unknown().isEmpty()) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "the mirror is not known to have everything")
                    .object(missing + " missing, " + list.unknown().size() + " unknown")
                    .suggestion(
                            missing > 0
                                    ? "copy what is listed: -o hauler or -o regsync"
                                    : "name a folder with the charts: --charts DIR")
                    .build();
        }
    }
}
