package dev.eidos.bundle.deployer;

/** What a bundle installs, as a table in Markdown. */
final class ComponentTable {
    private ComponentTable() {}

    static String of(InstallPlan plan) {
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
        for (Step step : unit.steps()) {
            String version = switch (step) {
                case Step.Chart chart -> chart.version();
                case Step.Kustomize kustomize -> kustomize.tag();
                case Step.Manifests _, Step.Templates _ -> "";
            };
            if (!version.isEmpty()) {
                return version;
            }
        }
        return "manifests";
    }
}
