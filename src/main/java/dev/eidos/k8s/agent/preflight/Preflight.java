package dev.eidos.k8s.agent.preflight;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.ForeignRbac;
import dev.eidos.k8s.agent.rbac.RbacDecision;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.Lookup;
import dev.eidos.k8s.api.Parallel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks that are made before anything is created, for reasons that would make the run fail. */
public final class Preflight {
    private static final String WHAT = "cannot check permissions";

    private final ApiClient client;
    private final AgentConfig config;
    private final AgentManifests manifests;
    private final ClusterInspection look;
    private final Consumer<String> warnings;

    private Preflight(
            ApiClient client,
            AgentConfig config,
            AgentManifests manifests,
            ClusterInspection look,
            Consumer<String> warnings) {
        this.client = client;
        this.config = config;
        this.manifests = manifests;
        this.look = look;
        this.warnings = warnings;
    }

    /**
     * Sends nothing where RBAC is in place and the inspection has shown what the caller may do.
     *
     * @throws EidosException for the first thing that is wrong; for all missing permissions together
     */
    public static void check(
            ApiClient client,
            AgentConfig config,
            AgentManifests manifests,
            ClusterInspection look,
            Consumer<String> warnings)
            throws InterruptedException {
        new Preflight(client, config, manifests, look, warnings).check();
    }

    private void check() throws InterruptedException {
        look.namespace()
                .flatMap(namespace -> NamespaceState.terminating(config, namespace))
                .ifPresent(Preflight::fail);
        ForeignRbac.in(manifests, look.decisions()).ifPresent(Preflight::fail);
        Optional<AbsentNamespace> absent =
                look.namespaceAbsent() && !config.placement().mayCreateNamespace()
                        ? Optional.of(AbsentNamespace.at(client, config))
                        : Optional.empty();
        if (absent.isEmpty()) {
            warnOfWhatIsUnseen();
        }
        if (!config.run().skipPreflight()) {
            permissions(absent);
        }
        absent.map(one -> one.failure("")).ifPresent(Preflight::fail);
        if (config.run().skipPreflight()) {
            return;
        }
        look.references().forEach((reference, sight) -> {
            if (sight instanceof Lookup.Absent) {
                throw reference.missing();
            }
        });
        look.namespace()
                .flatMap(namespace -> NamespaceState.forbidden(config, namespace))
                .ifPresent(Preflight::fail);
        look.podRefusal().ifPresent(this::podRefused);
    }

    private static void fail(EidosException failure) {
        throw failure;
    }

    private void warnOfWhatIsUnseen() {
        for (Manifest manifest : manifests.all()) {
            boolean namespaceIsEvident =
                    manifest.kind() == ObjectKind.NAMESPACE && look.isPresent(ObjectKind.SERVICE_ACCOUNT);
            if (look.isHidden(manifest.kind()) && !namespaceIsEvident && isAssumed(manifest.kind())) {
                warnings.accept("you may not look at " + manifest.object() + ": assuming that it has been set up");
            }
        }
        String account = config.placement().serviceAccountName();
        if (look.decisions().get(ObjectKind.SERVICE_ACCOUNT) instanceof RbacDecision.Create
                && !account.equals(AgentConfig.DEFAULT_NAME)) {
            warnings.accept(
                    "there is no ServiceAccount " + account + " in " + config.namespace() + " yet: it will be created");
        }
    }

    private boolean isAssumed(ObjectKind kind) {
        return look.decisions().get(kind) instanceof RbacDecision.Reuse
                && (config.run().skipPreflight() || kind != ObjectKind.SERVICE_ACCOUNT);
    }

    /** @param absent the namespace that is not there and shall not be made */
    private void permissions(Optional<AbsentNamespace> absent) throws InterruptedException {
        List<RequiredPermission> needs = Permissions.needed(config, look.decisions(), look.namespaceAbsent()).stream()
                .filter(need -> absent.isEmpty() || !isOfNamespaces(need.permission()))
                .toList();
        Map<Permission, Boolean> known = new LinkedHashMap<>(look.nodes());
        Map<Permission, ApiRequest> reviews = new LinkedHashMap<>();
        for (RequiredPermission need : needs) {
            Permission permission = need.permission();
            if (look.rules().stream().anyMatch(rules -> rules.grant(permission))) {
                known.put(permission, true);
            } else if (!known.containsKey(permission)) {
                reviews.put(permission, Reviews.access(permission));
            }
        }
        Map<ObjectKind, ApiRequest> tries = EscalationCheck.requests(config, look);
        Map<ApiRequest, ApiAnswer> answers = ask(reviews.values(), tries.values());
        reviews.forEach((permission, review) -> known.put(permission, isAllowed(answers.get(review))));
        List<RequiredPermission> lacking = needs.stream()
                .filter(need -> !known.getOrDefault(need.permission(), false))
                .toList();
        var missing = new MissingPermissions(missing(lacking), EscalationCheck.refusals(config, tries, answers));
        if (!missing.isEmpty() && absent.isPresent()) {
            throw absent.get().failure(missing.besides());
        }
        if (!missing.isEmpty()) {
            throw missing.failure(client.server(), config, Caller.name(client, missing.permissions()));
        }
        if (absent.isEmpty()) {
            warnOfWhatIsLost(lacking);
        }
    }

    private static boolean isOfNamespaces(Permission permission) {
        return permission.resource().equals(ObjectKind.NAMESPACE.plural());
    }

    private Map<ApiRequest, ApiAnswer> ask(Collection<ApiRequest> reviews, Collection<ApiRequest> tries)
            throws InterruptedException {
        List<ApiRequest> requests = new ArrayList<>(reviews);
        requests.addAll(tries);
        return requests.isEmpty() ? Map.of() : Parallel.send(client, WHAT, requests);
    }

    private static boolean isAllowed(@Nullable ApiAnswer answer) {
        return answer != null && Reviews.isAllowed(answer);
    }

    private List<Permission> missing(List<RequiredPermission> lacking) {
        List<Permission> missing = new ArrayList<>();
        lacking.stream().filter(RequiredPermission::isRequired).forEach(need -> missing.add(need.permission()));
        for (Manifest manifest : manifests.all()) {
            // "get jobs" is among the needs
            boolean known = manifest.kind() == ObjectKind.JOB || manifest.kind() == ObjectKind.NAMESPACE;
            if (look.isHidden(manifest.kind()) && !known && !isAssumed(manifest.kind())) {
                missing.add(Permission.of("get", manifest.resource()));
            }
        }
        return missing;
    }

    private void warnOfWhatIsLost(List<RequiredPermission> lacking) {
        lacking.stream()
                .filter(need -> !need.isRequired())
                .collect(Collectors.groupingBy(
                        need -> need.without().orElse(""), LinkedHashMap::new, Collectors.toList()))
                .forEach((without, needs) -> warnings.accept("you may not "
                        + needs.stream()
                                .map(need -> need.permission().toString())
                                .collect(Collectors.joining(", "))
                        + ": " + without));
    }

    private void podRefused(ApiStatus refusal) {
        boolean oneGoes = config.placement().replace() && look.job().isPresent();
        if (oneGoes && PodAdmission.isAboutQuota(refusal)) {
            warnings.accept("quota is free only once the Job that is replaced has gone: " + refusal.message());
            return;
        }
        throw PodAdmission.failure(config, refusal);
    }
}
