package dev.eidos.cli.analyze;

import dev.eidos.cli.option.OutputChoice;
import dev.eidos.document.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of an analysis. */
enum AnalysisFormat {
    /** For people. */
    TABLE,
    YAML,
    JSON,
    /** The XML that continuous integration reads. */
    JUNIT,
    /** The names of nodes with critical findings. */
    NODES,
    /** A page for a browser. */
    HTML;

    static List<String> labels() {
        return Arrays.stream(values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The format that was chosen, or else that of the place's name. */
    static AnalysisFormat of(OutputChoice choice) {
        String place = choice.place();
        if (choice.format() != null) {
            return valueOf(choice.format().toUpperCase(Locale.ROOT));
        }
        int dot = place.lastIndexOf('.');
        return switch (dot < 0 ? "" : place.substring(dot)) {
            case ".json" -> JSON;
            case ".xml" -> JUNIT;
            case ".yaml", ".yml" -> YAML;
            case ".html" -> HTML;
            default -> TABLE;
        };
    }

    /** The format of it as a document; what is none is written as a text. */
    Format document() {
        return switch (this) {
            case YAML, JUNIT, NODES, HTML -> Format.YAML;
            case JSON -> Format.JSON;
            case TABLE -> Format.TABLE;
        };
    }
}
