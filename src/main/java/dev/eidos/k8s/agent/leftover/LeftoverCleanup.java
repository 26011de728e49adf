package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.manifest.JobState;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.RetryOnConflict;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.Parallel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The clean-up of objects that runs of eidos have left in a cluster: it finds them by their labels, and removes those
 * that nobody needs any more.
 */
public final class LeftoverCleanup {
    private static final String REMOVE = "cannot remove it";
    private static final int SIDE_BY_SIDE = 16;
    private static final List<ObjectKind> RBAC_KINDS = List.of(
            ObjectKind.ROLE_BINDING,
            ObjectKind.CLUSTER_ROLE_BINDING,
            ObjectKind.ROLE,
            ObjectKind.CLUSTER_ROLE,
            ObjectKind.SERVICE_ACCOUNT);

    /** The kinds in which namespaces that are gone have left something. */
    private static final List<ObjectKind> BOUND_KINDS =
            List.of(ObjectKind.CLUSTER_ROLE_BINDING, ObjectKind.ROLE_BINDING, ObjectKind.CLUSTER_ROLE, ObjectKind.ROLE);

    private final ApiClient api;
    private final LeftoverQuery asked;
    private final Consumer<String> warnings;
    private final Clock clock;

    /** UIDs; what these own is collected a moment later. */
    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    /**
     * Asks nothing yet.
     *
     * @param warnings is told where it was not allowed to look
     */
    public LeftoverCleanup(ApiClient api, LeftoverQuery query, Consumer<String> warnings) {
        this(api, query, warnings, Clock.systemUTC());
    }

    LeftoverCleanup(ApiClient api, LeftoverQuery query, Consumer<String> warnings, Clock clock) {
        this.api = api;
        this.asked = query;
        this.warnings = warnings;
        this.clock = clock;
    }

    /**
     * The outcome of cleaning up a leftover.
     *
     * @param failure the reason why it is still there although it should be gone; empty if all went well
     */
    public record Outcome(Leftover leftover, Optional<EidosException> failure) {}

    /**
     * Changes nothing.
     *
     * @throws EidosException if nobody may look for Jobs
     */
    public List<Leftover> find() throws InterruptedException {
        return find(warnings);
    }

    private List<Leftover> find(Consumer<String> warnings) throws InterruptedException {
        var search = new LeftoverSearch(api, Labels.selector(asked.run().orElse(null)));
        // what may be left over before its owner, so that an owner which is missing later has gone
        LeftoverQuery query = within(search, warnings);
        List<Value> pods = visible(search.list("", "pods", query.namespace()), warnings);
        List<Value> configMaps = visible(search.list("", "configmaps", query.namespace()), warnings);
        List<Value> jobs = switch (search.list("batch", "jobs", query.namespace())) {
            case LeftoverSearch.Found.Items(List<Value> items) -> items;
            case LeftoverSearch.Found.Forbidden(ApiStatus status) ->
                throw ApiClient.refusal("cannot look for leftovers", "jobs", status);
        };
        List<Leftover> found = new ArrayList<>(new Leftovers(query, clock.instant()).of(jobs, configMaps, pods));
        found.addAll(new RunNamespaces(query, clock.instant()).of(search, jobs));
        if (query.rbac()) {
            found.addAll(rbac(query, active(query, jobs, warnings), RBAC_KINDS, warnings));
            found.addAll(new LeftoverNamespaces(api, query, removed).of(found, warnings));
        } else if (query.run().isEmpty() && mayServeWhatIsGone(query)) {
            found.addAll(rbac(query, Optional.empty(), BOUND_KINDS, onlyFirst(warnings)));
        }
        return found;
    }

    /**
     * What eidos keeps for its next runs, and that stays: ServiceAccounts, roles, bindings, and namespaces of its own.
     * Changes nothing. Empty where their removal is asked for, as {@link #find} tells of them then.
     */
    public List<Leftover> lasting() throws InterruptedException {
        if (asked.rbac()) {
            return List.of();
        }
        var all = new LeftoverCleanup(api, asked.withRbac(), _ -> {}, clock);
        return all.find().stream()
                .filter(one -> one.runId().isEmpty() && !Leftovers.IS_GOING.equals(one.fate()))
                .toList();
    }

    private boolean mayServeWhatIsGone(LeftoverQuery query) throws InterruptedException {
        return query.namespace().isEmpty()
                || new GoneNamespaces(api)
                        .find(query.namespace(), warnings)
                        .test(query.namespace().get());
    }

    /** Whoever may not look at one kind may not look at the next either. */
    private static Consumer<String> onlyFirst(Consumer<String> warnings) {
        var told = new AtomicBoolean();
        return warning -> {
            if (!told.getAndSet(true)) {
                warnings.accept(warning);
            }
        };
    }

    private LeftoverQuery within(LeftoverSearch search, Consumer<String> warnings) throws InterruptedException {
        if (asked.namespace().isPresent()
                || search.list("batch", "jobs", Optional.empty()) instanceof LeftoverSearch.Found.Items) {
            return asked;
        }
        warnings.accept("you may not list jobs in all namespaces: looking in " + asked.fallback()
                + " alone; name another with --namespace");
        return asked.in(asked.fallback());
    }

    private List<Value> visible(LeftoverSearch.Found found, Consumer<String> warnings) {
        return switch (found) {
            case LeftoverSearch.Found.Items(List<Value> items) -> items;
            case LeftoverSearch.Found.Forbidden(ApiStatus status) -> {
                warnings.accept("not looked for: " + status.message());
                yield List.of();
            }
        };
    }

    /** The decisions about RBAC objects of these kinds; asked or not, what namespaces have that are gone goes. */
    private List<Leftover> rbac(
            LeftoverQuery query, Optional<String> active, List<ObjectKind> kinds, Consumer<String> warnings)
            throws InterruptedException {
        Map<ObjectKind, List<Value>> found = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : kinds) {
            // all bindings of a ClusterRole, whoever made them: while there is one, the ClusterRole stays
            String selector = kind == ObjectKind.CLUSTER_ROLE_BINDING ? "" : Labels.selector(null);
            switch (list(new LeftoverSearch(api, selector), kind, query.namespace())) {
                case LeftoverSearch.Found.Items(List<Value> items) -> found.put(kind, items);
                case LeftoverSearch.Found.Forbidden(ApiStatus status) ->
                    warnings.accept("not looked for: " + status.message());
            }
        }
        Predicate<String> gone = new GoneNamespaces(api).find(query.namespace(), warnings);
        return new LeftoverRbac(query.rbac(), query.namespace(), active, gone).of(found);
    }

    /** Roles and their bindings are where results go, which may be another namespace than that of the Job. */
    private static LeftoverSearch.Found list(LeftoverSearch search, ObjectKind kind, Optional<String> namespace)
            throws InterruptedException {
        return switch (kind) {
            case SERVICE_ACCOUNT -> search.list(kind.group(), kind.plural(), namespace);
            case ROLE, ROLE_BINDING -> {
                var everywhere = search.list(kind.group(), kind.plural(), Optional.empty());
                yield everywhere instanceof LeftoverSearch.Found.Forbidden && namespace.isPresent()
                        ? search.list(kind.group(), kind.plural(), namespace)
                        : everywhere;
            }
            case CLUSTER_ROLE, CLUSTER_ROLE_BINDING -> search.list(kind.group(), kind.plural(), Optional.empty());
            case NAMESPACE, JOB -> throw new IllegalArgumentException("not RBAC: " + kind);
        };
    }

    /** A Job that is still at work. */
    private Optional<String> active(LeftoverQuery query, List<Value> jobsOfQuery, Consumer<String> warnings)
            throws InterruptedException {
        var search = new LeftoverSearch(api, Labels.selector(null));
        // of all runs: RBAC is not one run's
        List<Value> jobs = query.run().isEmpty()
                ? jobsOfQuery
                : visible(search.list("batch", "jobs", query.namespace()), warnings);
        return jobs.stream()
                .filter(JobState::isAtWork)
                .map(job -> Leftovers.leftover("batch", "jobs", job, new Leftover.Fate.Keep("active")))
                .filter(job -> !(query.force() && isOf(query, job)))
                .map(job -> job.resource().object())
                .findFirst();
    }

    private static boolean isOf(LeftoverQuery query, Leftover job) {
        return query.run().map(run -> run.value().equals(job.runId())).orElse(true);
    }

    /**
     * Removes what is to go, each object only if it is still the one that was found.
     *
     * @return one outcome for each that was to go or to change
     */
    public List<Outcome> remove(List<Leftover> leftovers) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        List<Leftover> ofRuns =
                leftovers.stream().filter(one -> !one.runId().isEmpty()).toList();
        for (int from = 0; from < ofRuns.size(); from += SIDE_BY_SIDE) {
            List<Callable<Optional<Outcome>>> some = new ArrayList<>();
            ofRuns.subList(from, Math.min(from + SIDE_BY_SIDE, ofRuns.size()))
                    .forEach(one -> some.add(() -> carryOut(one)));
            Parallel.all(some).forEach(outcome -> outcome.ifPresent(outcomes::add));
        }
        // bindings come before their roles: what they give must not vanish under those who still have it
        boolean free = true;
        for (Leftover one : leftovers) {
            if (one.runId().isEmpty() && (free || isBinding(one))) {
                Optional<Outcome> outcome = carryOut(one);
                outcome.ifPresent(outcomes::add);
                free &= outcome.flatMap(Outcome::failure).isEmpty();
            }
        }
        return outcomes;
    }

    private static boolean isBinding(Leftover leftover) {
        String plural = leftover.resource().plural();
        return plural.equals(ObjectKind.ROLE_BINDING.plural())
                || plural.equals(ObjectKind.CLUSTER_ROLE_BINDING.plural());
    }

    private Optional<Outcome> carryOut(Leftover leftover) throws InterruptedException {
        if (leftover.fate() instanceof Leftover.Fate.Keep) {
            return Optional.empty();
        }
        try {
            // what is in a namespace does not change the namespace: it is looked at immediately before it goes
            return Optional.of(
                    leftover.resource().plural().equals(ObjectKind.NAMESPACE.plural())
                            ? RetryOnConflict.retry(() -> again(leftover), () -> again(leftover))
                            : RetryOnConflict.retry(() -> attempt(leftover, leftover), () -> again(leftover)));
        } catch (EidosException e) {
            return Optional.of(new Outcome(leftover, Optional.of(e)));
        }
    }

    /** Somebody has changed it, such as a run that needs it: what becomes of it is decided anew. */
    private RetryOnConflict.Tried<Outcome> again(Leftover leftover) throws InterruptedException {
        Optional<Leftover> now = find(warning -> {}).stream()
                .filter(one -> one.resource().equals(leftover.resource())
                        && one.identity().uid().equals(leftover.identity().uid()))
                .findFirst();
        return now.isEmpty() ? done(leftover, Optional.empty()) : attempt(leftover, now.get());
    }

    private RetryOnConflict.Tried<Outcome> attempt(Leftover leftover, Leftover now) throws InterruptedException {
        ApiResource resource = now.resource();
        return switch (now.fate()) {
            case Leftover.Fate.Keep(String reason) -> done(leftover, Optional.of(inUse(resource, reason)));
            case Leftover.Fate.Remove _ ->
                sent(
                        leftover,
                        now.runId().isEmpty()
                                ? ApiRequest.delete(resource, now.identity())
                                : ApiRequest.delete(resource, now.identity().uid()));
            case Leftover.Fate.Release release -> sent(leftover, ApiRequest.replace(resource, release.changed()));
        };
    }

    private RetryOnConflict.Tried<Outcome> sent(Leftover leftover, ApiRequest request) throws InterruptedException {
        if (!(api.send(REMOVE, request) instanceof ApiAnswer.Refused(ApiStatus status)) || status.notFound()) {
            removed.add(leftover.identity().uid());
            return done(leftover, Optional.empty());
        }
        Optional<EidosException> failure =
                Optional.of(ApiClient.refusal(REMOVE, leftover.resource().object(), status));
        return status.code() == 409
                ? new RetryOnConflict.Tried.Lost<>(new Outcome(leftover, failure))
                : done(leftover, failure);
    }

    private static RetryOnConflict.Tried<Outcome> done(Leftover leftover, Optional<EidosException> failure) {
        return new RetryOnConflict.Tried.Done<>(new Outcome(leftover, failure));
    }

    private static EidosException inUse(ApiResource resource, String reason) {
        return EidosException.of(ErrorCode.CONFLICT, REMOVE)
                .object(resource.object())
                .reason("it has changed since it was found: " + reason)
                .build();
    }
}
