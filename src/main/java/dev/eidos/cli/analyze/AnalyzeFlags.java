package dev.eidos.cli.analyze;

import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.Flags;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The flags of {@code eidos analyze}. */
final class AnalyzeFlags {
    private AnalyzeFlags() {}

    static void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "SOURCE is a fleet's folder or its fleet.yaml, a folder of such folders or of",
                        "snapshots that were collected by hand, or cm://namespace/name. Nodes are grouped",
                        "by machine, pool, architecture and GPU, and compared with most of their group.",
                        "Exit code 9 if something is found, 10 if nothing is but nodes are missing.",
                        "",
                        "Examples:",
                        "  eidos analyze fleet/",
                        "  eidos analyze fleet/ --all",
                        "  eidos analyze fleet/ --since last-week/ --ignore known.yaml",
                        "  eidos analyze fleet/ -o fleet.html",
                        "  eidos analyze fleet/ -o nodes | xargs -r kubectl cordon");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SOURCE")
                .arity("0..1")
                .type(String.class)
                .description("The snapshots.")
                .build());
        spec.addOption(Flags.texts("FILE", "Rules of your own, before those of the tool; repeatable.", "--rules"));
        spec.addOption(Flags.flag("Only check the files of --rules.", "--lint"));
        spec.addOption(Flags.text("SOURCE", "Say where this recipe's constraints fail, too.", "--recipe"));
        spec.addOption(Flags.text(
                "FILE|NODE", "Hold all nodes against this snapshot or node, not against most.", "--baseline"));
        spec.addOption(Flags.text("DIR", "Hold each node against its snapshot in this folder.", "--since"));
        spec.addOption(Flags.text("FILE", "Known differences: what, why, until when.", "--ignore"));
        spec.addOption(Flags.texts("PATTERN", "Compare these facts alone: GPU, 'OS.sysctl.*'; repeatable.", "--only"));
        spec.addOption(Flags.flag("Compare all, also what names a node and what is noise.", "--raw"));
        spec.addOption(Flags.flag("In a table: tell everything, however long.", "--all"));
        spec.addOption(Flags.flag("Replace names, addresses and serials, to give it away.", "--anonymize"));
        spec.addOption(Flags.text("PERCENT", "Of a group, at most so many in --format nodes (10).", "--max-share"));
        spec.addOption(Flags.texts(
                "FILE",
                "Where to write: a file, or '-' for standard output (default). Or a format: -o json is --format json.",
                "-o",
                "--output"));
        spec.addOption(Flags.choice(
                AnalysisFormat.class,
                "table (default), yaml, json, junit for CI, html, a page for a browser, or nodes: names with critical"
                        + " findings.",
                "--format"));
        ClusterFlags.describe(spec);
    }
}
