package dev.eidos.k8s.kubeconfig;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.fuzz.FuzzTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a kubeconfig may hold, for the fuzzer. */
public final class KubeconfigFuzz {
    private KubeconfigFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(FuzzTarget.bytes("kubeconfig", KubeconfigFuzz::read, List.of("""
            apiVersion: v1
            kind: Config
            current-context: c
            contexts: [{name: c, context: {cluster: k, user: u, namespace: n}}]
            clusters: [{name: k, cluster: {server: "https://127.0.0.1:6443", certificate-authority-data: aGk=}}]
            users: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: a, args: [b],
              env: [{name: x, value: y}]}}}]
            """.getBytes(UTF_8))));
    }

    private static void read(byte[] kubeconfig) throws IOException {
        Path file = Files.createTempFile("fuzz", ".kubeconfig");
        try {
            Files.write(file, kubeconfig);
            KubeconfigReader.read(List.of(file));
        } finally {
            Files.delete(file);
        }
    }
}
