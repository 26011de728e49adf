package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.Finding;
import dev.eidos.live.check.ComponentChecks;
import dev.eidos.live.check.ObjectCheck;
import dev.eidos.live.read.Listed;
import dev.eidos.live.workload.Events;
import dev.eidos.recipe.ComponentRef;
import java.util.List;
import java.util.Map;

/**
 * All that was read about a component.
 *
 * @param namespace the Namespace, or nothing
 * @param workloads its own, Jobs too
 * @param claims of the namespace
 * @param releases HelmReleases and Applications that install it
 * @param webhooks that a Service of the namespace serves
 * @param endpoints the EndpointSlices of those Services
 * @param troubled the pods of workloads that are not ready, by the workload's place
 * @param lastWords of containers that crashed, by {@code pod/container}
 * @param crds by name
 * @param asserted what is not as the files of assertions ask
 * @param elsewhere workloads of its chart in other namespaces; looked for only where it has none
 * @param unread what could not be read
 */
record ComponentObjects(
        ComponentRef component,
        Listed namespace,
        List<Workload> workloads,
        List<Value> claims,
        List<Release> releases,
        List<Webhook> webhooks,
        Listed endpoints,
        Map<String, List<Value>> troubled,
        Events events,
        Map<String, List<String>> lastWords,
        ComponentChecks checks,
        Map<String, Listed> crds,
        Map<ObjectCheck, Listed> checked,
        List<Finding> asserted,
        List<String> elsewhere,
        List<Finding> unread) {}
