package dev.eidos.analysis.page;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.FactMatrix;
import dev.eidos.analysis.report.AnalysisDocument;
import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.util.List;

/** An analysis as a page: its document, and all facts beside it. */
public final class AnalysisPage {
    private AnalysisPage() {}

    /** The page. */
    public static String of(Analysis analysis, FactMatrix matrix) {
        return Page.of(document(analysis, matrix));
    }

    private static Value document(Analysis analysis, FactMatrix matrix) {
        return Value.mapping(page -> {
            page.put("analysis", AnalysisDocument.of(analysis));
            page.put("matrix", facts -> {
                facts.putTexts("groups", matrix.groups());
                facts.putItems(
                        "nodes", matrix.nodes().stream().map(AnalysisPage::node).toList());
                facts.putItems(
                        "columns",
                        matrix.columns().stream().map(AnalysisPage::column).toList());
            });
        });
    }

    private static Value node(FactMatrix.Node node) {
        return Value.sequence(List.of(
                Value.scalar(node.name()),
                Value.scalar(new Reading.Whole(node.group())),
                Value.scalar(node.pool()),
                Value.scalar(node.zone()),
                Value.scalar(node.rack()),
                Value.scalar(node.taken())));
    }

    private static Value column(FactMatrix.Column column) {
        return Value.mapping(entry -> {
            entry.put("p", column.path());
            entry.putTexts("v", column.values());
            entry.put(
                    "u",
                    Value.sequence(column.usual().stream()
                            .map(usual -> Value.scalar(new Reading.Whole(usual)))
                            .toList()));
            entry.put("c", cells(column));
        });
    }

    /** Such as {@code 17:2 18~3}, the index of the node and of its value: a colon where it differs. */
    private static String cells(FactMatrix.Column column) {
        StringBuilder text = new StringBuilder();
        for (FactMatrix.Cell cell : column.cells()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(cell.node())
                    .append(cell.differs() ? ':' : '~')
                    .append(cell.value());
        }
        return text.toString();
    }
}
