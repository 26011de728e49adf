package dev.eidos.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The flags of {@code eidos snapshot} that concern the agent, as picocli is told of them. */
final class AgentFlags {
    static final String DEPLOY = "--deploy-agent";

    private AgentFlags() {}

    static void describe(CommandSpec spec) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%nAgent options:%n")
                .validate(false)
                .multiplicity("0..1");
        all().forEach(group::addArg);
        spec.addArgGroup(group.build());
    }

    private static List<OptionSpec> all() {
        return List.of(
                flag("Take the snapshot of a node of the cluster, by a Job; the options below need this.", DEPLOY),
                value("NAME", "Namespace of the Job (default: gpu-operator; EIDOS_NAMESPACE).", "-n", "--namespace"),
                value("IMAGE", "What the agent's container runs (EIDOS_IMAGE).", "--image"),
                value("POLICY", "Always, IfNotPresent or Never.", "--image-pull-policy"),
                list("NAME", "Secret for pulling the image; repeatable.", "--image-pull-secret"),
                value("NAME", "Name of the Job (default: eidos).", "--job-name"),
                flag("Give the Job a name of its own.", "--generate-job-name"),
                flag("Delete an active Job of the same name.", "--replace"),
                value("NAME", "The agent's ServiceAccount (default: eidos).", "--service-account-name"),
                list("K=V", "Label that the node must have; several by commas or repeated.", "--node-selector"),
                list(
                        "TAINT",
                        "Taint to tolerate: key=value:effect, key:effect, key=value or key; repeatable"
                                + " (default: all taints).",
                        "--toleration"),
                list("R=Q", "Requests (default: cpu=100m,memory=128Mi).", "--requests"),
                list("R=Q", "Limits (default: none).", "--limits"),
                value("NAME", "RuntimeClass of the pod.", "--runtime-class"),
                value("NAME", "PriorityClass of the pod.", "--priority-class"),
                value("PROFILE", "What the pod sees: privileged (default), node, restricted.", "--profile"),
                duration("Give up when no node takes the pod by then (default: 15s).", "--schedule-timeout"),
                flag("Leave the Job and its result in the cluster.", "--no-cleanup"),
                flag("Remove the ServiceAccount and its permissions too.", "--cleanup-rbac"),
                flag("Show the agent's log while it runs.", "--follow"),
                value("HOW", "auto (default), plain or none.", "--progress"),
                OptionSpec.builder("--dry-run")
                        .paramLabel("WHERE")
                        .type(String.class)
                        .arity("0..1")
                        .fallbackValue("client")
                        .description(
                                "Change nothing: 'client' (default) prints the objects, 'server' has them checked.")
                        .build(),
                flag("Do not check permissions first.", "--skip-preflight"));
    }

    private static OptionSpec flag(String description, String name) {
        return OptionSpec.builder(name)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static OptionSpec value(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    private static OptionSpec list(String label, String description, String name) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    private static OptionSpec duration(String description, String name) {
        return OptionSpec.builder(name)
                .paramLabel("DURATION")
                .type(Duration.class)
                .converters(new Durations())
                .arity("1")
                .description(description)
                .build();
    }
}
