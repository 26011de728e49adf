package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;

/**
 * The GPU Operator's configuration: the spec of its ClusterPolicy ({@code nvidia.com/v1}), a scalar for every leaf,
 * such as {@code driver.version}; with several policies the keys begin with the policy's name.
 */
record PolicyCollector(ClusterConnection cluster) implements Collector {
    private static final String OBJECT = "clusterpolicies.nvidia.com";
    private static final PagedList POLICIES =
            PagedList.of(OBJECT, "/apis/nvidia.com/v1/clusterpolicies", null, "metadata.name", "spec");

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public List<Subtype> collect() {
        List<Value> policies = list();
        Subtype.Builder subtype = Subtype.named(name());
        if (policies.isEmpty()) {
            subtype.gap(OBJECT, Gap.Reason.NotFound, "the cluster has no ClusterPolicy");
        }
        for (Value policy : policies) {
            var flattened = new FlattenedSpec(policies.size() == 1 ? "" : name(policy) + ".");
            flattened.addTo(subtype, policy.at("spec"));
        }
        return List.of(subtype.build());
    }

    private List<Value> list() {
        try {
            List<Value> policies = cluster.list(POLICIES, ArrayList<Value>::new, List::add);
            policies.sort((one, other) -> name(one).compareTo(name(other)));
            return policies;
        } catch (EidosException e) {
            throw e.code() == ErrorCode.NOT_FOUND && OBJECT.equals(e.object()) ? noOperator(e) : e;
        }
    }

    private static String name(Value policy) {
        return policy.text("metadata", "name");
    }

    private static EidosException noOperator(EidosException failure) {
        return EidosException.of(ErrorCode.NOT_FOUND, "the cluster knows no ClusterPolicies")
                .object(OBJECT)
                .reason("the NVIDIA GPU Operator is not installed")
                .cause(failure)
                .build();
    }
}
