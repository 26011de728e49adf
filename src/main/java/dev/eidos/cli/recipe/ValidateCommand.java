package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.live.LiveFlags;
import dev.eidos.cli.live.LiveValidation;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.OutputChoice;
import dev.eidos.cli.option.RecipeInput;
import dev.eidos.cli.option.Rendering;
import dev.eidos.cli.option.ReportFormat;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.request.SameCluster;
import dev.eidos.validate.JUnitReport;
import dev.eidos.validate.ReportDocument;
import dev.eidos.validate.ReportTable;
import dev.eidos.validate.Validation;
import dev.eidos.validate.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos validate}: holds a recipe's constraints against a snapshot. */
public final class ValidateCommand implements CliCommand {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "Hold a recipe's constraints against a snapshot.";
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "validate -r @/recipe.yaml -s @/snapshot.yaml",
                "validate -r @/recipe.yaml -s @/blind.yaml",
                "validate -r @/recipe.yaml -s @/snapshot.yaml --format json",
                "validate -r @/recipe.yaml -s @/snapshot.yaml --format table",
                "validate -r @/recipe.yaml --cluster --list-checks",
                "validate --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis(
                        "eidos validate -r SOURCE -s SOURCE [OPTIONS]",
                        "eidos validate -r SOURCE --cluster [-s SOURCE] [OPTIONS]")
                .footer(
                        "",
                        "SOURCE is a file, '-' for standard input, http(s)://… or cm://namespace/name.",
                        "Of a fleet one node is named: -s fleet/#gpu-7, fleet.yaml#gpu-7 or cm://…#gpu-7.",
                        "Exit code 0 if all constraints are met, 9 if not. What the snapshot does not",
                        "tell counts as not met, unless --allow-unknown is given.",
                        "",
                        "Examples:",
                        "  eidos validate -r recipe.yaml -s snapshot.yaml --format table",
                        "  eidos validate -r recipe.yaml -s fleet/#gpu-7",
                        "  eidos validate -r recipe.yaml -s cm://gpu-operator/snapshot --format json",
                        "  eidos validate -r recipe.yaml -s snapshot.yaml --format junit -o report.xml",
                        "  eidos validate -r recipe.yaml --cluster --format table",
                        "  eidos validate -r recipe.yaml --cluster -s fleet --phase all",
                        "  eidos validate -r recipe.yaml --cluster --deploy-agent --all-nodes -o table");
        spec.addOption(Flags.text("SOURCE", "The recipe.", "-r", "--recipe"));
        spec.addOption(Flags.text("SOURCE", "The snapshot.", "-s", "--snapshot"));
        spec.addOption(DocumentInput.pool(
                "Of a fleet's recipe: hold against that of this pool of nodes, not of the snapshot's own."));
        spec.addOption(Flags.flag("Let pass what the snapshot does not tell.", "--allow-unknown"));
        spec.addOption(Flags.flag(
                "Go on where the snapshot is of another cluster than the recipe is meant for.",
                RecipeFlags.ANY_CLUSTER));
        spec.addOption(Flags.texts(
                "FILE",
                "Where to write: a file, or '-' for standard output (default). Or a format, as kubectl has it: -o json"
                        + " is --format json, and a file of that name is ./json.",
                "-o",
                "--output"));
        spec.addOption(ReportFormat.option());
        LiveFlags.describe(spec);
        ClusterFlags.describe(spec);
        LiveFlags.describeAgent(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        if (LiveFlags.wanted(options)) {
            runLive(options, session);
            return;
        }
        String recipeSource = required(options, "--recipe", "recipe.yaml");
        String snapshotSource = required(options, "--snapshot", "snapshot.yaml");
        requireOneOfStdin(recipeSource, snapshotSource);
        OutputChoice choice = OutputChoice.of(options, ReportFormat.labels());
        ReportFormat format = ReportFormat.of(choice);
        if (format == ReportFormat.CNCF) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the checklist is about a running cluster")
                    .object("--format cncf")
                    .suggestion("add " + LiveFlags.CLUSTER)
                    .build();
        }
        DocumentOutput output = DocumentOutput.local(choice.place(), format.document());
        var messages = new Messages(session);
        RecipeInput input = DocumentInput.recipes(recipeSource, session, options, messages);
        boolean allowUnknown = options.hasMatchedOption("--allow-unknown");
        switch (input) {
            case RecipeInput.OfFleet(FleetRecipe fleet, String name) -> {
                List<SnapshotInput.Named> snapshots = SnapshotInput.read(snapshotSource, session, options, messages);
                if (!options.hasMatchedOption(RecipeFlags.ANY_CLUSTER)) {
                    snapshots.forEach(one -> requireCluster(fleet.cluster(), name, one));
                }
                new FleetValidation(fleet, name, allowUnknown).run(snapshots, format, output, session, messages);
            }
            case RecipeInput.One(Recipe recipe, String name) -> {
                SnapshotInput.Named snapshot = SnapshotInput.one(snapshotSource, session, options, messages);
                if (!options.hasMatchedOption(RecipeFlags.ANY_CLUSTER)) {
                    requireCluster(recipe.cluster(), name, snapshot);
                }
                validate(
                        Validation.of(recipe, name, snapshot.snapshot(), snapshot.name(), allowUnknown),
                        format,
                        output,
                        session,
                        messages);
            }
        }
    }

    private static void requireCluster(ClusterIdentity cluster, String recipe, SnapshotInput.Named snapshot) {
        SameCluster.requireOfRecipe(
                cluster, recipe, snapshot.snapshot().metadata().cluster(), snapshot.name(), RecipeFlags.ANY_CLUSTER);
    }

    private static void validate(
            Validation validation, ReportFormat format, DocumentOutput output, Session session, Messages messages) {
        write(validation, format, output, session);
        tellNotAsked(validation, messages);
        if (!validation.passed()) {
            throw notMet(validation.report());
        }
    }

    /** With the cluster, of which the snapshot may or may not tell more. */
    private static void runLive(ParseResult options, Session session) throws InterruptedException {
        String recipeSource = required(options, "--recipe", "recipe.yaml");
        @Nullable String snapshotSource = options.matchedOptionValue("--snapshot", null);
        requireOneOfStdin(recipeSource, snapshotSource);
        LiveFlags.requireStdinForNamesAlone(options, recipeSource.equals("-") || "-".equals(snapshotSource));
        OutputChoice choice = OutputChoice.of(options, ReportFormat.labels());
        ReportFormat format =
                LiveFlags.isDrawn(options, choice, session) ? ReportFormat.TABLE : ReportFormat.of(choice);
        DocumentOutput output = DocumentOutput.local(choice.place(), format.document());
        var messages = new Messages(session);
        Recipe recipe = DocumentInput.recipe(recipeSource, session, options, messages);
        LiveValidation.run(
                recipe, recipeSource, snapshotSource, RecipeFlags.ANY_CLUSTER, format, output, options, session);
    }

    private static void requireOneOfStdin(String recipeSource, @Nullable String snapshotSource) {
        if (recipeSource.equals("-") && "-".equals(snapshotSource)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "standard input can be read once only")
                    .object("-r - -s -")
                    .suggestion("write one of the documents to a file")
                    .build();
        }
    }

    private static String required(ParseResult options, String flag, String example) {
        String value = options.matchedOptionValue(flag, null);
        if (value == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a recipe and a snapshot are needed")
                    .object(flag)
                    .reason("it was not given")
                    .suggestion("add " + flag + " " + example)
                    .build();
        }
        return value;
    }

    private static void write(Validation validation, ReportFormat format, DocumentOutput output, Session session) {
        ValidationReport report = validation.report();
        boolean allowUnknown = validation.allowUnknown();
        if (format == ReportFormat.JUNIT) {
            output.write(JUnitReport.write(report, allowUnknown), counts(report), session);
        } else {
            output.write(
                    Rendering.of(
                                    () -> ReportDocument.of(report, allowUnknown),
                                    (width, colour) -> ReportTable.draw(report, allowUnknown, width, colour))
                            .holding(counts(report)),
                    session);
        }
    }

    /** Whoever reads "passed" must know that something was not asked for. */
    private static void tellNotAsked(Validation validation, Messages messages) {
        if (!validation.leftOut().isEmpty()) {
            messages.warn("the recipe was made without " + String.join(", ", validation.leftOut())
                    + ", whose constraints its snapshot did not meet: see metadata.constraintWarnings in it");
        }
        if (validation.checksElsewhere() > 0) {
            messages.note("the recipe also names " + validation.checksElsewhere() + " checks of a running cluster ("
                    + String.join(", ", validation.phases()) + "), which a snapshot cannot answer");
        }
    }

    private static String counts(ValidationReport report) {
        return report.failed() + " failed, " + report.unknown() + " unknown, " + report.passed() + " passed of "
                + report.results().size();
    }

    private static EidosException notMet(ValidationReport report) {
        return EidosException.of(ErrorCode.CHECK_FAILED, "the snapshot does not meet the recipe")
                .object(report.snapshot())
                .reason(report.results().isEmpty() ? "the recipe has no constraints" : counts(report))
                .suggestion(
                        report.failed() == 0 && report.unknown() > 0 && report.passed() > 0
                                ? "see the report; --allow-unknown lets pass what the snapshot does not tell"
                                : "see the report for what to do")
                .build();
    }
}
