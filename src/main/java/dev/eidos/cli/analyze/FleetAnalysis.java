package dev.eidos.cli.analyze;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Analyzer;
import dev.eidos.analysis.FactMatrix;
import dev.eidos.analysis.Missing;
import dev.eidos.analysis.recipe.RecipeFindings;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.RecipeInput;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import dev.eidos.document.DocumentReader;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.InputFile;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.facts.FactReader;
import dev.eidos.fleet.facts.FleetFacts;
import dev.eidos.fleet.folder.FleetFiles;
import dev.eidos.fleet.folder.RunFolders;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.pool.FleetMember;
import dev.eidos.recipe.pool.PoolOf;
import dev.eidos.validate.Validation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** An analysis of what a command line names. */
final class FleetAnalysis {
    private final ParseResult options;
    private final Session session;
    private final Messages messages;
    private final FactReader reader;
    private final Analyzer analyzer;
    private List<NodeFacts> nodes = List.of();

    FleetAnalysis(AnalyzeOptions wanted, ParseResult options, Session session, Messages messages) {
        this.options = options;
        this.session = session;
        this.messages = messages;
        this.reader = new FactReader(new Vocabulary(wanted.rules().kinds()), messages::warn);
        this.analyzer = new Analyzer(wanted.rules(), reader.vocabulary(), wanted.wanted());
    }

    Analysis of(String source) throws InterruptedException {
        @Nullable String baseline = options.matchedOptionValue("--baseline", null);
        @Nullable String since = options.matchedOptionValue("--since", null);
        if (baseline != null && since != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "nodes are held against one thing at a time")
                    .object("--baseline --since")
                    .suggestion("leave one of them out")
                    .build();
        }
        FleetFacts fleet = facts(source, "SOURCE");
        nodes = fleet.nodes();
        List<Missing> missing = missing(fleet.missing());
        Analysis analysis;
        if (baseline != null) {
            analysis = analyzer.compare(source, fleet.nodes(), missing, baseline(baseline, fleet));
        } else if (since != null) {
            analysis = analyzer.compare(source, fleet.nodes(), missing, since(earlier(since, source)));
        } else {
            analysis = analyzer.analyze(source, fleet.nodes(), missing);
        }
        @Nullable String recipe = options.matchedOptionValue("--recipe", null);
        return recipe == null
                ? analysis
                : analysis.and(failures(recipe, source, fleet).findings());
    }

    /** All facts of what was analyzed last. */
    FactMatrix matrix() {
        return analyzer.matrix(nodes);
    }

    private FleetFacts facts(String text, String flag) throws InterruptedException {
        return FactsInput.read(text, flag, reader, session, options, messages);
    }

    private static List<Missing> missing(List<FleetNode> nodes) {
        Map<String, List<String>> byReason = new TreeMap<>();
        Map<String, FleetNode> first = new HashMap<>();
        for (FleetNode node : nodes) {
            String key = node.verdict().label() + "\n" + node.reason();
            byReason.computeIfAbsent(key, _ -> new ArrayList<>()).add(node.name());
            first.putIfAbsent(key, node);
        }
        List<Missing> missing = new ArrayList<>();
        byReason.forEach((key, names) -> {
            FleetNode node = first.get(key);
            if (node != null) {
                missing.add(new Missing(node.verdict().label(), node.reason(), names));
            }
        });
        return missing;
    }

    private Analyzer.Reference baseline(String text, FleetFacts fleet) throws InterruptedException {
        for (NodeFacts node : fleet.nodes()) {
            if (node.name().equals(text)) {
                return reference("against " + text, Map.of(), node);
            }
        }
        return reference(
                "against " + text, Map.of(), facts(text, "--baseline").nodes().getFirst());
    }

    /** Of a fleet that is watched, the run before the one that is analyzed. */
    private static String earlier(String since, String source) {
        Path folder = Path.of(since);
        return since.contains("://") || !RunFolders.are(folder)
                ? since
                : new RunFolders(folder)
                        .before(Path.of(source))
                        .map(Path::toString)
                        .orElse(since);
    }

    private Analyzer.Reference since(String text) throws InterruptedException {
        Map<String, NodeFacts> before = new HashMap<>();
        facts(text, "--since").nodes().forEach(node -> before.put(node.name(), node));
        return reference("since " + text, before, null);
    }

    private static Analyzer.Reference reference(String name, Map<String, NodeFacts> each, @Nullable NodeFacts all) {
        return new Analyzer.Reference() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public @Nullable NodeFacts of(NodeFacts node) {
                return all == null ? each.get(node.name()) : all;
            }
        };
    }

    private RecipeFindings failures(String text, String source, FleetFacts fleet) throws InterruptedException {
        RecipeInput recipe = DocumentInput.recipes(text, session, options, messages);
        var findings = new RecipeFindings(Analyzer.groups(fleet.nodes()));
        if (fleet.files().isEmpty()) {
            Set<String> unreadable =
                    fleet.missing().stream().map(FleetNode::name).collect(Collectors.toUnmodifiableSet());
            List<SnapshotInput.Named> snapshots =
                    SnapshotInput.read(source, name -> !unreadable.contains(name), session, options, messages);
            for (int i = 0; i < snapshots.size(); i++) {
                SnapshotInput.Named one = snapshots.get(i);
                hold(recipe, text, fleet.nodes().get(i).name(), one.snapshot(), one.name(), findings);
            }
        }
        for (int i = 0; i < fleet.files().size(); i++) {
            Path file = fleet.files().get(i);
            String document = new InputFile(file).read().text();
            Snapshot snapshot = FleetFiles.joined(file, DocumentReader.read(document, file.toString()), messages::warn);
            hold(recipe, text, fleet.nodes().get(i).name(), snapshot, file.toString(), findings);
        }
        return findings;
    }

    /** A node without GPUs needs nothing of a fleet's recipe. */
    private static void hold(
            RecipeInput input, String text, String node, Snapshot snapshot, String place, RecipeFindings findings) {
        switch (input) {
            case RecipeInput.One(Recipe recipe, String _) ->
                findings.add(
                        node, Validation.of(recipe, text, snapshot, place, true).report());
            case RecipeInput.OfFleet(FleetRecipe fleet, String _) -> {
                switch (PoolOf.of(new FleetMember(node, snapshot), fleet)) {
                    case PoolOf.Pool(NodePool pool) ->
                        findings.add(
                                node,
                                pool.name(),
                                Validation.of(pool.recipe(), text, snapshot, place, true)
                                        .report());
                    case PoolOf.None(String reason) -> findings.addWithoutPool(node, reason);
                    case PoolOf.NoGpu _ -> {}
                }
            }
        }
    }
}
