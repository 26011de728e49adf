package dev.eidos.cli.bundle;

import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.registry.OciReference;
import dev.eidos.cli.option.Flags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The flags that choose the tool that installs a bundle, and its options. */
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
        spec.addOption(Flags.text(
                "NAME",
                "What argocd and flux call the bundle, and begin its objects' names with, so that several can be"
                        + " beside each other (default: eidos-bundle, and objects called like their components).",
                "--name"));
        spec.addOption(Flags.text(
                "CLUSTER",
                "The cluster to install in, by the name or URL that Argo CD has for it (default: Argo CD's own).",
                "--argocd-destination"));
        spec.addOption(Flags.text("NS", "Where Argo CD runs (default: argocd).", "--argocd-namespace"));
        spec.addOption(Flags.text("NAME", "Argo CD's project for the bundle (default: default).", "--argocd-project"));
        spec.addOption(Flags.text("NS", "Where Flux's objects go (default: flux-system).", "--flux-namespace"));
    }

    private static String all() {
        return Arrays.stream(Deployer.values()).map(Deployer::label).collect(Collectors.joining(", "));
    }

    private static Deployer convert(String text) {
        for (Deployer deployer : Deployer.values()) {
            if (deployer.label().equalsIgnoreCase(text)) {
                return deployer;
            }
        }
        List<String> labels =
                Arrays.stream(Deployer.values()).map(Deployer::label).toList();
        throw new TypeConversionException(
                "expected one of " + all() + ", not '" + text + "'" + Suggestions.question(text, labels));
    }

    /**
     * The tool.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if there is a flag that means nothing to it: whoever
     *     gave it expects something of it
     */
    static Deployer deployer(ParseResult options) {
        Deployer deployer = options.matchedOptionValue("--deployer", Deployer.HELM);
        refuseOthers(
                options,
                deployer,
                List.of(Deployer.ARGOCD, Deployer.FLUX),
                List.of("--repo", "--repo-revision", "--repo-path", "--name"));
        refuseOthers(
                options,
                deployer,
                List.of(Deployer.ARGOCD),
                List.of("--argocd-destination", "--argocd-namespace", "--argocd-project"));
        refuseOthers(options, deployer, List.of(Deployer.FLUX), List.of("--flux-namespace"));
        return deployer;
    }

    private static void refuseOthers(
            ParseResult options, Deployer deployer, List<Deployer> readers, List<String> flags) {
        for (String flag : flags) {
            if (options.hasMatchedOption(flag) && !readers.contains(deployer)) {
                String names = readers.stream().map(Deployer::label).collect(Collectors.joining(" or "));
                throw EidosException.of(
                                ErrorCode.INVALID_INPUT,
                                "a flag that --deployer " + deployer.label() + " has no use for")
                        .object(flag)
                        .reason("it is for " + names)
                        .suggestion("leave it out, or use --deployer " + names)
                        .build();
            }
        }
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
        DeployerOptions told = DeployerOptions.DEFAULTS
                .named(options.matchedOptionValue("--name", null))
                .to(options.matchedOptionValue("--argocd-destination", null))
                .within(
                        options.matchedOptionValue("--argocd-namespace", DeployerOptions.DEFAULTS.argocdNamespace()),
                        options.matchedOptionValue("--argocd-project", DeployerOptions.DEFAULTS.argocdProject()),
                        options.matchedOptionValue("--flux-namespace", DeployerOptions.DEFAULTS.fluxNamespace()));
        return url == null ? told : told.in(url, Objects.requireNonNullElse(revision, "main"), path);
    }
}
