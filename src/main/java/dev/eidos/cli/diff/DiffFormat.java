package dev.eidos.cli.diff;

import dev.eidos.document.Format;

/** The formats of a diff. */
enum DiffFormat {
    YAML,
    JSON,
    /** For people. */
    TABLE,
    /** A page for a browser. */
    HTML;

    /** The format of it as a document; a page is written as a text. */
    Format document() {
        return switch (this) {
            case YAML, HTML -> Format.YAML;
            case JSON -> Format.JSON;
            case TABLE -> Format.TABLE;
        };
    }
}
