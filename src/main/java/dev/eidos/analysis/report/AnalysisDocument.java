package dev.eidos.analysis.report;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Finding;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;

/** An analysis as a document tree. */
public final class AnalysisDocument {
    public static final String KIND = "Analysis";

    private AnalysisDocument() {}

    public static Value of(Analysis analysis) {
        return Value.mapping(document -> {
            document.put("apiVersion", DocumentHeader.API_VERSION);
            document.put("kind", KIND);
            document.put("metadata", metadata -> metadata.put("source", analysis.source()));
            document.put("summary", summary -> {
                summary.put("nodes", analysis.nodes());
                summary.put("differing", analysis.differing());
                summary.put("missing", analysis.missingNodes());
                summary.put("findings", analysis.findings().size());
            });
            document.putItems(
                    "groups",
                    analysis.groups().stream()
                            .map(group -> Value.mapping(entry -> {
                                entry.put("name", group.name());
                                entry.put("nodes", group.nodes());
                                entry.put("compared", group.compared());
                            }))
                            .toList());
            document.putItems("missing", missing(analysis));
            document.putItems(
                    "findings",
                    analysis.findings().stream().map(AnalysisDocument::finding).toList());
            document.putItems(
                    "gaps",
                    analysis.gaps().stream()
                            .map(gap -> Value.mapping(entry -> {
                                entry.put("subtype", gap.subtype());
                                entry.put("reason", gap.reason());
                                entry.putTexts("nodes", gap.nodes());
                            }))
                            .toList());
            document.putMapping(
                    "events", Value.mapping(events -> analysis.events().forEach(events::putTexts)));
            document.put("leftOut", leftOut -> analysis.leftOut().forEach((name, count) -> leftOut.put(name, count)));
            document.putTexts("notes", analysis.notes());
        });
    }

    private static List<Value> missing(Analysis analysis) {
        List<Value> all = new ArrayList<>();
        analysis.missing()
                .forEach(some -> all.add(Value.mapping(entry -> {
                    entry.put("verdict", some.verdict());
                    entry.put("reason", some.reason());
                    entry.putTexts("nodes", some.nodes());
                })));
        return all;
    }

    private static Value finding(Finding finding) {
        var entry = new MappingBuilder();
        entry.put("id", finding.id());
        entry.put("rule", finding.rule().id());
        entry.put("subject", finding.rule().subject());
        entry.put("severity", finding.severity().label());
        entry.put("group", finding.group());
        entry.putTexts("nodes", finding.nodes());
        entry.put("message", finding.sentence());
        entry.put("usual", finding.siblings().isEmpty() ? null : finding.siblings());
        entry.put("remedy", finding.rule().remedy());
        entry.putTexts("commands", finding.commands());
        entry.put("source", finding.rule().source());
        entry.putItems(
                "facts",
                finding.evidence().stream()
                        .map(fact -> Value.mapping(item -> {
                            item.put("path", fact.path());
                            item.put("value", fact.value());
                            item.put("usual", fact.usual());
                            item.put("where", fact.where().isEmpty() ? null : fact.where());
                        }))
                        .toList());
        return entry.build();
    }
}
