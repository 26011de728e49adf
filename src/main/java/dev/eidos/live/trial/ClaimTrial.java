package dev.eidos.live.trial;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import java.util.List;

/** The test of dra_support: a pod's claim of one device is allocated, and the pod runs with it. */
record ClaimTrial(TrialSettings settings, String version, String deviceClass) implements Trial {
    static final String ID = "dra_support";
    private static final String GROUP = "resource.k8s.io";
    private static final String NAME = "claim";
    private static final String USUAL = "gpu.nvidia.com";

    static Planned plan(LiveCluster cluster, TrialSettings settings) throws InterruptedException {
        String version = cluster.version(GROUP);
        if (!version.startsWith("v1")) {
            return Planned.cannot(
                    ID, GROUP + " is not served", "use Kubernetes 1.34 or later, where it is on by default");
        }
        Listed classes = cluster.list(new ObjectKind(GROUP, version, "deviceclasses"), null, "metadata.labels");
        if (!classes.isKnown()) {
            return new Planned.Cannot(ID, classes.unread().getFirst());
        }
        List<String> names = classes.items().stream()
                .map(item -> item.text("metadata", "name"))
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return Planned.cannot(ID, "no DeviceClass is there to claim a device of", "install a DRA driver");
        }
        return new Planned.Test(new ClaimTrial(settings, version, names.contains(USUAL) ? USUAL : names.getFirst()));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<TrialObject> objects() {
        return List.of(job(), template());
    }

    private TrialObject job() {
        return new TrialJob(settings, NAME)
                .script("echo claimed > /dev/termination-log")
                .pod(spec -> {
                    spec.putItems(
                            "resourceClaims",
                            List.of(new MappingBuilder()
                                    .put("name", "device")
                                    .put("resourceClaimTemplateName", NAME)
                                    .build()));
                    spec.putItems("tolerations", List.of(Value.mapping(any -> any.put("operator", "Exists"))));
                })
                .container(resources ->
                        resources.putItems("claims", List.of(Value.mapping(one -> one.put("name", "device")))))
                .build();
    }

    /** Since v1beta2 a request says that it is for exactly one class (KEP 4816). */
    private TrialObject template() {
        boolean nested = !version.equals("v1beta1");
        return TrialObject.of(
                settings,
                GROUP,
                version,
                "ResourceClaimTemplate",
                "resourceclaimtemplates",
                NAME,
                spec -> spec.put(
                        "spec",
                        claim -> claim.put(
                                "devices",
                                devices -> devices.putItems("requests", List.of(Value.mapping(request -> {
                                    request.put("name", "device");
                                    if (nested) {
                                        request.put("exactly", exactly -> exactly.put("deviceClassName", deviceClass));
                                    } else {
                                        request.put("deviceClassName", deviceClass);
                                    }
                                }))))));
    }

    @Override
    public Outcome run(Bench bench) throws InterruptedException {
        Value made = bench.create(job());
        bench.create(template().ownedBy(made));
        return Ran.awaited(
                bench,
                NAME,
                (pod, _) -> Outcome.shown(GROUP + "/" + version + "; a claim of deviceclasses/" + deviceClass
                        + " was allocated on nodes/" + pod.text("spec", "nodeName")));
    }
}
