package dev.eidos.bundle.deployer.helm;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.InstallStep;
import dev.eidos.bundle.deployer.plan.InstallUnit;
import dev.eidos.bundle.deployer.plan.LocalFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundle for people with Helm: a folder for each component, and one script that runs, in order, the very commands
 * that each component's README has.
 *
 * <p>Why a script: an umbrella chart renders all its dependencies as one release, so that none waits for another, all
 * share one namespace, and definitions of one are not there for the next (helm.sh, "Charts": "Operational aspects of
 * using dependencies", v3); a Makefile needs make, and its own quoting. The script has no logic, only commands, each of
 * which Helm and kubectl make safe to run again. Objects beside a chart are a local chart of their own, before or after
 * it ({@code ManifestTiming}), so that {@code helm list} knows all there is and {@code helm uninstall} removes it.
 */
public final class HelmBundle {
    private HelmBundle() {}

    public static List<BundleFile> files(InstallPlan plan) {
        List<BundleFile> files = new ArrayList<>();
        files.add(new BundleFile("README.md", HelmReadme.of(plan)));
        files.add(new BundleFile("install.sh", HelmScripts.install(plan)));
        files.add(new BundleFile("uninstall.sh", HelmScripts.uninstall(plan)));
        for (InstallUnit unit : plan.units()) {
            files.add(new BundleFile(unit.name() + "/README.md", HelmReadme.of(unit)));
            for (InstallStep step : unit.steps()) {
                files.addAll(LocalFiles.of(step, unit));
            }
        }
        return files;
    }
}
