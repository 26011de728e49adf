package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.RunStep;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.List;
import java.util.Optional;

/** A run whose namespace and permissions are there: its Job can be created. */
public final class Prepared {
    private final RunContext context;
    private final Optional<Value.Mapping> jobInTheWay;
    private final List<String> unready;

    Prepared(RunContext context, Optional<Value.Mapping> jobInTheWay, List<String> unready) {
        this.context = context;
        this.jobInTheWay = jobInTheWay;
        this.unready = unready;
    }

    /**
     * Creates the Job.
     *
     * @throws EidosException if its name is taken and stays so, or if the server refuses it
     */
    public Running launch() throws InterruptedException {
        Value.Mapping job;
        try (var _ = Patience.with(context.listener(), RunStep.JOB.label())) {
            job = new JobLaunch(context, unready).start(jobInTheWay);
        }
        if (context.config().run().output().isEmpty()) {
            ConfigMapUri result = context.config().result(context.run());
            // by name alone: it is this run's own, and nobody knows its UID before the agent has made it
            context.created().add(ApiResource.configMap(result.namespace(), result.name()), "");
        }
        Running running = new Running(context, job);
        context.listener().done(RunStep.JOB, running.jobName());
        return running;
    }

    /**
     * Creates the Job that owns the objects of a run over many nodes.
     *
     * @return the Job as the API server has it
     * @throws EidosException if the server refuses it
     */
    public Value.Mapping anchor(Manifest job) throws InterruptedException {
        Value.Mapping created;
        try (var _ = Patience.with(context.listener(), RunStep.JOB.label())) {
            created = new JobLaunch(context, unready).start(job);
        }
        context.listener().done(RunStep.JOB, job.name());
        return created;
    }
}
