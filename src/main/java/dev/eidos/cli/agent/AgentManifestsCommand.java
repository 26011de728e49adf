package dev.eidos.cli.agent;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.OutputChoice;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.CronManifests;
import dev.eidos.k8s.agent.manifest.CronSettings;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.ImageReference;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos agent manifests}: prints the objects by which a cluster captures its own fleet. */
final class AgentManifestsCommand implements CliCommand {
    private static final String CRON = "--cron";
    private static final String KEEP = "--keep";

    @Override
    public String name() {
        return "manifests";
    }

    @Override
    public String summary() {
        return "Print a CronJob that captures all nodes, with the permissions it needs.";
    }

    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    public List<String> rehearsals() {
        return List.of("agent manifests --cron @daily", "agent manifests --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Nothing is changed: apply what is printed. Runs go to a volume, where each is",
                        "compared with the one before, or to ConfigMaps. Whoever may create pods in the",
                        "namespace, the CronJob included, is root on every node: docs/security.md.",
                        "",
                        "Examples:",
                        "  eidos agent manifests --cron '0 2 * * *' | kubectl apply -f -",
                        "  eidos agent manifests --cron @daily --claim fleet-history --keep 30",
                        "  eidos agent manifests --cron @weekly -o cm://gpu-operator/fleet");
        spec.addOption(Flags.text("SCHEDULE", "When, as cron has it: '0 2 * * *', @daily.", CRON));
        spec.addOption(Flags.text("NAME", "Namespace (default: gpu-operator).", "-n", "--namespace"));
        spec.addOption(Flags.text("IMAGE", "What the containers run.", "--image"));
        spec.addOption(Flags.text("PROFILE", "What agents see: privileged (default), node, restricted.", "--profile"));
        spec.addOption(
                Flags.text("NAME", "A PersistentVolumeClaim that is there, in place of one of 10Gi.", "--claim"));
        spec.addOption(OptionSpec.builder(KEEP)
                .paramLabel("N")
                .arity("1")
                .type(Integer.class)
                .description("Runs that are kept in the volume (default: 14).")
                .build());
        spec.addOption(Flags.texts(
                "DEST", "cm://namespace/name, in place of a volume: ConfigMaps of their own.", "-o", "--output"));
    }

    @Override
    public void run(ParseResult options, Session session) {
        @Nullable String image = options.matchedOptionValue("--image", null);
        AgentConfig config = AgentConfig.builder(
                        image == null ? DefaultImage.current() : Flags.parse("--image", image, ImageReference::parse))
                .placement(placement -> placement
                        .namespace(options.matchedOptionValue("--namespace", AgentConfig.DEFAULT_NAMESPACE))
                        .generateJobName(true))
                .pod(pod -> pod.profile(profile(options.matchedOptionValue("--profile", Profile.PRIVILEGED.label()))))
                .run(run -> run.version(ToolVersion.current()).perNode(true))
                .build();
        List<Value.Mapping> objects = CronManifests.all(
                config, RunId.next(Clock.systemUTC(), RandomGenerator.getDefault()), settings(options));
        session.terminal().write(objects.stream().map(YamlWriter::write).collect(Collectors.joining("---\n")));
    }

    private static CronSettings settings(ParseResult options) {
        String output = OutputChoice.place(options, "");
        Optional<ConfigMapUri> uri =
                output.isEmpty() ? Optional.empty() : Optional.of(Flags.parse("--output", output, ConfigMapUri::parse));
        Optional<String> claim = Optional.ofNullable(options.matchedOptionValue("--claim", null));
        if (uri.isPresent() && (claim.isPresent() || options.hasMatchedOption(KEEP))) {
            throw invalid("a volume, and none", "--output " + output)
                    .reason("--claim and --keep are about a volume")
                    .suggestion("leave one of them out")
                    .build();
        }
        int keep = options.matchedOptionValue(KEEP, CronSettings.DEFAULT_KEEP);
        if (keep < 2) {
            throw invalid("too few runs to compare", KEEP + " " + keep)
                    .suggestion("keep 2 or more")
                    .build();
        }
        return new CronSettings(schedule(options), keep, claim, uri);
    }

    /** The API server judges the fields; what is no schedule at all is refused here. */
    private static String schedule(ParseResult options) {
        String schedule = options.matchedOptionValue(CRON, "").strip();
        boolean named = schedule.matches("@(hourly|daily|midnight|weekly|monthly|yearly|annually|every \\S+)");
        if (!named && schedule.split("\\s+", -1).length != 5) {
            throw invalid(
                            schedule.isEmpty() ? "a schedule is needed" : "not a schedule",
                            (CRON + " " + schedule).strip())
                    .suggestion("write five fields, as in " + CRON + " '0 2 * * *', or @daily")
                    .build();
        }
        return schedule;
    }

    private static Profile profile(String word) {
        for (Profile profile : Profile.values()) {
            if (profile.label().equals(word)) {
                return profile;
            }
        }
        throw invalid("not a profile", "--profile " + word)
                .suggestion("use privileged, node or restricted")
                .build();
    }

    private static EidosException.Builder invalid(String what, String object) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(object);
    }
}
