package dev.eidos.analysis.page;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A page of HTML in one file: a shell that is always the same, and a document that its script draws. No value is ever
 * part of the markup: they stand in a data block, from which the script makes text nodes alone. The page's policy names
 * its one script and its one style by their hashes, and forbids everything else, all requests included.
 */
public final class Page {
    /** In the order in which they are joined: what is used stands before who uses it. */
    private static final List<String> SCRIPTS = List.of(
            "elements.js",
            "model.js",
            "state.js",
            "summary.js",
            "groups.js",
            "findings.js",
            "rows.js",
            "paint.js",
            "heat.js",
            "move.js",
            "node.js",
            "table.js",
            "diff.js",
            "main.js");

    private Page() {}

    /** The page that shows a document. */
    public static String of(Value document) {
        String script = "'use strict';\n(() => {\n"
                + SCRIPTS.stream().map(Page::resource).collect(Collectors.joining("\n")) + "})();\n";
        String style = resource("page.css");
        return resource("page.html")
                .replace("@policy@", policy(script, style))
                .replace("@style@", style)
                .replace("@script@", script)
                .replace("@data@", data(document));
    }

    private static String policy(String script, String style) {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whatever a value contains, it cannot end the block that it stands in: no character of markup is left. */
    private static String data(Value document) {
        return JsonWriter.writeLine(document)
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
