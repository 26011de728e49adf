package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/** The node that this machine is, if it is one. */
record NodeCollector(ThisNode node) implements Collector {

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public List<Subtype> collect() {
        return List.of(NodeFacts.of(name(), node.read()));
    }
}
