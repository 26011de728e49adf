package dev.eidos.k8s.agent.api;

import dev.eidos.error.EidosException;
import dev.eidos.error.Setting;
import dev.eidos.k8s.syntax.ImageReference;
import dev.eidos.k8s.syntax.NameKind;
import dev.eidos.k8s.syntax.Resources;
import java.util.List;
import java.util.Optional;

/**
 * The agent's pod: the image it runs, what it may use, and how much of its node it sees.
 *
 * @param image of the agent's container
 * @param imagePullPolicy when the node pulls the image; never left to the API server, for which the tag {@code latest}
 *     means {@code Always}, so that a node that has the image would need the registry all the same
 * @param imagePullSecrets names of Secrets in the namespace
 * @param resources requests and limits of the agent's container
 * @param runtimeClass name of a RuntimeClass
 * @param priorityClass name of a PriorityClass
 * @param profile how much of its node the agent sees
 * @param hostRoot the directory of the node that is the root of the tree to read, as a rule {@code /}
 */
public record PodSettings(
        ImageReference image,
        PullPolicy imagePullPolicy,
        List<String> imagePullSecrets,
        Resources resources,
        Optional<String> runtimeClass,
        Optional<String> priorityClass,
        Profile profile,
        String hostRoot) {
    /** Checks the values, alone and together. */
    public PodSettings {
        imagePullSecrets = List.copyOf(imagePullSecrets);
        imagePullSecrets.forEach(secret -> Checks.name("imagePullSecret", secret, NameKind.SUBDOMAIN));
        runtimeClass.ifPresent(name -> Checks.name("runtimeClass", name, NameKind.SUBDOMAIN));
        priorityClass.ifPresent(name -> Checks.name("priorityClass", name, NameKind.SUBDOMAIN));
        // the API server refuses "..", whatever it would lead to (HostPathVolumeSource v1 core)
        if (!hostRoot.startsWith("/") || List.of(hostRoot.split("/", -1)).contains("..")) {
            throw Checks.invalid("not a directory of the node", Setting.of("hostRoot", hostRoot))
                    .suggestion("give an absolute path without '..', such as /")
                    .build();
        }
        if (!hostRoot.equals("/") && profile != Profile.PRIVILEGED) {
            throw Checks.invalid("another root needs the node's whole file tree", Setting.of("hostRoot", hostRoot))
                    .reason("the profile '" + profile.label() + "' does not mount it")
                    .suggestion("use %s", Setting.of("profile", Profile.PRIVILEGED.label()))
                    .build();
        }
    }

    /** Collects the values of {@link PodSettings}; what is not set has its default. */
    public static final class Builder {
        private final ImageReference image;
        private PullPolicy imagePullPolicy = PullPolicy.IfNotPresent;
        private List<String> imagePullSecrets = List.of();
        private Resources resources = Resources.DEFAULT;
        private Optional<String> runtimeClass = Optional.empty();
        private Optional<String> priorityClass = Optional.empty();
        private Profile profile = Profile.PRIVILEGED;
        private String hostRoot = "/";

        Builder(ImageReference image) {
            this.image = image;
        }

        public Builder imagePullPolicy(PullPolicy imagePullPolicy) {
            this.imagePullPolicy = imagePullPolicy;
            return this;
        }

        public Builder imagePullSecrets(List<String> imagePullSecrets) {
            this.imagePullSecrets = imagePullSecrets;
            return this;
        }

        public Builder resources(Resources resources) {
            this.resources = resources;
            return this;
        }

        public Builder runtimeClass(String runtimeClass) {
            this.runtimeClass = Optional.of(runtimeClass);
            return this;
        }

        public Builder priorityClass(String priorityClass) {
            this.priorityClass = Optional.of(priorityClass);
            return this;
        }

        public Builder profile(Profile profile) {
            this.profile = profile;
            return this;
        }

        public Builder hostRoot(String hostRoot) {
            this.hostRoot = hostRoot;
            return this;
        }

        /**
         * Checks the values, alone and together.
         *
         * @throws EidosException for a value that cannot be, saying what can
         */
        PodSettings build() {
            return new PodSettings(
                    image,
                    imagePullPolicy,
                    imagePullSecrets,
                    resources,
                    runtimeClass,
                    priorityClass,
                    profile,
                    hostRoot);
        }
    }
}
