package dev.eidos.cli;

import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.DeployerOptions;
import dev.eidos.bundle.oci.OciReference;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Which tool installs a bundle, and what it must be told. */
final class DeployerFlags {
    private DeployerFlags() {}

    static void describe(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--deployer")
                .paramLabel("TOOL")
                .arity("1")
                .type(Deployer.class)
                .converters(DeployerFlags::convert)
                .description("What installs the bundle: " + all() + " (default: helm).")
                .build());
        spec.addOption(Flags.text(
                "URL",
                "Where the bundle will be, for argocd and flux: a git URL, or oci://registry/artifact"
                        + " (default: where -o oci://… pushes it).",
                "--repo"));
        spec.addOption(Flags.text("REV", "The branch, tag or commit there (default: main).", "--repo-revision"));
        spec.addOption(Flags.text("DIR", "The bundle's folder there (default: the root).", "--repo-path"));
    }

    private static String all() {
        return Arrays.stream(Deployer.values()).map(Deployer::label).collect(Collectors.joining(", "));
    }

    private static Deployer convert(String text) {
        for (Deployer deployer : Deployer.values()) {
            if (deployer.label().equals(text)) {
                return deployer;
            }
        }
        throw new TypeConversionException("expected one of " + all() + ", not '" + text + "'");
    }

    static Deployer deployer(ParseResult options) {
        return options.matchedOptionValue("--deployer", Deployer.HELM);
    }

    static DeployerOptions options(ParseResult options, BundleTargetFlags target) {
        @Nullable OciReference artifact = target.artifact();
        String url = options.matchedOptionValue("--repo", null);
        String revision = options.matchedOptionValue("--repo-revision", null);
        if (url == null && artifact != null) {
            url = OciReference.SCHEME + artifact.registry() + "/" + artifact.name();
            revision = revision == null ? artifact.tag() : revision;
        }
        String path = options.matchedOptionValue("--repo-path", "");
        return url == null
                ? DeployerOptions.DEFAULTS
                : DeployerOptions.DEFAULTS.in(url, Objects.requireNonNullElse(revision, "main"), path);
    }
}
