package dev.eidos.bundle.deployer.argocd;

import dev.eidos.bundle.Installation.ReadyState;
import dev.eidos.bundle.deployer.plan.ComponentTable;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.deployer.plan.InstallPlan;
import dev.eidos.bundle.deployer.plan.ObjectNames;
import java.util.Map;
import java.util.TreeMap;

/** The README of a bundle for Argo CD. */
final class ArgoReadme {
    private ArgoReadme() {}

    static String of(InstallPlan plan, DeployerOptions options, ObjectNames names) {
        return """
            # Bundle for Argo CD

            Needs Argo CD 2.8 or newer (3.1 if the bundle is an OCI artifact). Put this folder where
            `app-of-apps.yaml` says that it is, then:

            ```sh
            kubectl apply --filename app-of-apps.yaml
            kubectl --namespace %s get applications
            ```

            To uninstall, in reverse: `kubectl --namespace %s delete application %s`.

            %s%s\
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

            %s%s\
            """.formatted(
                        names.namespace(),
                        names.namespace(),
                        names.root(),
                        cluster(options),
                        names(names),
                        operators(plan),
                        ComponentTable.of(plan));
    }

    /** The health of what operators work on, of which Argo CD knows nothing. */
    private static String operators(InstallPlan plan) {
        Map<String, ReadyState> states = new TreeMap<>();
        plan.units()
                .forEach(unit -> unit.installation()
                        .ready()
                        .forEach(state ->
                                states.put(state.apiVersion().replaceFirst("/.*", "") + "_" + state.kind(), state)));
        if (states.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("""
            What operators do after their chart is installed counts only with these beside it:

            ```yaml
            data:
            """);
        states.forEach((kind, state) -> {
            String[] fields = state.path().split("[.]", -1);
            var field = new StringBuilder("obj");
            var known = new StringBuilder();
            for (int i = 0; i < fields.length; i++) {
                field.append('.').append(fields[i]);
                known.append(i == 0 ? "" : " and ").append(field).append(i == fields.length - 1 ? "" : " ~= nil");
            }
            text.append("""
                  resource.customizations.health.%s: |
                    if %s == "%s" then
                      return {status = "Healthy", message = ""}
                    end
                    return {status = "Progressing", message = "not yet %s"}
                """.formatted(kind, known, state.value(), state.value()));
        });
        return text.append("```\n\n").toString();
    }

    private static String cluster(DeployerOptions options) {
        return options.argocdDestination() == null
                ? ""
                : """
                ## Cluster

                The applications are in Argo CD's own cluster, which is where `kubectl` must lead. What they install
                goes to `%s`: `argocd cluster list` must have it, and the project `%s` allow it.

                """.formatted(options.argocdDestination(), options.argocdProject());
    }

    /** See argo-cd.readthedocs.io, "Helm": "Helm Release Name", and "v2.14 to 3.0" on tracking by annotation. */
    private static String names(ObjectNames names) {
        return names.named() ? """
            ## Names

            Applications are called `%s`, Helm releases only `COMPONENT`. So Argo CD must track resources by
            annotation. It does by default since version 3.0; an older one needs
            `application.resourceTrackingMethod: annotation` in the ConfigMap `argocd-cm`. With tracking by label, it
            would write the application's name into the label `app.kubernetes.io/instance`, by which charts select
            their pods under the release's name.

            """.formatted(names.of("COMPONENT")) : "";
    }
}
