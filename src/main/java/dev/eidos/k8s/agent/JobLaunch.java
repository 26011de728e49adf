package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.watch.PassingTrouble;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.syntax.EidosLabels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Brings the run's Job into being, under a name that is free or becomes so. */
final class JobLaunch {
    private static final String CREATING = "cannot create the Job";
    private static final Duration CLEARING = Duration.ofSeconds(30);
    private static final int MOST_ROUNDS = 3;

    private final RunContext context;
    private final ApiClient api;
    private final List<String> avoided;

    /** @param avoided names of nodes that the Job's pod is not to have */
    JobLaunch(RunContext context, List<String> avoided) {
        this.context = context;
        this.avoided = avoided;
        this.api = context.api();
    }

    /**
     * Creates the Job.
     *
     * @param found what has its name, as it was a moment ago
     * @return the Job as the API server has it
     */
    Value.Mapping start(Optional<Value.Mapping> found) throws InterruptedException {
        RunId run = context.run();
        String name = context.config().jobName(run);
        Optional<Value.Mapping> inTheWay = found;
        for (int round = 1; ; round++) {
            switch (NameDecision.of(context.config(), inTheWay)) {
                case NameDecision.Take _ -> {}
                case NameDecision.Clear(String uid) -> new JobRemoval(api).await(context.job(name), uid, clearing());
                case NameDecision.TakeAnother _ -> name = run.jobName();
                case NameDecision.Refuse refuse -> throw taken(context.job(name), refuse);
            }
            Manifest manifest = AgentManifests.of(context.config(), run, name)
                    .avoiding(avoided)
                    .job();
            switch (context.created().create(() -> create(manifest))) {
                case ApiAnswer.Done(Value.Mapping created) -> {
                    return created;
                }
                case ApiAnswer.Refused(ApiStatus status) -> {
                    if (!status.alreadyExists() || round == MOST_ROUNDS) {
                        throw refused(manifest, status);
                    }
                    inTheWay = get(context.job(name));
                }
            }
        }
    }

    /**
     * Creates a Job whose name no other has.
     *
     * @return the Job as the API server has it
     */
    Value.Mapping start(Manifest manifest) throws InterruptedException {
        return switch (context.created().create(() -> create(manifest))) {
            case ApiAnswer.Done(Value.Mapping created) -> created;
            case ApiAnswer.Refused(ApiStatus status) -> throw refused(manifest, status);
        };
    }

    /** A try whose answer was lost has created it all the same: the next one finds our own Job. */
    private ApiAnswer create(Manifest manifest) throws InterruptedException {
        ApiResource resource = context.job(manifest.name());
        ApiAnswer answer = patiently(resource, ApiRequest.create(resource, manifest.document()));
        if (answer instanceof ApiAnswer.Refused(ApiStatus status) && status.alreadyExists()) {
            Optional<Value.Mapping> ours = get(resource)
                    .filter(job -> job.text("metadata", "labels", EidosLabels.RUN_ID)
                            .equals(context.run().value()));
            answer = ours.<ApiAnswer>map(ApiAnswer.Done::new).orElse(answer);
        }
        if (answer instanceof ApiAnswer.Done(Value.Mapping created)) {
            context.created().add(resource, created.text("metadata", "uid"));
        }
        return answer;
    }

    /** A refusal that may pass is waited for; another is the answer. */
    private ApiAnswer patiently(ApiResource resource, ApiRequest create) throws InterruptedException {
        return new TroubleWait(context).of(() -> {
            ApiAnswer answer = api.send(CREATING, create);
            if (answer instanceof ApiAnswer.Refused(ApiStatus status)
                    && !status.alreadyExists()
                    && PassingTrouble.isIn(status.message())) {
                throw ApiClient.refusal(CREATING, resource.object(), status);
            }
            return answer;
        });
    }

    private Duration clearing() {
        Duration left = context.left();
        return left.compareTo(CLEARING) < 0 ? left : CLEARING;
    }

    private Optional<Value.Mapping> get(ApiResource resource) throws InterruptedException {
        return switch (api.send("cannot read the Job", ApiRequest.get(resource))) {
            case ApiAnswer.Done(Value.Mapping job) -> Optional.of(job);
            case ApiAnswer.Refused _ -> Optional.empty();
        };
    }

    private EidosException refused(Manifest manifest, ApiStatus status) {
        if (status.notFound()) {
            return EidosException.of(ErrorCode.NOT_FOUND, "the namespace is gone")
                    .object("namespaces/" + context.config().namespace())
                    .reason(status.message())
                    .suggestion("create it: kubectl create namespace "
                            + context.config().namespace())
                    .build();
        }
        if (status.message().contains("exceeded quota")) {
            return EidosException.of(ErrorCode.FORBIDDEN, CREATING)
                    .object(manifest.object())
                    .reason(status.message())
                    .suggestion("free some of the quota, or use another --namespace: kubectl describe resourcequota"
                            + " --namespace " + context.config().namespace())
                    .build();
        }
        return ApiClient.refusal(CREATING, manifest.object(), status);
    }

    static EidosException taken(ApiResource job, NameDecision.Refuse refuse) {
        return EidosException.of(ErrorCode.CONFLICT, "the Job's name is taken")
                .object(job.object())
                .reason(refuse.reason())
                .suggestion(refuse.suggestion())
                .build();
    }
}
