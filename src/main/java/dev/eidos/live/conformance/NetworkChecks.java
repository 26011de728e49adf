package dev.eidos.live.conformance;

import dev.eidos.live.read.Folded;
import dev.eidos.live.read.Listed;
import java.util.List;

/** Requirements about what comes in, and what goes between nodes. */
final class NetworkChecks {
    private static final String GATEWAYS = "gateway.networking.k8s.io";
    private static final List<String> FABRICS = List.of(
            "rdma/", "vpc.amazonaws.com/efa", "nvidia.com/rdma", "nvidia.com/hostdev", "networking.gke.io.networks/");

    private NetworkChecks() {}

    static List<Requirement> all() {
        return List.of(
                new Requirement("ai_inference", "Gateway API is served and implemented", NetworkChecks::gateway),
                new Requirement(
                        "advanced_inference_ingress",
                        "requests are routed by the state of inference servers",
                        NetworkChecks::inference),
                new Requirement(
                        "high_performance_networking", "pods can ask for fast network devices", NetworkChecks::fabric));
    }

    private static Shown gateway(Seen seen) throws InterruptedException {
        String version = seen.version(GATEWAYS);
        if (version.isEmpty()) {
            return new Shown.Not(GATEWAYS + " is not served", "install the CRDs of Gateway API and an implementation");
        }
        Listed classes = seen.list("gatewayclasses." + GATEWAYS);
        Listed gateways = seen.list("gateways." + GATEWAYS);
        if (!classes.isKnown() || !gateways.isKnown()) {
            return new Shown.Unread(classes.isKnown() ? gateways.unread() : classes.unread());
        }
        long accepted = Seen.with(classes, "Accepted");
        long programmed = Seen.with(gateways, "Programmed");
        String evidence = GATEWAYS + "/" + version + ", " + accepted + " GatewayClasses accepted, " + programmed
                + " Gateways programmed";
        if (accepted == 0) {
            return new Shown.Partly(
                    GATEWAYS + "/" + version,
                    "no GatewayClass is accepted",
                    "install an implementation, such as kgateway");
        }
        return programmed == 0
                ? new Shown.Partly(
                        evidence, "no Gateway is programmed", "make a Gateway, or see why it is not programmed")
                : new Shown.Implemented(evidence);
    }

    private static Shown inference(Seen seen) throws InterruptedException {
        for (String group : List.of("inference.networking.k8s.io", "inference.networking.x-k8s.io")) {
            String version = seen.version(group);
            if (version.isEmpty()) {
                continue;
            }
            Listed pools = seen.list("inferencepools." + group);
            if (!pools.isKnown()) {
                return new Shown.Unread(pools.unread());
            }
            String evidence = group + "/" + version + ", " + pools.items().size() + " InferencePools";
            return pools.items().isEmpty()
                    ? new Shown.Partly(
                            evidence,
                            "no InferencePool is there",
                            "make one, with an endpoint picker, for a model server")
                    : new Shown.Implemented(evidence);
        }
        return new Shown.Not("no InferencePool is served", "install Gateway API's inference extension");
    }

    private static Shown fabric(Seen seen) throws InterruptedException {
        Folded<List<SeenNode>> nodes = seen.nodes();
        if (!nodes.isKnown()) {
            return new Shown.Unread(nodes.unread());
        }
        for (SeenNode node : nodes.all()) {
            for (String resource : node.offers()) {
                if (FABRICS.stream().anyMatch(resource::startsWith)) {
                    return new Shown.Implemented("nodes/" + node.name() + " offers " + resource);
                }
            }
        }
        return new Shown.Inapplicable("no node offers RDMA, EFA or the like");
    }
}
