package dev.eidos.live.workload;

import dev.eidos.document.Value;

/** A workload whose pods may not be made: by quota, admission, or for want of a ServiceAccount. */
public final class RefusedPods {
    private RefusedPods() {}

    /** The controller's words; empty where it could make its pods. */
    public static String reason(Value workload, Events events) {
        Value failure = Conditions.of(workload, "ReplicaFailure");
        String said =
                failure.text("status").equals("True") ? failure.text("message").strip() : "";
        return said.isEmpty() ? events.said(workload, "FailedCreate") : said;
    }

    public static String remedy(String reason, String namespace) {
        if (reason.contains("exceeded quota")) {
            return "raise the quota, or free some of it: kubectl --namespace " + namespace + " get resourcequotas";
        }
        if (reason.contains("violates PodSecurity")) {
            return "label the namespace: kubectl label --overwrite namespace " + namespace
                    + " pod-security.kubernetes.io/enforce=privileged";
        }
        if (reason.contains("serviceaccount") && reason.contains("not found")) {
            return "make that ServiceAccount, or install the chart again, which makes it";
        }
        if (reason.contains("failed calling webhook")) {
            return "mend the webhook that is named, or what serves it";
        }
        if (reason.contains("denied the request")) {
            return "allow it in the policy that is named";
        }
        return "see what its controller says: kubectl --namespace " + namespace + " describe";
    }
}
