package dev.eidos.k8s.kubeconfig;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places of a kubeconfig, in kubectl's order of precedence. */
record AccessRules(Map<String, String> environment, Path home, Path serviceAccount) {
    private static final String LIST = "KUBECONFIG";

    ClusterAccess find(@Nullable Path flag, @Nullable String context) {
        if (flag != null) {
            return new ClusterAccess.Kubeconfig(List.of(named(flag)), context);
        }
        String listed = environment.getOrDefault(LIST, "");
        List<Path> candidates = listed.isBlank() ? List.of(home.resolve(".kube/config")) : split(listed);
        List<Path> present = candidates.stream().filter(AccessRules::exists).toList();
        if (!present.isEmpty()) {
            return new ClusterAccess.Kubeconfig(present, context);
        }
        String nowhere = listed.isBlank()
                ? "no " + candidates.getFirst() + ", " + LIST + " is not set"
                : LIST + " names no file that exists: " + listed;
        if (context != null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "there is no kubeconfig to find a context in")
                    .object(context)
                    .reason(nowhere)
                    .suggestion("name the file with --kubeconfig")
                    .build();
        }
        return inCluster(nowhere);
    }

    private ClusterAccess inCluster(String nowhere) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        if (host.isBlank() || !exists(serviceAccount.resolve("token"))) {
            return new ClusterAccess.None(nowhere + ", and this is not a pod with a ServiceAccount token");
        }
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "");
        return new ClusterAccess.InCluster(host, port.isBlank() ? "443" : port, serviceAccount);
    }

    private static Path named(Path flag) {
        if (!exists(flag)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the kubeconfig does not exist")
                    .object(flag.toString())
                    .suggestion("check --kubeconfig")
                    .build();
        }
        return flag;
    }

    private static List<Path> split(String listed) {
        List<Path> files = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= listed.length(); at++) {
            if (at == listed.length() || listed.charAt(at) == File.pathSeparatorChar) {
                if (at > from) {
                    files.add(Path.of(listed.substring(from, at)));
                }
                from = at + 1;
            }
        }
        return files;
    }

    /** A file that may not be looked at exists: reading it will say what is wrong, which skipping it would hide. */
    private static boolean exists(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            return !"Not a directory".equals(e.getReason());
        } catch (IOException e) {
            return true;
        }
    }
}
