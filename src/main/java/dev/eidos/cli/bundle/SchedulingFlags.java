package dev.eidos.cli.bundle;

import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.Scheduling.Group;
import dev.eidos.cli.option.Flags;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.k8s.syntax.Toleration;
import dev.eidos.recipe.Criteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The flags that say on which nodes a bundle's components run. */
final class SchedulingFlags {
    private SchedulingFlags() {}

    static void describe(CommandSpec spec) {
        describe(spec, "system", "what runs beside the GPUs");
        describe(spec, "accelerated", "what runs on GPU nodes");
        spec.addOption(Flags.text("N", "How many GPU nodes there are (default: what the recipe says).", "--nodes"));
    }

    private static void describe(CommandSpec spec, String group, String what) {
        spec.addOption(
                Flags.texts("KEY=VALUE", "Labels of the nodes for " + what + ".", "--" + group + "-node-selector"));
        spec.addOption(Flags.texts(
                "KEY=VALUE:EFFECT",
                "Taints that " + what + " tolerates (default: all).",
                "--" + group + "-node-toleration"));
    }

    static Scheduling of(ParseResult options, int recipeNodes) {
        String nodes = options.matchedOptionValue("--nodes", null);
        return new Scheduling(
                group(options, "system"),
                group(options, "accelerated"),
                nodes == null ? recipeNodes : Flags.parse("--nodes", nodes, Criteria::parseNodes));
    }

    private static Group group(ParseResult options, String group) {
        String selectorFlag = "--" + group + "-node-selector";
        List<String> selectors = Flags.texts(options, selectorFlag);
        Map<String, String> selector = Flags.parse(
                selectorFlag,
                String.join(",", selectors),
                _ -> NodeSelector.parse(selectors).labels());
        String tolerationFlag = "--" + group + "-node-toleration";
        List<Value> tolerations = new ArrayList<>();
        String taint = null;
        for (String text : Flags.texts(options, tolerationFlag)) {
            Toleration toleration = Flags.parse(tolerationFlag, text, Toleration::parse);
            tolerations.add(document(toleration));
            taint = taint == null ? toleration.toString() : taint;
        }
        return new Group(selector, tolerations, taint);
    }

    /** Toleration v1 core. */
    private static Value document(Toleration toleration) {
        return new MappingBuilder()
                .put("key", toleration.key())
                .put("operator", toleration.value().isPresent() ? "Equal" : "Exists")
                .put("value", toleration.value().orElse(null))
                .put("effect", toleration.effect().map(Enum::name).orElse(null))
                .build();
    }
}
