package dev.eidos.cli.bundle;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.directory.BundleWriter;
import dev.eidos.bundle.directory.WrittenBundle;
import dev.eidos.bundle.registry.OciReference;
import dev.eidos.bundle.registry.PushOptions;
import dev.eidos.bundle.registry.SourceDateEpoch;
import dev.eidos.bundle.seal.SealedBundle;
import dev.eidos.bundle.seal.SigningKey;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.help.OldNames;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.OutputChoice;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.cli.supply.RegistryAccess;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The flags that say where a bundle goes, and who signs it.
 *
 * @param directory the directory to write to; null if it goes to a registry
 * @param artifact the reference in a registry; null if it goes to a directory
 * @param keyFile the file of the signing key; null if nobody signs it
 */
record BundleTargetFlags(
        @Nullable Path directory,
        @Nullable OciReference artifact,
        boolean plainHttp,
        boolean force,
        @Nullable Path keyFile) {

    private static final String KEY = "--private-key";
    static final String VENDORED = "--vendor-charts";

    static void describe(CommandSpec spec) {
        spec.addOption(Flags.texts(
                "DEST",
                "A directory (default: ./bundle), or oci://host/name:tag to push to a registry.",
                "-o",
                "--output"));
        spec.addOption(Flags.flag("Replace a directory that holds something else.", "--force"));
        spec.addOption(Flags.flag("Talk to the registry without TLS.", "--plain-http"));
        spec.addOption(Flags.flag("Sign the checksums; needs --private-key.", "--sign"));
        spec.addOption(OldNames.of(
                Flags.text("FILE", "Sign the checksums with this private Ed25519 key (PEM).", KEY), "--key"));
    }

    static BundleTargetFlags of(ParseResult options, Session session) {
        String output = OutputChoice.place(options, "./bundle");
        boolean oci = output.startsWith(OciReference.SCHEME);
        boolean plainHttp = options.hasMatchedOption("--plain-http");
        boolean force = options.hasMatchedOption("--force");
        boolean directory = !output.isBlank()
                && !output.contains("://")
                && !output.startsWith("oci:")
                && !output.equals("-")
                && (!plainHttp || chartsFromRegistry(options));
        if (!oci && !directory) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "not a destination of a bundle")
                    .object("--output " + output + (plainHttp ? " --plain-http" : ""))
                    .suggestion("use a directory, or oci://host/name:tag, for which --plain-http is meant")
                    .build();
        }
        String key = options.matchedOptionValue(KEY, null);
        if (key == null && options.hasMatchedOption("--sign")) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "signing needs a key")
                    .object("--sign")
                    .suggestion("make one with 'openssl genpkey -algorithm ed25519 -out key.pem', and add " + KEY
                            + " key.pem")
                    .build();
        }
        return new BundleTargetFlags(
                oci ? null : Path.of(output),
                oci ? OciReference.parse(output) : null,
                plainHttp,
                force,
                key == null ? null : Path.of(key));
    }

    /** What is read from a registry, too, may be read without TLS. */
    private static boolean chartsFromRegistry(ParseResult options) {
        return options.matchedOptionValue(VENDORED, "").startsWith(OciReference.SCHEME);
    }

    @Nullable
    SigningKey key(Messages messages) {
        return keyFile == null ? null : SigningKey.read(keyFile, messages::warn);
    }

    void write(SealedBundle bundle, BundlePlan plan, Session session, Messages messages) throws InterruptedException {
        int components = plan.components().size();
        String what = components + (components == 1 ? " component, " : " components, ")
                + bundle.files().size() + " files";
        if (artifact != null) {
            var push = new PushOptions(
                    "eidos-bundle",
                    ToolVersion.current(),
                    SourceDateEpoch.of(session.terminal().environment()));
            String digest = RegistryAccess.registry(session, plainHttp).push(artifact, bundle, push);
            messages.note("pushed " + what + ": " + artifact + "@" + digest);
        } else {
            WrittenBundle written = BundleWriter.write(Objects.requireNonNull(directory), bundle, force);
            if (written.leftover() != null) {
                messages.warn("what was there before could not be removed: " + written.leftover());
            }
            messages.note("wrote " + what + " to " + written.directory() + "; its README.md says how to install it");
        }
    }
}
