package dev.eidos.bundle;

import java.util.List;

/**
 * A test of whether a manifest is a template for Helm to render, as all manifests of AICR's libraries are, or is taken
 * as it is. Braces alone prove nothing, since alert rules have them too; an action with one of the objects that only
 * Helm knows does (helm.sh, "Built-in Objects", v3).
 */
final class TemplateActions {
    private static final List<String> OBJECTS =
            List.of(".Values", ".Release.", ".Chart.", ".Capabilities.", ".Template.", ".Files.");

    private TemplateActions() {}

    static boolean areIn(String text) {
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", open + 2)) {
            int close = text.indexOf("}}", open);
            String action = text.substring(open, close < 0 ? text.length() : close);
            for (String object : OBJECTS) {
                if (action.contains(object)) {
                    return true;
                }
            }
        }
        return false;
    }
}
