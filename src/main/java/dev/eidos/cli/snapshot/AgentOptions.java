package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.ProgressMode;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.config.ConfigKey;
import dev.eidos.config.ConfigSection;
import dev.eidos.config.ConfigValue;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Architecture;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.k8s.agent.api.NamespaceOrigin;
import dev.eidos.k8s.agent.api.Placement;
import dev.eidos.k8s.agent.api.PodSettings;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.api.PullPolicy;
import dev.eidos.k8s.agent.api.RunSettings;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.ImageReference;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.k8s.syntax.Quantity;
import dev.eidos.k8s.syntax.Resources;
import dev.eidos.k8s.syntax.Toleration;
import dev.eidos.place.Destination;
import dev.eidos.text.Suggestions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code eidos snapshot --deploy-agent}, checked. */
public record AgentOptions(AgentConfig config, boolean follow, ProgressMode progress, DryRun dryRun) {

    /**
     * The place where the objects are looked at instead of being applied: here, or by the API server. None without
     * {@code --dry-run}.
     */
    enum DryRun {
        NONE,
        CLIENT,
        SERVER
    }

    /**
     * Returns whether an agent is to be deployed.
     *
     * @throws EidosException if other flags ask for it without saying so, or if this is an agent
     */
    static boolean areWanted(ParseResult options, Map<String, String> environment) {
        boolean wanted = options.hasMatchedOption(AgentFlags.DEPLOY);
        for (OptionSpec option : options.matchedOptions()) {
            if (option.group() == null) {
                continue;
            }
            if (!wanted) {
                throw invalid("the flag concerns the agent, and none is deployed", option.longestName())
                        .suggestion("add " + AgentFlags.DEPLOY)
                        .build();
            }
            // picocli forgets for options in groups that the last one must not win silently
            if (!option.isMultiValue() && option.originalStringValues().size() > 1) {
                throw invalid("given more than once", option.longestName())
                        .suggestion("give " + option.longestName() + " once")
                        .build();
            }
        }
        if (wanted && environment.getOrDefault("EIDOS_AGENT", "").equals("true")) {
            throw invalid("an agent deploys no other", AgentFlags.DEPLOY)
                    .reason("EIDOS_AGENT=true says that this is one")
                    .suggestion("run it outside of the agent's pod")
                    .build();
        }
        return wanted;
    }

    /** @param namespace that the user named */
    static AgentOptions of(
            ParseResult options,
            SnapshotOptions snapshot,
            Map<String, String> environment,
            Optional<String> namespace) {
        DryRun dryRun = dryRun(options);
        AgentConfig config = builder(options, snapshot, environment, namespace)
                .placement(placement -> placement.nodeSelector(Flags.parsePart(
                        "--node-selector", () -> NodeSelector.parse(Flags.texts(options, "--node-selector")))))
                .run(run -> output(run, snapshot))
                .build();
        return new AgentOptions(config, options.hasMatchedOption("--follow"), progress(options), dryRun);
    }

    /**
     * The options for agents of which each takes its own node.
     *
     * @param timeout for each
     * @param namespace that the user named
     * @param kept the ConfigMap that the run itself writes to
     */
    static AgentOptions perNode(
            ParseResult options,
            SnapshotOptions snapshot,
            Map<String, String> environment,
            Duration timeout,
            Optional<String> namespace,
            Optional<ConfigMapUri> kept) {
        for (String other : List.of("--job-name", "--generate-job-name", "--replace", "--follow")) {
            if (options.hasMatchedOption(other)) {
                throw invalid("the flag concerns one node, and many are taken", other)
                        .suggestion("leave it out")
                        .build();
            }
        }
        AgentConfig config = builder(options, snapshot, environment, namespace)
                .placement(placement -> placement.generateJobName(true))
                .run(run -> run.timeout(timeout).perNode(true).kept(kept))
                .build();
        return new AgentOptions(config, false, progress(options), dryRun(options));
    }

    private static ProgressMode progress(ParseResult options) {
        return text(options, "--progress")
                .map(word -> choice("--progress", word, List.of(ProgressMode.values())))
                .orElse(ProgressMode.AUTO);
    }

    static DryRun dryRun(ParseResult options) {
        return text(options, "--dry-run")
                .map(word -> choice("--dry-run", word, List.of(DryRun.CLIENT, DryRun.SERVER)))
                .orElse(DryRun.NONE);
    }

    private static AgentConfig.Builder builder(
            ParseResult options,
            SnapshotOptions snapshot,
            Map<String, String> environment,
            Optional<String> namespace) {
        ConfigSection saved = snapshot.cluster().saved(environment);
        Optional<ImageReference> image = text(options, "--image")
                .or(() -> variable(environment, "EIDOS_IMAGE"))
                .map(text -> Flags.parse("--image", text, ImageReference::parse))
                .or(() -> saved.value(ConfigKey.IMAGE).map(AgentOptions::image));
        return AgentConfig.builder(image.orElseGet(DefaultImage::current))
                .placement(placement -> placement.architectures(architectures(options, image.isPresent())))
                .placement(placement -> set(placement, options, environment, namespace, saved))
                .pod(pod -> set(pod, options, saved))
                .run(run -> set(run, options, snapshot));
    }

    private static List<Architecture> architectures(ParseResult options, boolean otherImage) {
        List<Architecture> named = Flags.texts(options, "--arch").stream()
                .map(word -> choice("--arch", word, List.of(Architecture.values())))
                .toList();
        return named.isEmpty() && !otherImage ? DefaultImage.architectures() : named;
    }

    private static void set(
            Placement.Builder placement,
            ParseResult options,
            Map<String, String> environment,
            Optional<String> namespace,
            ConfigSection saved) {
        saved.value(ConfigKey.NAMESPACE)
                .ifPresent(value -> placement.namespace(value.text(), NamespaceOrigin.CONFIGURATION));
        variable(environment, "EIDOS_NAMESPACE")
                .ifPresent(name -> placement.namespace(name, NamespaceOrigin.ENVIRONMENT));
        namespace.ifPresent(placement::namespace);
        placement.createNamespace(options.hasMatchedOption("--create-namespace"));
        text(options, "--service-account-name").ifPresent(placement::serviceAccountName);
        text(options, "--job-name").ifPresent(placement::jobName);
        placement
                .generateJobName(options.hasMatchedOption("--generate-job-name"))
                .replace(options.hasMatchedOption("--replace"))
                .tolerations(tolerations(options, saved))
                .scheduleTimeout(
                        options.matchedOptionValue("--schedule-timeout", AgentConfig.DEFAULT_SCHEDULE_TIMEOUT));
    }

    private static List<Toleration> tolerations(ParseResult options, ConfigSection saved) {
        List<String> named = Flags.texts(options, "--toleration");
        String place = named.isEmpty()
                ? saved.value(ConfigKey.TOLERATIONS).map(ConfigValue::place).orElse("")
                : "--toleration";
        return (named.isEmpty() ? saved.texts(ConfigKey.TOLERATIONS) : named)
                .stream()
                        .map(text -> Flags.parsePart(place, () -> Toleration.parse(text)))
                        .toList();
    }

    private static ImageReference image(ConfigValue value) {
        return Flags.parsePart(value.place(), () -> ImageReference.parse(value.text()));
    }

    private static void set(PodSettings.Builder pod, ParseResult options, ConfigSection saved) {
        text(options, "--image-pull-policy").map(AgentOptions::pullPolicy).ifPresent(pod::imagePullPolicy);
        text(options, "--runtime-class").ifPresent(pod::runtimeClass);
        text(options, "--priority-class").ifPresent(pod::priorityClass);
        text(options, "--profile")
                .map(word -> choice("--profile", word, List.of(Profile.values())))
                .ifPresent(pod::profile);
        List<String> secrets = Flags.texts(options, "--image-pull-secret");
        pod.imagePullSecrets(secrets.isEmpty() ? saved.texts(ConfigKey.IMAGE_PULL_SECRETS) : secrets)
                .resources(Resources.of(amounts(options, "--requests"), amounts(options, "--limits")))
                .hostRoot(text(options, "--host-root").orElse("/"));
    }

    private static void set(RunSettings.Builder run, ParseResult options, SnapshotOptions snapshot) {
        run.version(ToolVersion.current())
                .timeout(snapshot.timeout())
                .requireGpu(snapshot.requireGpu())
                .format(format(snapshot.format(), options))
                .snapshotArguments(arguments(options, snapshot))
                .cleanup(!options.hasMatchedOption("--no-cleanup"))
                .cleanupRbac(options.hasMatchedOption("--cleanup-rbac"))
                .skipPreflight(options.hasMatchedOption("--skip-preflight"));
    }

    /** A table is drawn from what comes back; of a fleet's, which are written anew, the quickest to read comes. */
    private static Format format(Format wanted, ParseResult options) {
        if (FleetOptions.areWanted(options)) {
            return Format.JSON;
        }
        return wanted == Format.TABLE ? Format.YAML : wanted;
    }

    private static void output(RunSettings.Builder run, SnapshotOptions snapshot) {
        if (snapshot.destination() instanceof Destination.ConfigMap(var uri)) {
            run.output(uri);
        }
    }

    /**
     * The arguments that are passed on to the agent's collectors, one word each, so that no value is taken for a flag.
     */
    private static List<String> arguments(ParseResult options, SnapshotOptions snapshot) {
        List<String> arguments = new ArrayList<>();
        if (options.hasMatchedOption("--max-nodes-per-entry")) {
            arguments.add("--max-nodes-per-entry=" + snapshot.maxNodesPerEntry());
        }
        // the old name of --unit: the image may be an older one
        snapshot.services().forEach(unit -> arguments.add("--service=" + unit));
        if (!snapshot.only().isEmpty()) {
            arguments.add(SnapshotOptions.ONLY + "=" + String.join(",", snapshot.only()));
        }
        // Kubernetes replaces $(NAME) in arguments, and takes two dollar signs for one (Container v1 core, "args")
        snapshot.hidden().forEach(pattern -> arguments.add(SnapshotOptions.PATTERN + "=" + pattern.replace("$", "$$")));
        return arguments;
    }

    private static Optional<String> text(ParseResult options, String name) {
        return options.hasMatchedOption(name)
                ? Optional.of(options.<String>matchedOptionValue(name, ""))
                : Optional.empty();
    }

    private static SortedMap<String, Quantity> amounts(ParseResult options, String flag) {
        return Flags.parsePart(flag, () -> Resources.parse(Flags.texts(options, flag)));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static PullPolicy pullPolicy(String word) {
        return PullPolicy.of(word)
                .orElseThrow(() -> notAmong("--image-pull-policy", word, List.of("Always", "IfNotPresent", "Never")));
    }

    private static <E extends Enum<E>> E choice(String flag, String word, List<E> values) {
        return values.stream()
                .filter(value -> label(value).equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> notAmong(
                        flag, word, values.stream().map(AgentOptions::label).toList()));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static EidosException notAmong(String flag, String word, List<String> known) {
        return invalid("not a value of " + flag, flag + " " + word)
                .suggestion("use one of " + String.join(", ", known) + Suggestions.question(word, known))
                .build();
    }

    private static EidosException.Builder invalid(String what, String object) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(object);
    }
}
