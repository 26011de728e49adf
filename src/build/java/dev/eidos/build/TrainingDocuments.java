package dev.eidos.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The snapshots, recipes and bundles on which the cache of the commands that read documents is trained. */
final class TrainingDocuments {
    private TrainingDocuments() {}

    /** Writes them into a folder, which it gives back. */
    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("snapshot.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Snapshot
            metadata:
              timestamp: "2026-01-01T00:00:00Z"
              source-node: training
            measurements:
            - type: OS
              subtypes:
              - subtype: release
                data: {ID: ubuntu, VERSION_ID: "24.04"}
              - subtype: kernel
                data: {release: 6.8.0-60-generic}
            - type: GPU
              subtypes:
              - subtype: smi
                data: {gpu-count: 8, gpu.model: NVIDIA H100 80GB HBM3, driver: 580.82.07}
            - type: K8s
              subtypes:
              - subtype: server
                data: {version: v1.34.3-eks-3025e55}
              - subtype: nodes
                data: {}
                notCollected:
                - {object: nodes, reason: Forbidden, message: not allowed}
            - type: NodeTopology
              subtypes:
              - subtype: summary
                data: {nodes: 2}
            """);
        // one that answers nothing of what recipes ask
        Files.writeString(folder.resolve("blind.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Snapshot
            metadata: {source-node: training}
            measurements:
            - type: K8s
              subtypes:
              - subtype: server
                data: {}
                notCollected:
                - {object: version, reason: Unavailable, message: no cluster}
            """);
        fleet(Files.createDirectories(folder.resolve("fleet")));
        plan(folder.resolve("old"), "v25.3.0", "570.86.15");
        plan(folder.resolve("new"), "v25.10.0", "580.82.07");
        // another tool's, to convert
        Files.writeString(folder.resolve("aicr.yaml"), """
            apiVersion: aicr.run/v1
            kind: Snapshot
            metadata: {source-node: training}
            measurements:
            - type: K8s
              subtypes:
              - subtype: node
                data: {provider: eks}
              - subtype: slinky-slurm
                data: {collection-state: detected}
                items:
                - context: {id: nodeset/slurm/worker}
                  data: {partition-enabled: true}
            - type: GPU
              subtypes:
              - subtype: hardware
                data: {gpu-count: 8, model: h100}
            """);
        return folder;
    }

    /** A recipe, and what counts of a bundle of it. */
    private static void plan(Path folder, String version, String driver) throws IOException {
        Path component = Files.createDirectories(folder.resolve("gpu-operator"));
        Files.writeString(folder.resolve("recipe.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            metadata: {version: 0.1.0, appliedOverlays: [base]}
            criteria: {service: eks}
            constraints:
            - {name: K8s.server.version, value: ">= 1.32"}
            componentRefs:
            - name: gpu-operator
              namespace: gpu-operator
              chart: gpu-operator
              type: Helm
              source: https://helm.example.com
              version: %s
              overrides: {driver: {version: %s}}
            deploymentOrder: [gpu-operator]
            """.formatted(version, driver));
        Files.writeString(component.resolve("values.yaml"), "driver: {version: " + driver + "}\n");
        Files.writeString(folder.resolve("checksums.txt"), "");
    }

    /** Snapshots of five nodes, of which one is not like the others. */
    private static void fleet(Path folder) throws IOException {
        for (int node = 1; node <= 5; node++) {
            Files.writeString(folder.resolve("node-" + node + ".yaml"), """
                apiVersion: eidos.nvidia.com/v1alpha1
                kind: Snapshot
                metadata:
                  timestamp: "2026-01-01T00:00:00Z"
                  source-node: node-%d
                measurements:
                - type: GPU
                  subtypes:
                  - subtype: smi
                    data:
                      driver: %s
                  - subtype: gpu-0
                    data:
                      model: NVIDIA H100 80GB HBM3
                      pcie-current-width: 16
                  - subtype: gpu-1
                    data:
                      model: NVIDIA H100 80GB HBM3
                      pcie-current-width: %d
                """.formatted(
                            node, node == 2 ? "570.86.15" : "580.82.07", node == 3 ? 8 : 16));
        }
    }
}
