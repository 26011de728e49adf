package dev.eidos.cli.snapshot;

import dev.eidos.cli.help.OldNames;
import dev.eidos.cli.option.Flags;
import dev.eidos.k8s.agent.api.Architecture;
import dev.eidos.k8s.agent.api.DefaultImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The flags of {@code eidos snapshot} that concern the agent, as picocli is told of them. */
public final class AgentFlags {
    public static final String DEPLOY = "--deploy-agent";
    private static final String NAMESPACE = "--namespace";

    private AgentFlags() {}

    /** The namespaces that are named; one that is not where none is, so that the usual one is taken. */
    static List<Optional<String>> namespaces(ParseResult options) {
        List<Optional<String>> named = Flags.texts(options, NAMESPACE).stream()
                .distinct()
                .map(Optional::of)
                .toList();
        return named.isEmpty() ? List.of(Optional.empty()) : named;
    }

    static void describe(CommandSpec spec) {
        Flags.addGroup(spec, "Agent options:", all());
    }

    /** Those of a command that asks the nodes' snapshots itself; which nodes are meant it says elsewhere. */
    static List<OptionSpec> ofNodes() {
        Set<String> others = Set.of(
                DEPLOY,
                NAMESPACE,
                "--job-name",
                "--generate-job-name",
                "--replace",
                "--node-selector",
                "--follow",
                "--dry-run");
        List<OptionSpec> options = new ArrayList<>();
        options.add(Flags.flag(
                "Take snapshots by agents: of the nodes that are chosen, of --all-nodes, or of one. The options below"
                        + " need this.",
                DEPLOY));
        options.add(Flags.texts(
                "NAME", "Namespace of the agents (default: gpu-operator; EIDOS_NAMESPACE).", "-n", NAMESPACE));
        options.add(Flags.text(
                "DIR",
                "Directory of the node that the agent takes for its root (default: /).",
                SnapshotOptions.HOST_ROOT_FLAG));
        all().stream().filter(option -> !others.contains(option.longestName())).forEach(options::add);
        return options;
    }

    private static List<OptionSpec> all() {
        return List.of(
                Flags.flag(
                        "Take the snapshot of a node of the cluster, by a Job; the options below need this.", DEPLOY),
                Flags.texts(
                        "NAME",
                        "Namespace of the Job (default: gpu-operator; EIDOS_NAMESPACE); repeated, a run in each.",
                        "-n",
                        NAMESPACE),
                Flags.flag("Make the namespace if there is none of that name.", "--create-namespace"),
                Flags.text(
                        "IMAGE",
                        "What the agent's container runs (default: EIDOS_IMAGE, else ghcr.io/nvidia/eidos of this"
                                + " version).",
                        "--image"),
                Flags.text("POLICY", "Always, IfNotPresent (default) or Never.", "--image-pull-policy"),
                Flags.texts("NAME", "Secret for pulling the image; repeatable.", "--image-pull-secret"),
                Flags.text("NAME", "Name of the Job (default: eidos).", "--job-name"),
                Flags.flag("Give the Job a name of its own.", "--generate-job-name"),
                Flags.flag("Delete an active Job of the same name.", "--replace"),
                Flags.text("NAME", "The agent's ServiceAccount (default: eidos).", "--service-account-name"),
                OldNames.of(
                        Flags.texts(
                                "K=V",
                                "Label that the node must have; several by commas or repeated.",
                                "-l",
                                "--node-selector"),
                        "--selector"),
                Flags.texts(
                        "ARCH",
                        "Architecture that the image has: amd64 or arm64; repeatable" + " (default: " + architectures()
                                + "; of another --image any).",
                        "--arch"),
                Flags.texts(
                        "TAINT",
                        "Taint to tolerate: key=value:effect, key:effect, key=value or key; repeatable"
                                + " (default: all taints).",
                        "--toleration"),
                Flags.texts("R=Q", "Requests (default: cpu=100m,memory=128Mi).", "--requests"),
                Flags.texts("R=Q", "Limits (default: none).", "--limits"),
                Flags.text("NAME", "RuntimeClass of the pod.", "--runtime-class"),
                Flags.text("NAME", "PriorityClass of the pod.", "--priority-class"),
                Flags.text(
                        "PROFILE",
                        "What the pod sees: privileged (default), node (no GPU driver), restricted (the cluster alone)."
                                + " All ask the API the same.",
                        "--profile"),
                Flags.duration("Give up when no node takes the pod by then (default: 15s).", "--schedule-timeout"),
                Flags.flag("Leave the Job and its result in the cluster.", "--no-cleanup"),
                Flags.flag("Remove the ServiceAccount and its permissions too.", "--cleanup-rbac"),
                Flags.flag("Show the agent's log while it runs.", "--follow"),
                Flags.text("HOW", "auto (default), plain or none.", "--progress"),
                OptionSpec.builder("--dry-run")
                        .paramLabel("WHERE")
                        .type(String.class)
                        .arity("0..1")
                        .fallbackValue("client")
                        .description(
                                "Change nothing: 'client' (default) prints the objects, 'server' has them checked.")
                        .build(),
                Flags.flag("Do not check permissions first.", "--skip-preflight"));
    }

    private static String architectures() {
        var names = new StringJoiner(", ");
        for (Architecture architecture : DefaultImage.architectures()) {
            names.add(architecture.label());
        }
        return names.toString();
    }
}
