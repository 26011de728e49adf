package dev.eidos.bundle.trust;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Node;
import dev.eidos.serializer.DocumentHeader;
import java.util.ArrayList;
import java.util.List;

/** A report as a document tree, the same for YAML and JSON. */
public final class VerificationDocument {
    public static final String KIND = "BundleVerification";

    private VerificationDocument() {}

    public static Node.Mapping of(VerificationReport report) {
        List<Node> findings = new ArrayList<>();
        for (Finding finding : report.findings()) {
            MappingBuilder item =
                    new MappingBuilder().put("kind", finding.kind()).put("path", finding.path());
            if (finding instanceof Finding.Malformed malformed) {
                item.put("line", malformed.line());
            }
            findings.add(item.put("reason", finding.reason()).build());
        }
        return new MappingBuilder()
                .put("apiVersion", DocumentHeader.API_VERSION)
                .put("kind", KIND)
                .put("bundle", report.bundle())
                .put("verdict", report.passed() ? "passed" : "failed")
                .put("files", report.files())
                .put("signature", report.signature().word())
                .put("findings", Node.sequence(findings))
                .build();
    }
}
