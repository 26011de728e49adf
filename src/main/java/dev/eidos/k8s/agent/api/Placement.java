package dev.eidos.k8s.agent.api;

import dev.eidos.error.EidosException;
import dev.eidos.error.Setting;
import dev.eidos.k8s.syntax.NameKind;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.k8s.syntax.Toleration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The place of a run of the agent: its namespace, the name of its Job, and the nodes that may run it.
 *
 * @param namespace of the Job and its ServiceAccount
 * @param namespaceOrigin how that was chosen
 * @param createNamespace whether it is made if it is absent, though somebody has named it
 * @param serviceAccountName whose token the agent uses
 * @param jobName the Job's name, if the user named it
 * @param generateJobName whether the Job gets a name that no other run has, from the start
 * @param replace whether an active Job of the same name is deleted instead of respected
 * @param nodeSelector labels of the nodes that may run the agent
 * @param architectures of nodes that can run the image; none: the image has what every node needs
 * @param tolerations taints that do not keep the agent away; none of them: every taint is tolerated
 * @param scheduleTimeout how long the scheduler may find no node before the run fails
 */
public record Placement(
        String namespace,
        NamespaceOrigin namespaceOrigin,
        boolean createNamespace,
        String serviceAccountName,
        Optional<String> jobName,
        boolean generateJobName,
        boolean replace,
        NodeSelector nodeSelector,
        List<Architecture> architectures,
        List<Toleration> tolerations,
        Duration scheduleTimeout) {
    /** Checks the values, alone and together. */
    public Placement {
        architectures = architectures.stream().distinct().toList();
        tolerations = List.copyOf(tolerations);
        Checks.name("namespace", namespace, NameKind.LABEL);
        Checks.name("serviceAccountName", serviceAccountName, NameKind.SUBDOMAIN);
        jobName.ifPresent(name -> Checks.name("jobName", name, NameKind.LABEL));
        if (generateJobName && jobName.isPresent()) {
            throw Checks.invalid(
                            "two names for one Job",
                            Setting.of("jobName", jobName.get()),
                            Setting.of("generateJobName"))
                    .suggestion("give one of them")
                    .build();
        }
        if (generateJobName && replace) {
            throw Checks.invalid("nothing to replace", Setting.of("replace"), Setting.of("generateJobName"))
                    .reason("a generated name is never taken")
                    .suggestion("give one of them")
                    .build();
        }
        Checks.positive("scheduleTimeout", scheduleTimeout);
    }

    /** Returns whether the namespace is made if it is absent. */
    public boolean mayCreateNamespace() {
        return createNamespace || namespaceOrigin == NamespaceOrigin.DEFAULT;
    }

    /** Collects the values of a {@link Placement}; what is not set has its default. */
    public static final class Builder {
        private String namespace = AgentConfig.DEFAULT_NAMESPACE;
        private NamespaceOrigin namespaceOrigin = NamespaceOrigin.DEFAULT;
        private boolean createNamespace = false;
        private String serviceAccountName = AgentConfig.DEFAULT_NAME;
        private Optional<String> jobName = Optional.empty();
        private boolean generateJobName = false;
        private boolean replace = false;
        private NodeSelector nodeSelector = NodeSelector.ANY;
        private List<Architecture> architectures = List.of();
        private List<Toleration> tolerations = List.of();
        private Duration scheduleTimeout = AgentConfig.DEFAULT_SCHEDULE_TIMEOUT;

        Builder() {}

        /** As the caller names it. */
        public Builder namespace(String namespace) {
            return namespace(namespace, NamespaceOrigin.NAMED);
        }

        public Builder namespace(String namespace, NamespaceOrigin origin) {
            this.namespace = namespace;
            this.namespaceOrigin = origin;
            return this;
        }

        public Builder createNamespace(boolean createNamespace) {
            this.createNamespace = createNamespace;
            return this;
        }

        public Builder serviceAccountName(String serviceAccountName) {
            this.serviceAccountName = serviceAccountName;
            return this;
        }

        public Builder jobName(String jobName) {
            this.jobName = Optional.of(jobName);
            return this;
        }

        public Builder generateJobName(boolean generateJobName) {
            this.generateJobName = generateJobName;
            return this;
        }

        public Builder replace(boolean replace) {
            this.replace = replace;
            return this;
        }

        public Builder nodeSelector(NodeSelector nodeSelector) {
            this.nodeSelector = nodeSelector;
            return this;
        }

        public Builder architectures(List<Architecture> architectures) {
            this.architectures = architectures;
            return this;
        }

        public Builder tolerations(List<Toleration> tolerations) {
            this.tolerations = tolerations;
            return this;
        }

        public Builder scheduleTimeout(Duration scheduleTimeout) {
            this.scheduleTimeout = scheduleTimeout;
            return this;
        }

        /**
         * Checks the values, alone and together.
         *
         * @throws EidosException for a value that cannot be, saying what can
         */
        Placement build() {
            return new Placement(
                    namespace,
                    namespaceOrigin,
                    createNamespace,
                    serviceAccountName,
                    jobName,
                    generateJobName,
                    replace,
                    nodeSelector,
                    architectures,
                    tolerations,
                    scheduleTimeout);
        }
    }
}
