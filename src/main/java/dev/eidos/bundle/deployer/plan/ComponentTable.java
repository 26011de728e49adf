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
        return table.toString();
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
