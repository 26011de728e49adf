package dev.eidos.bundle.seal;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;

/** A report as a document tree, the same for YAML and JSON. */
public final class VerificationDocument {
    public static final String KIND = "BundleVerification";

    private VerificationDocument() {}

    public static Value.Mapping of(VerificationReport report) {
        List<Value> findings = new ArrayList<>();
        for (BundleFinding finding : report.findings()) {
            MappingBuilder item =
                    new MappingBuilder().put("kind", finding.kind()).put("path", finding.path());
            if (finding instanceof BundleFinding.Malformed malformed) {
                item.put("line", malformed.line());
            }
            findings.add(item.put("reason", finding.reason()).build());
        }
        MappingBuilder document = new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", KIND)
                .put("bundle", report.bundle())
                .put("verdict", report.passed() ? "passed" : "failed")
                .put("files", report.files())
                .put("signature", report.signature().word())
                .put("findings", Value.sequence(findings));
        if (!report.leftOut().isEmpty()) {
            document.put(
                    "leftOut",
                    Value.sequence(report.leftOut().stream().map(Value::scalar).toList()));
        }
        return document.build();
    }
}
