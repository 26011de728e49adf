package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Rendering;
import dev.eidos.cli.option.ReportFormat;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.pool.FleetMember;
import dev.eidos.recipe.pool.PoolOf;
import dev.eidos.validate.FleetReport;
import dev.eidos.validate.JUnitReport;
import dev.eidos.validate.ReportDocument;
import dev.eidos.validate.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Nodes of a fleet, each held against the recipe of its pool. */
record FleetValidation(FleetRecipe fleet, String name, boolean allowUnknown) {

    void run(
            List<SnapshotInput.Named> snapshots,
            ReportFormat format,
            DocumentOutput output,
            Session session,
            Messages messages) {
        FleetReport report = report(snapshots);
        String nodes = report.nodes().size() + (report.nodes().size() == 1 ? " node" : " nodes");
        if (format == ReportFormat.JUNIT) {
            output.write(JUnitReport.write(report, allowUnknown), nodes, session);
        } else {
            output.write(rendering(report).holding(nodes), session);
        }
        if (report.withoutGpus() > 0) {
            messages.note(report.withoutGpus()
                    + (report.withoutGpus() == 1 ? " node has no GPU and was" : " nodes have no GPU and were")
                    + " not asked");
        }
        report.withoutPool().forEach(node -> messages.warn("of no pool: " + node));
        if (!report.passed(allowUnknown)) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "the fleet does not meet its recipes")
                    .object(name)
                    .reason(report.failing(allowUnknown) + " of "
                            + report.nodes().size() + " nodes fail"
                            + (report.withoutPool().isEmpty()
                                    ? ""
                                    : ", and " + report.withoutPool().size() + " are of no pool"))
                    .suggestion("see the report; one node alone: -s FLEET#NODE")
                    .build();
        }
    }

    private FleetReport report(List<SnapshotInput.Named> snapshots) {
        List<FleetReport.Node> nodes = new ArrayList<>();
        List<String> without = new ArrayList<>();
        int noGpus = 0;
        for (SnapshotInput.Named one : snapshots) {
            var member = new FleetMember(one.name(), one.snapshot());
            switch (PoolOf.of(member, fleet)) {
                case PoolOf.Pool(NodePool pool) ->
                    nodes.add(new FleetReport.Node(
                            member.name(),
                            pool.name(),
                            Validation.of(
                                            pool.recipe(),
                                            name + "#" + pool.name(),
                                            one.snapshot(),
                                            one.name(),
                                            allowUnknown)
                                    .report()));
                case PoolOf.NoGpu _ -> noGpus++;
                case PoolOf.None(String reason) -> without.add(member.name() + ": " + reason);
            }
        }
        return new FleetReport(nodes, without, noGpus);
    }

    /** In YAML a document for each node, in JSON a list of them. */
    private Rendering rendering(FleetReport report) {
        List<Value> documents = report.nodes().stream()
                .map(node -> ReportDocument.of(node.report(), allowUnknown))
                .toList();
        boolean known = allowUnknown;
        return new Rendering() {
            @Override
            public String yaml() {
                return documents.stream().map(YamlWriter::write).collect(Collectors.joining("---\n"));
            }

            @Override
            public String json() {
                return JsonWriter.write(Value.sequence(documents));
            }

            @Override
            public String table(int width, boolean colour) {
                return report.table(known, width);
            }
        };
    }
}
