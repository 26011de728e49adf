package dev.eidos.bundle.deployer;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.bundle.deployer.argocd.ArgoBundle;
import dev.eidos.bundle.deployer.flux.FluxBundle;
import dev.eidos.bundle.deployer.helm.HelmBundle;
import dev.eidos.bundle.deployer.helmfile.HelmfileBundle;
import dev.eidos.bundle.deployer.plan.BundleRepository;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.document.TreeMerge;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.util.List;
import java.util.Locale;

/** The tools that install a bundle. Each gets files in its own format, and nothing that it cannot do by itself. */
public enum Deployer {
    HELM,
    ARGOCD,
    FLUX,
    HELMFILE;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Everything of the bundle but the recipe and the checksums. The same plan and options give the same bytes.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if the plan has a name, version, URL or manifest that
     *     is not of its strict form, or an option is missing
     */
    public List<BundleFile> files(BundlePlan plan, DeployerOptions options) {
        return files(plan, options, VendoredCharts.NONE);
    }

    /**
     * As {@link #files(BundlePlan, DeployerOptions)}, of a bundle that carries charts.
     *
     * @param charts whose files the caller adds
     */
    public List<BundleFile> files(BundlePlan plan, DeployerOptions options, VendoredCharts charts) {
        InstallPlan checked = InstallPlan.of(this == ARGOCD ? forArgo(plan) : plan, charts);
        return switch (this) {
            case HELM -> HelmBundle.files(checked);
            case ARGOCD -> ArgoBundle.files(checked, options, BundleRepository.of(options, label()));
            case FLUX -> FluxBundle.files(checked, options, BundleRepository.of(options, label()));
            case HELMFILE -> HelmfileBundle.files(checked);
        };
    }

    /** What charts need under Argo CD, which is no Helm: it renders them, and runs their hooks at each sync. */
    private static BundlePlan forArgo(BundlePlan plan) {
        return new BundlePlan(
                plan.recipe(),
                plan.components().stream()
                        .map(component -> new BundledComponent(
                                component.ref(),
                                TreeMerge.merge(component.installation().argocdValues(), component.values()),
                                component.dependencies(),
                                component.manifests(),
                                component.namespaceLabels(),
                                component.installation(),
                                component.kustomized()))
                        .toList(),
                plan.version());
    }
}
