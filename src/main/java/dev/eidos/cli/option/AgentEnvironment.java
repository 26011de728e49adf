package dev.eidos.cli.option;

import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts about its run that a process in the agent's pod is told by whoever deployed it. Outside of such a pod all
 * of them are absent.
 *
 * @param agent whether this is an agent, which never deploys another
 * @param runId the run that its result is for
 * @param owner the Job that owns the result ConfigMap; null if the user named the ConfigMap
 */
public record AgentEnvironment(boolean agent, @Nullable String runId, ResultStamp.@Nullable Owner owner) {

    public static AgentEnvironment of(Map<String, String> environment) {
        String runId = environment.getOrDefault("EIDOS_RUN_ID", "");
        String job = environment.getOrDefault("EIDOS_JOB_NAME", "");
        String uid = environment.getOrDefault("EIDOS_JOB_UID", "");
        return new AgentEnvironment(
                environment.getOrDefault("EIDOS_AGENT", "").equals("true"),
                runId.isEmpty() ? null : runId,
                job.isEmpty() || uid.isEmpty() ? null : new ResultStamp.Owner(job, uid));
    }

    ResultStamp stamp() {
        return new ResultStamp(EidosLabels.of(ToolVersion.current(), runId), runId, owner);
    }
}
