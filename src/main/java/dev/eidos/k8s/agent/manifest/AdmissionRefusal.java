package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a cluster that has refused the agent's pod, known by the words it refuses with, and what helps there. The
 * words are those of OpenShift 4, Kubernetes 1.20 to 1.34, Kyverno 1.x and Gatekeeper 3.
 *
 * @param by who refused, with the names of its rules as far as they look like names
 * @param suggestion what a user can do about it
 */
public record AdmissionRefusal(String by, String suggestion) {
    /** As Kubernetes and policy engines name things; anything else in its place is left out. */
    private static final String NAME = "([A-Za-z0-9][A-Za-z0-9._:/-]{0,252})";

    private static final Pattern POLICY =
            Pattern.compile("ValidatingAdmissionPolicy '" + NAME + "'(?: with binding '" + NAME + "')?");
    private static final Pattern WEBHOOK = Pattern.compile("admission webhook \"" + NAME + "\" denied the request");
    private static final Pattern CONSTRAINT = Pattern.compile("\\[" + NAME + "]");

    /** Kyverno lists each policy at the beginning of a line, and its rules indented below. */
    private static final Pattern KYVERNO_POLICY = Pattern.compile("(?m)^" + NAME + ":\\s*$");

    private static final int MOST_NAMES = 3;

    /** Who refused; none where the words are nobody's that is known here. */
    public static Optional<AdmissionRefusal> of(AgentConfig config, String message) {
        if (message.contains("unable to validate against any security context constraint")) {
            return Optional.of(new AdmissionRefusal("OpenShift's security context constraints", scc(config)));
        }
        if (message.contains("violates PodSecurity")) {
            return Optional.of(new AdmissionRefusal("Pod Security", PodSecurityLabels.suggestion(config)));
        }
        if (message.contains("PodSecurityPolicy: unable to")
                || message.contains("unable to validate against any pod security policy")) {
            return Optional.of(new AdmissionRefusal(
                    "a PodSecurityPolicy",
                    lessOr(
                                    config,
                                    "have a policy that allows it made usable: kubectl get podsecuritypolicies; the"
                                            + " verb")
                            + " is \"use\", for " + account(config)));
        }
        Matcher policy = POLICY.matcher(message);
        if (policy.find()) {
            return Optional.of(ofPolicy(config, name(policy, 1), name(policy, 2)));
        }
        Matcher webhook = WEBHOOK.matcher(message);
        return webhook.find() ? Optional.of(ofWebhook(config, name(webhook, 1), message)) : Optional.empty();
    }

    private static AdmissionRefusal ofPolicy(AgentConfig config, String policy, String binding) {
        String bound = binding.isEmpty() ? "" : " validatingadmissionpolicybinding/" + binding;
        return new AdmissionRefusal(
                "the ValidatingAdmissionPolicy " + policy,
                lessOr(config, "have the namespace left out: kubectl get validatingadmissionpolicy/" + policy) + bound
                        + " -o yaml");
    }

    private static AdmissionRefusal ofWebhook(AgentConfig config, String webhook, String message) {
        if (webhook.contains("kyverno")) {
            List<String> policies = names(KYVERNO_POLICY, message);
            return new AdmissionRefusal(
                    "Kyverno" + listed(policies, "policy", "policies"),
                    lessOr(
                                    config,
                                    "have an exception made for namespace " + config.namespace()
                                            + " (PolicyException): kubectl get clusterpolicies.kyverno.io")
                            + (policies.size() == 1 ? " " + policies.getFirst() + " -o yaml" : ""));
        }
        if (webhook.contains("gatekeeper")) {
            return new AdmissionRefusal(
                    "Gatekeeper" + listed(names(CONSTRAINT, message), "constraint", "constraints"),
                    lessOr(
                            config,
                            "have the namespace left out (spec.match.excludedNamespaces of the constraint):"
                                    + " kubectl get constraints"));
        }
        return new AdmissionRefusal(
                "the webhook " + webhook,
                lessOr(
                        config,
                        "ask those whose webhook it is to let it pass in namespace " + config.namespace()
                                + ": kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations"));
    }

    private static String scc(AgentConfig config) {
        String needed = config.pod().profile() == Profile.RESTRICTED ? "nonroot" : "privileged";
        return lessOr(
                config,
                "let the agent's ServiceAccount use one that allows it: oc adm policy add-scc-to-user " + needed
                        + " -z " + config.placement().serviceAccountName() + " -n " + config.namespace());
    }

    /** Asking for less is the user's own to do, and comes first where there is less to ask for. */
    private static String lessOr(AgentConfig config, String otherwise) {
        return switch (config.pod().profile()) {
            case PRIVILEGED, NODE -> "do with what the API server tells alone (--profile restricted), or " + otherwise;
            case RESTRICTED -> otherwise;
        };
    }

    private static String account(AgentConfig config) {
        return "ServiceAccount " + config.placement().serviceAccountName() + " of " + config.namespace();
    }

    private static String name(Matcher found, int group) {
        return Objects.requireNonNullElse(found.group(group), "");
    }

    private static List<String> names(Pattern pattern, String message) {
        List<String> names = new ArrayList<>();
        Matcher matcher = pattern.matcher(message);
        while (matcher.find() && names.size() < MOST_NAMES) {
            String name = name(matcher, 1);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static String listed(List<String> names, String one, String several) {
        return names.isEmpty() ? "" : " (" + (names.size() == 1 ? one : several) + " " + String.join(", ", names) + ")";
    }
}
