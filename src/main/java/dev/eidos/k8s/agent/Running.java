package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.agent.result.Results;
import dev.eidos.k8s.agent.watch.AgentLogs;
import dev.eidos.k8s.agent.watch.Monitor;
import dev.eidos.k8s.agent.watch.RunState;
import dev.eidos.k8s.agent.watch.RunVerdict;
import dev.eidos.k8s.agent.watch.TaintedNodes;
import dev.eidos.k8s.agent.watch.VerdictReport;
import dev.eidos.k8s.agent.watch.VerdictRules;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.time.Duration;
import java.util.Optional;

/** A run whose Job exists: the agent is on its way to a node, or at work there. */
public final class Running {
    /** Time for the last lines of the agent's log. */
    private static final Duration LOG_END = Duration.ofSeconds(2);

    private final RunContext context;
    private final Value.Mapping job;

    Running(RunContext context, Value.Mapping job) {
        this.context = context;
        this.job = job;
    }

    /** The name that the Job got in the end. */
    public String jobName() {
        return job.text("metadata", "name");
    }

    /**
     * Waits until the agent has delivered its result, and reads it.
     *
     * @throws EidosException as soon as it is clear that it will not, or after the run's timeout, with the agent's last
     *     log lines; if the result is missing, not whole, or another run's
     */
    public AgentResult awaitResult() throws InterruptedException {
        Optional<RunVerdict.ResultReady> ready = awaitDelivery();
        Results results = new Results(
                context.api(), context.config(), context.run(), context.config().result(context.run()));
        if (ready.isEmpty()) {
            String podName = context.created().lastSeen().map(RunState::podName).orElse("");
            throw results.unsealed(podName);
        }
        ResultSeal seal = ready.get().seal();
        AgentResult result = results.read(seal, ready.get().configMap());
        // only now is it certain that the name is one of this run's: the clean-up goes by it
        notice(seal.uri());
        context.listener().done(RunStep.RETRIEVED, "");
        return result;
    }

    /** The agent writes beside the name that it was told where somebody else, who knew the run, was faster. */
    private void notice(ConfigMapUri written) {
        ConfigMapUri expected = context.config().result(context.run());
        if (!written.equals(expected)) {
            context.created().add(ApiResource.configMap(written.namespace(), written.name()), "");
            context.listener()
                    .warning(expected.object() + " was there before the agent wrote its result, which is in "
                            + written.name() + " therefore; see who else may write there: kubectl get rolebindings"
                            + " --namespace " + expected.namespace() + " -o wide");
        }
    }

    /** None if the agent ended well and said nothing of a result. */
    private Optional<RunVerdict.ResultReady> awaitDelivery() throws InterruptedException {
        AgentConfig config = context.config();
        VerdictRules rules =
                new VerdictRules(context.deadline(), config.placement().scheduleTimeout());
        try (Monitor monitor = new Monitor(
                        context.api(),
                        resource(),
                        job,
                        config.result(context.run()),
                        context.listener(),
                        context.clock());
                AgentLogs logs =
                        new AgentLogs(context.api(), config.namespace(), context.listener(), monitor::sealed)) {
            RunVerdict.Final verdict = monitor.await(rules, logs::follow);
            RunState last = monitor.seen();
            context.created().seen(last);
            return switch (verdict) {
                case RunVerdict.ResultReady ready -> {
                    logs.finish(last, LOG_END);
                    yield Optional.of(ready);
                }
                case RunVerdict.Complete _ -> {
                    logs.finish(last, LOG_END);
                    yield Optional.empty();
                }
                case RunVerdict.Failure failure -> {
                    TaintedNodes nodes = TaintedNodes.behind(failure, context.api(), config.placement(), last);
                    throw new VerdictReport(config, resource(), last, logs.tail(last), nodes).of(failure);
                }
            };
        }
    }

    private ApiResource resource() {
        return context.job(jobName());
    }
}
