package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.client.ApiAnswer;
import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ApiRequest;
import dev.eidos.k8s.client.ApiResource;
import dev.eidos.k8s.client.ApiStatus;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Finds what runs of eidos have left in a cluster, by its labels, and removes what nobody needs any more. */
public final class LeftoverCleanup {
    private static final int SIDE_BY_SIDE = 16;
    private static final List<ObjectKind> RBAC_KINDS = List.of(
            ObjectKind.ROLE_BINDING,
            ObjectKind.CLUSTER_ROLE_BINDING,
            ObjectKind.ROLE,
            ObjectKind.CLUSTER_ROLE,
            ObjectKind.SERVICE_ACCOUNT);

    private final ApiClient api;
    private final LeftoverQuery asked;
    private final Consumer<String> warnings;
    private final Clock clock;

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
     * What became of a leftover.
     *
     * @param failure why it is still there although it should not
     */
    public record Outcome(Leftover leftover, Optional<EidosException> failure) {}

    /**
     * Changes nothing.
     *
     * @throws EidosException if nobody may look for Jobs
     */
    public List<Leftover> find() throws InterruptedException {
        var search = new LeftoverSearch(api, Labels.selector(asked.run().orElse(null)));
        // what may be left over before its owner, so that an owner which is missing later has gone
        LeftoverQuery query = within(search);
        List<Node> pods = visible(search.list("", "pods", query.namespace()));
        List<Node> configMaps = visible(search.list("", "configmaps", query.namespace()));
        List<Node> jobs = switch (search.list("batch", "jobs", query.namespace())) {
            case LeftoverSearch.Found.Items(List<Node> items) -> items;
            case LeftoverSearch.Found.Forbidden(ApiStatus status) ->
                throw ApiClient.refusal("cannot look for leftovers", "jobs", status);
        };
        List<Leftover> found = new ArrayList<>(new Leftovers(query, clock.instant()).of(jobs, configMaps, pods));
        if (query.rbac()) {
            found.addAll(rbac(query, jobs));
        }
        return found;
    }

    private LeftoverQuery within(LeftoverSearch search) throws InterruptedException {
        if (asked.namespace().isPresent()
                || search.list("batch", "jobs", Optional.empty()) instanceof LeftoverSearch.Found.Items) {
            return asked;
        }
        warnings.accept("you may not list jobs in all namespaces: looking in " + asked.fallback()
                + " alone; name another with --namespace");
        return asked.in(asked.fallback());
    }

    private List<Node> visible(LeftoverSearch.Found found) {
        return switch (found) {
            case LeftoverSearch.Found.Items(List<Node> items) -> items;
            case LeftoverSearch.Found.Forbidden(ApiStatus status) -> {
                warnings.accept("not looked for: " + status.message());
                yield List.of();
            }
        };
    }

    private List<Leftover> rbac(LeftoverQuery query, List<Node> jobsOfQuery) throws InterruptedException {
        var search = new LeftoverSearch(api, Labels.selector(null));
        // of all runs: RBAC is not one run's
        List<Node> jobs =
                query.run().isEmpty() ? jobsOfQuery : visible(search.list("batch", "jobs", query.namespace()));
        Optional<String> active = jobs.stream()
                .filter(ActiveRuns::isActive)
                .map(job -> Leftovers.leftover("batch", "jobs", job, new Leftover.Fate.Keep("active")))
                .filter(job -> !(query.force() && isOf(query, job)))
                .map(job -> job.resource().object())
                .findFirst();
        Map<ObjectKind, List<Node>> found = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : RBAC_KINDS) {
            found.put(
                    kind,
                    visible(search.list(
                            kind.group(), kind.plural(), kind.isNamespaced() ? query.namespace() : Optional.empty())));
        }
        return new LeftoverRbac(query.namespace(), active).of(found);
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
            Round.all(some).forEach(outcome -> outcome.ifPresent(outcomes::add));
        }
        // bindings come before their roles: what they give must not vanish under those who still have it
        boolean free = true;
        for (Leftover one : leftovers) {
            if (one.runId().isEmpty() && free) {
                Optional<Outcome> outcome = carryOut(one);
                outcome.ifPresent(outcomes::add);
                free = outcome.flatMap(Outcome::failure).isEmpty();
            }
        }
        return outcomes;
    }

    private Optional<Outcome> carryOut(Leftover leftover) throws InterruptedException {
        ApiResource resource = leftover.resource();
        return switch (leftover.fate()) {
            case Leftover.Fate.Keep _ -> Optional.empty();
            case Leftover.Fate.Remove _ ->
                Optional.of(sent(
                        leftover,
                        leftover.runId().isEmpty()
                                ? ApiRequest.delete(resource, leftover.identity())
                                : ApiRequest.delete(
                                        resource, leftover.identity().uid())));
            case Leftover.Fate.Release release ->
                Optional.of(sent(leftover, ApiRequest.replace(resource, release.changed())));
        };
    }

    private Outcome sent(Leftover leftover, ApiRequest request) throws InterruptedException {
        try {
            if (api.send("cannot remove it", request) instanceof ApiAnswer.Refused(ApiStatus status)
                    && !status.notFound()) {
                return new Outcome(
                        leftover,
                        Optional.of(ApiClient.refusal(
                                "cannot remove it", leftover.resource().object(), status)));
            }
            return new Outcome(leftover, Optional.empty());
        } catch (EidosException e) {
            return new Outcome(leftover, Optional.of(e));
        }
    }
}
