package dev.eidos.bundle.deployer;

/** How to hand a bundle to Argo CD, for people. */
final class ArgoReadme {
    private ArgoReadme() {}

    static String of(InstallPlan plan, DeployerOptions options) {
        return """
            # Bundle for Argo CD

            Needs Argo CD 2.8 or newer (3.1 if the bundle is an OCI artifact). Put this folder where
            `app-of-apps.yaml` says that it is, then:

            ```sh
            kubectl apply --filename app-of-apps.yaml
            kubectl --namespace %s get applications
            ```

            To uninstall, in reverse: `kubectl --namespace %s delete application %s`.

            ## Order

            Components are in sync waves: each after those that it needs. Argo CD waits for a wave only where it is
            told how to judge an application's health. Add this to the ConfigMap `argocd-cm`, once:

            ```yaml
            data:
              resource.customizations.health.argoproj.io_Application: |
                local health = {status = "Progressing", message = ""}
                if obj.status ~= nil and obj.status.health ~= nil then
                  health.status = obj.status.health.status
                  health.message = obj.status.health.message or ""
                end
                return health
            ```

            Without it all components start at once, and those that cannot succeed yet are tried again.

            %s\
            """.formatted(
                options.argocdNamespace(), options.argocdNamespace(), ArgoApplication.ROOT, ComponentTable.of(plan));
    }
}
