package dev.eidos.k8s.agent.api;

import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.syntax.NameKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What must hold for the values of an {@link AgentConfig}, alone and together. */
public final class AgentConfigChecks {
    private AgentConfigChecks() {}

    public static void name(String flag, String name, NameKind kind) {
        if (!kind.allows(name)) {
            throw invalid("not a name", flag + " " + name)
                    .suggestion("use " + kind.form())
                    .build();
        }
    }

    static void oneJobName(Optional<String> explicit, boolean generate, boolean replace) {
        if (generate && explicit.isPresent()) {
            throw invalid("two names for one Job", "--job-name " + explicit.get() + " --generate-job-name")
                    .suggestion("give one of them")
                    .build();
        }
        if (generate && replace) {
            throw invalid("nothing to replace", "--replace --generate-job-name")
                    .reason("a generated name is never taken")
                    .suggestion("give one of them")
                    .build();
        }
    }

    static void positive(String flag, Duration duration) {
        if (!duration.isPositive()) {
            throw invalid("not a time to wait", flag + " " + duration.toMillis() + "ms")
                    .suggestion("write it like 90s, 5m or 1h30m")
                    .build();
        }
    }

    /** The API server refuses "..", whatever it would lead to (HostPathVolumeSource v1 core). */
    static void hostRoot(String path, Profile profile) {
        if (!path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
            throw invalid("not a directory of the node", "--host-root " + path)
                    .suggestion("give an absolute path without '..', such as /")
                    .build();
        }
        if (!path.equals("/") && profile != Profile.PRIVILEGED) {
            throw invalid("another root needs the node's whole file tree", "--host-root " + path)
                    .reason("the profile '" + profile.label() + "' does not mount it")
                    .suggestion("use --profile privileged")
                    .build();
        }
    }

    static void readable(Format format) {
        if (format == Format.TABLE) {
            throw invalid("the agent's result is read again, and a table cannot be", "--format table")
                    .suggestion("use yaml or json")
                    .build();
        }
    }

    static void gpuVisible(boolean requireGpu, Profile profile) {
        if (requireGpu && profile == Profile.RESTRICTED) {
            throw invalid("no GPU can be seen", "--require-gpu --profile restricted")
                    .reason("the profile 'restricted' sees nothing of the node")
                    .suggestion("use --profile node or privileged")
                    .build();
        }
    }

    static void cleanup(boolean cleanup, boolean cleanupRbac) {
        if (cleanupRbac && !cleanup) {
            throw invalid("clean up, and do not", "--no-cleanup --cleanup-rbac")
                    .reason("the Job that stays would lose its permissions")
                    .suggestion("give one of them")
                    .build();
        }
    }

    private static EidosException.Builder invalid(String what, String object) {
        return EidosException.of(ErrorCode.INVALID_INPUT, what).object(object);
    }
}
