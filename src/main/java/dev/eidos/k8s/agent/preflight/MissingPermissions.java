package dev.eidos.k8s.agent.preflight;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.manifest.Grant;
import dev.eidos.k8s.agent.manifest.RbacManifests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the caller may not do, in words that can be passed on to an administrator.
 *
 * @param permissions that are missing
 * @param refusals of roles and bindings that grant more than the caller has, in the server's words
 */
record MissingPermissions(List<Permission> permissions, List<String> refusals) {
    private static final Set<String> SET_UP = Set.of("namespaces", "serviceaccounts");

    boolean isEmpty() {
        return permissions.isEmpty() && refusals.isEmpty();
    }

    /** @param user the caller's name, if it is known */
    EidosException failure(String server, AgentConfig config, Optional<String> user) {
        return EidosException.of(ErrorCode.FORBIDDEN, "you lack permissions that this run needs; nothing was created")
                .object(server)
                .reason(lines())
                .suggestion(suggestion(config, user))
                .build();
    }

    /** As a part of another failure's reason. */
    String besides() {
        return "; besides, you lack permissions that this run needs:" + lines();
    }

    private String lines() {
        List<String> lines = new ArrayList<>();
        permissions.forEach(permission -> lines.add(permission.toString()));
        refusals.forEach(refusal -> lines.add("grant the agent its permissions: " + refusal.replace("\n", "\n    ")));
        return "\n  " + String.join("\n  ", lines);
    }

    private String suggestion(AgentConfig config, Optional<String> user) {
        List<String> ways = new ArrayList<>();
        if (!permissions.isEmpty()) {
            ways.add("ask an administrator of the cluster for them; each line can be checked: kubectl auth can-i "
                    + permissions.getFirst());
        }
        if (!refusals.isEmpty() || permissions.stream().anyMatch(MissingPermissions::isOfSetUp)) {
            // not by kubectl apply: it would take from the Role the results that other users have named
            ways.add("let an administrator run this once; what it sets up stays, and you no longer need to set it up:"
                    + " eidos snapshot --deploy-agent" + flags(config));
        }
        if (!permissions.isEmpty()) {
            List<Grant.Rule> rules = permissions.stream().map(Permission::rule).toList();
            ways.add("an administrator gives you exactly these permissions with:\n" + new Grant(user, rules).command());
        }
        return String.join("\n       ", ways);
    }

    /** The flags that decide which objects are set up, as they are given now. */
    private static String flags(AgentConfig config) {
        var flags = new StringBuilder(" --namespace ").append(config.namespace());
        if (!config.placement().serviceAccountName().equals(AgentConfig.DEFAULT_NAME)) {
            flags.append(" --service-account-name ").append(config.placement().serviceAccountName());
        }
        if (config.pod().profile() != Profile.PRIVILEGED) {
            flags.append(" --profile ").append(config.pod().profile().label());
        }
        if (!config.pod().image().equals(DefaultImage.current())) {
            flags.append(" --image ").append(config.pod().image());
        }
        config.run().output().ifPresent(output -> flags.append(" -o ").append(output));
        return flags.toString();
    }

    private static boolean isOfSetUp(Permission permission) {
        return permission.group().equals(RbacManifests.GROUP) || SET_UP.contains(permission.resource());
    }
}
