package dev.eidos.cli.bundle;

import dev.eidos.bundle.registry.OciReference;
import dev.eidos.bundle.registry.OciRegistry;
import dev.eidos.bundle.registry.PulledBundle;
import dev.eidos.bundle.seal.BundleVerifier;
import dev.eidos.bundle.seal.VerificationDocument;
import dev.eidos.bundle.seal.VerificationReport;
import dev.eidos.bundle.seal.VerificationText;
import dev.eidos.bundle.seal.VerifyingKey;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.help.OldNames;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.cli.supply.RegistryAccess;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos verify}: tells whether a bundle is what it was when it was made. */
public final class VerifyCommand implements CliCommand {
    private static final String KEY = "--public-key";

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "Tell whether a bundle has exactly the files that it was made with, and who signed it.";
    }

    @Override
    public List<String> rehearsals() {
        return List.of("verify @/bundle", "verify @/bundle --format json");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Exit code 9 if a file was changed, is missing or was added, or if the signature",
                        "is not that of the key.",
                        "",
                        "Examples:",
                        "  eidos verify ./bundle",
                        "  eidos verify ./bundle --public-key key.pub",
                        "  eidos verify oci://registry.example.com/gpu:v1 --format json");
        spec.addPositional(Flags.argument(0, "BUNDLE", true, "A directory, or oci://host/name:tag."));
        spec.addOption(
                OldNames.of(Flags.text("FILE", "Require a signature by this public Ed25519 key (PEM).", KEY), "--key"));
        spec.addOption(Flags.flag("Talk to the registry without TLS.", "--plain-http"));
        spec.addOption(Flags.formatOfAnswer("table (default), yaml or json."));
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        String bundle = options.matchedPositionalValue(0, "");
        if (bundle.isBlank() || (bundle.contains("://") && !bundle.startsWith(OciReference.SCHEME))) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a place of a bundle")
                    .object("'" + bundle + "'")
                    .suggestion("name its directory, or oci://host/name:tag")
                    .build();
        }
        @Nullable String keyFile = options.matchedOptionValue(KEY, null);
        @Nullable VerifyingKey key = keyFile == null ? null : VerifyingKey.read(Path.of(keyFile));
        VerificationReport report = verify(bundle, key, options, session);
        DocumentOutput.toStdout(options, Format.TABLE).write(rendering(report), session);
        if (!report.passed()) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "the bundle is not what it was when it was made")
                    .object(bundle)
                    .reason(report.findings().size() + (report.findings().size() == 1 ? " finding" : " findings"))
                    .suggestion("do not install it; make it again, or find out who changed it")
                    .build();
        }
    }

    private static VerificationReport verify(
            String bundle, @Nullable VerifyingKey key, ParseResult options, Session session)
            throws InterruptedException {
        if (bundle.startsWith(OciReference.SCHEME)) {
            OciRegistry registry = RegistryAccess.registry(session, options.hasMatchedOption("--plain-http"));
            var reference = OciReference.parse(bundle);
            PulledBundle pulled = registry.pull(reference);
            String name = reference.digest() == null ? bundle + "@" + pulled.digest() : bundle;
            return BundleVerifier.verify(name, pulled.files(), key);
        }
        return BundleVerifier.verify(Path.of(bundle), key);
    }

    private static Rendering rendering(VerificationReport report) {
        return Rendering.of(
                () -> VerificationDocument.of(report),
                (_, _) -> String.join("\n", VerificationText.lines(report)) + "\n");
    }
}
