package dev.eidos.bundle.fleet;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.Installation;
import dev.eidos.bundle.Installation.ReadyState;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.fleet.NodePool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The drivers of a cluster's pools: one GPU Operator, and an NVIDIADriver for each pool whose driver is the operator's.
 * A pool whose nodes bring their driver has none, and then gets none (GPU Operator documentation, "NVIDIA Driver Custom
 * Resource Definition").
 */
final class PoolDrivers {
    static final String OPERATOR = "gpu-operator";
    static final String DRIVER = "driver";

    /** Nodes of several drivers, a fallback and a controlled change to them came with 26.7 (its release notes). */
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\..*");

    private static final int YEAR = 26;
    private static final int MONTH = 7;

    private PoolDrivers() {}

    /** The pools that get one. */
    static List<PoolPlan> managed(List<PoolPlan> plans) {
        return plans.stream()
                .filter(plan -> plan.component(OPERATOR)
                        .filter(operator -> operator.kind() == BundledComponent.Kind.CHART)
                        .map(operator ->
                                !operator.values().text(DRIVER, "enabled").equals("false"))
                        .orElse(false))
                .toList();
    }

    /**
     * Checks that the pools' drivers can be told apart.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if a pool has no node selector, or a node could be of
     *     two pools, which the operator refuses; or the operator is too old for it
     */
    static void check(List<PoolPlan> managed) {
        for (PoolPlan plan : managed) {
            String version = Objects.requireNonNullElse(
                    plan.component(OPERATOR).orElseThrow().ref().version(), "");
            Matcher parts = VERSION.matcher(version);
            if (!parts.matches()
                    || Integer.parseInt(parts.group(1)) * 100 + Integer.parseInt(parts.group(2)) < YEAR * 100 + MONTH) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "this GPU Operator has no driver for each pool")
                        .object("pool " + plan.name() + ", " + OPERATOR + " " + version)
                        .reason("it can since v" + YEAR + "." + MONTH)
                        .suggestion(
                                "make the recipe with a library that has it, or bundle one pool: --pool " + plan.name())
                        .build();
            }
            if (plan.pool().nodeSelector().isEmpty()) {
                throw EidosException.of(ErrorCode.INVALID_INPUT, "a pool has no node selector")
                        .object("pool " + plan.name())
                        .reason("its nodes get a driver of their own, and nothing says which nodes these are")
                        .suggestion("label its nodes (kubectl label nodes NODE eidos.nvidia.com/pool=" + plan.name()
                                + "), and write the label to the pool's nodeSelector in the recipe, or make the recipe"
                                + " anew of new snapshots")
                        .build();
            }
        }
        managed.forEach(PoolDrivers::checkPlain);
        for (int one = 0; one < managed.size(); one++) {
            for (int other = one + 1; other < managed.size(); other++) {
                check(managed.get(one).pool(), managed.get(other).pool());
            }
        }
    }

    /** The chart renders extra objects as templates, which its own values are not. */
    private static void checkPlain(PoolPlan plan) {
        Value.Mapping values = plan.component(OPERATOR).orElseThrow().values();
        if (YamlWriter.write(driver(values)).contains("{{")
                || YamlWriter.write(Value.sequence(values.items("daemonsets", "tolerations")))
                        .contains("{{")) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a value would be taken for a template")
                    .object("pool " + plan.name() + ", " + OPERATOR + ":" + DRIVER)
                    .reason("it has {{, and the chart renders what it makes of a pool's driver")
                    .suggestion("write it without braces")
                    .build();
        }
    }

    /** NVIDIA/gpu-operator, internal/validator, nodeSelectorsCanSelectSameGPUNode. */
    private static void check(NodePool one, NodePool other) {
        boolean apart = one.nodeSelector().entrySet().stream()
                .anyMatch(label -> other.nodeSelector().containsKey(label.getKey())
                        && !label.getValue().equals(other.nodeSelector().get(label.getKey())));
        if (!apart) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a node could be of two pools")
                    .object("pools " + one.name() + " and " + other.name())
                    .reason("the node selectors " + one.selectorText() + " and " + other.selectorText()
                            + " have no label with different values, and the GPU Operator refuses two drivers for a"
                            + " node")
                    .suggestion("give both pools a label of the same name with different values")
                    .build();
        }
    }

    /** The operator's values for all pools: what their drivers have in common, and an object for each. */
    static Value.Mapping values(Value.Mapping merged, List<PoolPlan> managed) {
        List<Value.Mapping> own = managed.stream()
                .map(plan -> plan.component(OPERATOR).orElseThrow().values())
                .toList();
        Map<String, Value> values = new LinkedHashMap<>(merged.entries());
        Map<String, Value> driver = new LinkedHashMap<>(
                ValueUnion.common(own.stream().map(PoolDrivers::driver).toList())
                        .entries());
        driver.putAll(new MappingBuilder()
                .put("enabled", true)
                .put(
                        "nvidiaDriverCRD",
                        new MappingBuilder()
                                .put("enabled", true)
                                .put("deployDefaultCR", false)
                                .build())
                .build()
                .entries());
        values.put(DRIVER, Value.mapping(driver));
        List<Value> objects = new ArrayList<>(merged.items("extraObjects"));
        for (int pool = 0; pool < managed.size(); pool++) {
            objects.add(NvidiaDriver.of(managed.get(pool).pool(), own.get(pool)));
        }
        values.put("extraObjects", Value.sequence(objects));
        return Value.mapping(values);
    }

    /** Each driver is waited for, beside what the operator is waited for anyway. */
    static Installation installation(Installation usual, List<PoolPlan> managed) {
        List<ReadyState> ready = new ArrayList<>();
        managed.forEach(plan ->
                ready.add(new ReadyState("nvidia.com/v1alpha1", "NVIDIADriver", plan.name(), "status.state", "ready")));
        ready.addAll(usual.ready());
        return new Installation(usual.minutes(), usual.upgradesDefinitions(), ready, usual.changing());
    }

    private static Value.Mapping driver(Value.Mapping values) {
        return values.get(DRIVER) instanceof Value.Mapping driver ? driver : Value.Mapping.EMPTY;
    }
}
