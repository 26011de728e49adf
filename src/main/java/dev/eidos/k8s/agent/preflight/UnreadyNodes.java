package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.EligibleNodes;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The nodes that are not ready, which their taints do not keep off a pod that tolerates every taint: one that shuts
 * down, or that nobody hears of, would get it and not run it.
 */
public final class UnreadyNodes {
    /** More would make the Job's own size a matter. */
    private static final int MOST = 50;

    /** What only saves time must not cost any. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private UnreadyNodes() {}

    /**
     * The names of those that the run had better not have, on the first page of nodes. None where no other node is
     * ready, which may become so; none, too, where the nodes cannot be listed, or the user has said which taints are
     * tolerated.
     *
     * @param warnings takes why not one of them can ever have the pod, which the scheduler would say of none by name
     */
    public static List<String> toAvoid(ApiClient api, AgentConfig config, Consumer<String> warnings)
            throws InterruptedException {
        if (config.run().skipPreflight() || !config.placement().tolerations().isEmpty()) {
            return List.of();
        }
        try {
            ApiAnswer answer = api.with(RetryPolicy.within(LIMIT))
                    .send("cannot list the nodes", EligibleNodes.request(config.placement()), EligibleNodes.wanted());
            return switch (answer) {
                case ApiAnswer.Done(Value.Mapping page) -> {
                    UnfitNodes.among(page, config.placement()).ifPresent(warnings);
                    yield unready(EligibleNodes.in(page, config.placement()));
                }
                case ApiAnswer.Refused _ -> List.of();
            };
        } catch (EidosException e) {
            return List.of();
        }
    }

    private static List<String> unready(List<Value> nodes) {
        List<String> unready = nodes.stream()
                .filter(node -> !isReady(node))
                .map(node -> node.text("metadata", "name"))
                .toList();
        return unready.size() == nodes.size()
                ? List.of()
                : unready.stream().limit(MOST).toList();
    }

    private static boolean isReady(Value node) {
        return node.items("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").equals("Ready")
                        && condition.text("status").equals("True"));
    }
}
