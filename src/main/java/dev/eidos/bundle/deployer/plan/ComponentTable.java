package dev.eidos.bundle.deployer.plan;

/** The components that a bundle installs, as a table in Markdown. */
public final class ComponentTable {
    private ComponentTable() {}

    public static String of(InstallPlan plan) {
        var table = new StringBuilder("""
            | | component | version | namespace | after |
            |---|---|---|---|---|
            """);
        int number = 0;
        for (InstallUnit unit : plan.units()) {
            number++;
            table.append("| ")
                    .append(number)
                    .append(" | `")
                    .append(unit.name())
                    .append("` | ")
                    .append(version(unit))
                    .append(" | `")
                    .append(unit.namespace())
                    .append("` | ")
                    .append(String.join(", ", unit.dependencies()))
                    .append(" |\n");
        }
        return table.append(vendored(plan)).toString();
    }

    /** What the bundle does not ask the network for, and what it still does. */
    private static String vendored(InstallPlan plan) {
        if (!plan.hasVendoredCharts()) {
            return "";
        }
        boolean clones = plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(step -> step instanceof InstallStep.Kustomize kustomize && kustomize.vendored() == null);
        return """

            The charts are in this bundle, in the folder `chart` of each component: no repository of charts is asked.
            `charts.txt` has where they are from and their digests. A changed chart needs a changed version.%s
            """.formatted(
                        clones
                                ? " Kustomizations are\nstill fetched from git."
                                : kustomizes(plan) ? " What\nkustomizations give is there, too." : "");
    }

    private static boolean kustomizes(InstallPlan plan) {
        return plan.units().stream()
                .flatMap(unit -> unit.steps().stream())
                .anyMatch(InstallStep.Kustomize.class::isInstance);
    }

    private static String version(InstallUnit unit) {
        for (InstallStep step : unit.steps()) {
            String version = switch (step) {
                case InstallStep.Chart chart -> chart.version();
                case InstallStep.Kustomize kustomize -> kustomize.tag();
                case InstallStep.Manifests _, InstallStep.Templates _ -> "";
            };
            if (!version.isEmpty()) {
                return version;
            }
        }
        return "manifests";
    }
}
