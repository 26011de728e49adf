package dev.eidos.cli.option;

import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process in the agent's pod is told of its run by whoever deployed it. Outside of such a pod all of it is
 * empty.
 *
 * @param agent whether this is an agent, which never deploys another
 * @param runId the run that its result is for
 * @param owner the Job that the result goes with, unless the user named the ConfigMap
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
