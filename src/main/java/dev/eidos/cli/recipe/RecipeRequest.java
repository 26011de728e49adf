package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.CriteriaFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.DocumentReader;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.document.CriteriaReader;
import dev.eidos.recipe.evidence.Inference;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.Coverage;
import dev.eidos.recipe.resolve.NearestCombinations;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.recipe.resolve.Resolution;
import dev.eidos.snapshot.SnapshotReader;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What {@code recipe} and {@code query} have in common: from flags, a criteria file or a snapshot to a recipe. */
final class RecipeRequest {
    private final ParseResult options;
    private final Session session;
    private final Messages messages;
    private final RecipeLibrary library;

    RecipeRequest(ParseResult options, Session session) {
        this.options = options;
        this.session = session;
        this.messages = new Messages(session);
        this.library = LibraryFlags.open(options, messages);
    }

    static void describe(CommandSpec spec) {
        CriteriaFlags.describe(spec);
        spec.addOption(Flags.text(
                "FILE", "Read the criteria from a RecipeCriteria document; flags override it.", "-c", "--criteria"));
        spec.addOption(Flags.text(
                "SOURCE",
                "Tell the criteria from a snapshot: a file, '-', http(s)://… or cm://namespace/name; flags override"
                        + " it.",
                "-s",
                "--snapshot"));
        spec.addOption(Flags.flag("Accept a recipe that has nothing for what was asked.", "--allow-base"));
        spec.addOption(Flags.flag(
                "With -s: apply overlays too whose constraints the snapshot does not meet.", "--ignore-constraints"));
        LibraryFlags.describe(spec);
        ClusterFlags.describe(spec);
    }

    RecipeLibrary library() {
        return library;
    }

    Resolution resolve() throws InterruptedException {
        @Nullable String file = options.matchedOptionValue("--criteria", null);
        @Nullable String source = options.matchedOptionValue("--snapshot", null);
        if (file != null && source != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "criteria come from a file or from a snapshot, not both")
                    .object("-c " + file + " -s " + source)
                    .suggestion("leave one out; flags may add to either")
                    .build();
        }
        boolean keepAll = options.hasMatchedOption("--ignore-constraints");
        if (keepAll && source == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "there is no snapshot whose constraints could be ignored")
                    .object("--ignore-constraints")
                    .suggestion("name one with -s, or leave this out: without a snapshot every overlay is applied")
                    .build();
        }
        @Nullable Snapshot snapshot = source == null ? null : snapshot(source);
        Criteria asked = snapshot != null ? told(snapshot, source) : file != null ? read(file) : fromFlags();
        Resolution resolution =
                new RecipeResolver(library, ToolVersion.current()).resolve(asked, keepAll ? null : snapshot);
        resolution.recipe().warnings().forEach(this::warn);
        judge(asked, resolution);
        return resolution;
    }

    private Snapshot snapshot(String source) throws InterruptedException {
        SourceText text = DocumentInput.read(source, "--snapshot", session, options);
        return SnapshotReader.read(text.text(), text.name(), messages::warn);
    }

    private Criteria fromFlags() {
        if (!CriteriaFlags.any(options) && !options.hasMatchedOption("--allow-base")) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "nothing says what the recipe is for")
                    .suggestion("name criteria, such as --service eks --accelerator h100 --intent training;"
                            + " or a snapshot with -s")
                    .build();
        }
        return CriteriaFlags.over(Criteria.NONE, options, library);
    }

    private Criteria read(String file) throws InterruptedException {
        SourceText text = DocumentInput.read(file, "--criteria", session, options);
        Criteria criteria =
                CriteriaReader.document(DocumentReader.read(text.text(), text.name()), text.name(), messages::warn);
        CriteriaFlags.check(criteria, text.name(), library);
        return CriteriaFlags.over(criteria, options, library);
    }

    private Criteria told(Snapshot snapshot, String source) {
        Inference inference = Inference.of(snapshot);
        var report = new InferenceReport(messages, library);
        report.evidence(inference, options);
        report.requireDecisive(inference, options, source);
        return CriteriaFlags.over(inference.criteria(), options, library);
    }

    private void warn(ConstraintWarning warning) {
        messages.warn("overlay " + warning.overlay() + " is left out: the snapshot has " + warning.constraint() + " "
                + warning.actual() + ", it needs " + warning.expected());
    }

    private void judge(Criteria asked, Resolution resolution) {
        Coverage coverage = Coverage.of(asked, resolution.applied());
        switch (coverage.judgement()) {
            case ENOUGH -> {
                if (!coverage.silent().isEmpty()) {
                    messages.warn("nothing in the library is specific to " + named(asked, coverage.silent())
                            + ": the recipe is the same without");
                }
            }
            case TOO_LITTLE -> {
                if (!options.hasMatchedOption("--allow-base")) {
                    throw tooLittle(asked, coverage.missing(), resolution);
                }
                messages.warn(reason(asked, coverage.missing()) + "; accepted by --allow-base");
            }
        }
    }

    private EidosException tooLittle(Criteria asked, List<Criterion> missing, Resolution resolution) {
        List<String> excluded = resolution.recipe().excludedOverlays();
        String nearest = NearestCombinations.to(asked, library).stream()
                .map(criteria -> "\n  " + criteria.text())
                .collect(Collectors.joining());
        return EidosException.of(ErrorCode.NOT_FOUND, "the library has no recipe for this")
                .object(asked.text().isEmpty() ? "no criteria" : asked.text())
                .reason(reason(asked, missing)
                        + (excluded.isEmpty()
                                ? ""
                                : "; the snapshot does not meet the constraints of " + String.join(", ", excluded))
                        + (nearest.isEmpty() ? "" : "; the nearest that it has:" + nearest))
                .suggestion(
                        excluded.isEmpty()
                                ? "choose one of these, or accept a recipe without it by --allow-base"
                                : "meet them, or make the recipe with --ignore-constraints and let"
                                        + " 'eidos validate' say what stands in its way")
                .build();
    }

    private static String reason(Criteria asked, List<Criterion> missing) {
        return missing.isEmpty()
                ? "no overlay but the base is for it"
                : "no overlay for it speaks of " + named(asked, missing);
    }

    private static String named(Criteria asked, List<Criterion> criteria) {
        return criteria.stream()
                .map(criterion -> criterion.label() + "=" + asked.get(criterion))
                .collect(Collectors.joining(", "));
    }
}
