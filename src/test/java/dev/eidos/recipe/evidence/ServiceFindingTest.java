package dev.eidos.recipe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import dev.eidos.recipe.Criterion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceFindingTest {
    private static final String BARE = "K8s.server.version = v1.33.2";
    private static final String EC2 = "K8s.node.provider-id = aws:///us-east-1a/i-0abc";

    @ParameterizedTest
    @CsvSource({
        "K8s.server.version = v1.33.5-eks-3025e55, eks, K8s.server.version",
        "K8s.node.kubelet-version = v1.33.5-eks-3025e55, eks, K8s.node.kubelet-version",
        "K8s.server.version = v1.33.5-gke.1080000, gke, K8s.server.version",
        "K8s.server.service = aks, aks, K8s.server.service",
        "K8s.node.provider = oke, oke, K8s.node.provider",
        "K8s.node.provider = lke, lke, K8s.node.provider",
        "NodeTopology.label.lke.linode.com/pool-id=7 = 1: a, lke, NodeTopology.label.lke.linode.com/pool-id=7",
        "K8s.node.provider-id = kind://docker/kind/kind-worker, kind, K8s.node.provider-id",
        "K8s.node.provider-id = eks-hybrid:///us-west-2/gpus/mi-0a, eks, K8s.node.provider-id",
        "K8s.nodes.provider.kind = 3, kind, K8s.nodes.provider.kind",
        "NodeTopology.label.eks.amazonaws.com/nodegroup=gpu = 1: a, eks,"
                + " NodeTopology.label.eks.amazonaws.com/nodegroup=gpu",
        "NodeTopology.label.cloud.google.com/gke-nodepool=gpu = 1: a, gke,"
                + " NodeTopology.label.cloud.google.com/gke-nodepool=gpu",
        "NodeTopology.label.kubernetes.azure.com/mode=user = 1: a, aks,"
                + " NodeTopology.label.kubernetes.azure.com/mode=user",
        "NodeTopology.label.oke.oraclecloud.com/pool.name=gpu = 1: a, oke,"
                + " NodeTopology.label.oke.oraclecloud.com/pool.name=gpu",
    })
    void whatOneServiceAloneWritesTellsIt(String line, String service, String path) {
        // when
        CriterionFinding finding = ServiceFinding.of(Snapshots.of(line));

        // then
        assertThat(finding)
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .satisfies(told -> assertThat(told.value()).isEqualTo(service))
                .satisfies(told ->
                        assertThat(told.evidence()).extracting(Evidence::path).containsExactly(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K8s.node.provider-id = aws:///us-east-1a/i-0abc",
                "K8s.node.provider = aws",
                "K8s.node.provider-id = gce://project/zone/machine",
                "K8s.node.provider-id = azure:///subscriptions/0/virtualMachines/0",
                "K8s.node.provider-id = ocid1.instance.oc1.phx.abc",
                "K8s.node.provider-id = linode://58291",
                "K8s.nodes.provider.aws = 12",
                "K8s.node.provider-id = vsphere://4237",
                "K8s.server.version = v1.33.5+rke2r1",
                "K8s.server.version = v1.27.1-eks-1-27-4",
                "K8s.server.service = self-managed",
                "NodeTopology.label.node.kubernetes.io/instance-type=p5.48xlarge = 1: a",
            })
    void aCloudOrAnUnmarkedVersionProvesNoService(String line) {
        // when, then
        assertThat(ServiceFinding.of(Snapshots.of(line))).isInstanceOf(NotInferred.Absent.class);
    }

    @Test
    void aBareVersionOnEc2IsProbablySomebodysOwnKubernetes() {
        // when
        CriterionFinding finding = ServiceFinding.of(Snapshots.of(EC2, BARE));

        // then
        assertThat(finding)
                .asInstanceOf(type(NotInferred.Absent.class))
                .extracting(NotInferred::reason)
                .asString()
                .contains("aws:///us-east-1a/i-0abc", "EC2", "v1.33.2 has no suffix of eks", "somebody runs");
    }

    @Test
    void theCloudThatAgreesNeedsNoMentionAndDoesNotDisturb() {
        // when
        CriterionFinding finding = ServiceFinding.of(Snapshots.of("K8s.server.version = v1.33.5-eks-3025e55", EC2));

        // then
        assertThat(finding)
                .asInstanceOf(type(CriterionFinding.Inferred.class))
                .satisfies(told ->
                        assertThat(told.evidence()).extracting(Evidence::path).containsExactly("K8s.server.version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K8s.server.version = v1.33.5-gke.1080000 | K8s.node.provider-id = aws:///a/i-0",
                "K8s.server.version = v1.33.5-eks-3025e55 | K8s.node.provider-id = vsphere://4237",
                "K8s.server.service = aks                 | K8s.server.version = v1.33.5-eks-3025e55",
                "K8s.node.provider = eks                  | K8s.server.version = v1.33.2",
                "K8s.server.service = gke                 | K8s.server.service = gke",
                "K8s.server.service = kind                | K8s.nodes.provider.azure = 3",
                "K8s.server.service = rke2                | K8s.server.version = v1.33.5-eks-3025e55",
                "K8s.node.provider-id = kind://d/k/w      | NodeTopology.label.kubernetes.azure.com/mode=user = 1: a",
            })
    void sidesThatDoNotFitAreBothReported(String one, String other) {
        // given
        String second = one.equals(other) ? BARE : other;

        // when
        CriterionFinding finding = ServiceFinding.of(Snapshots.of(one, second));

        // then
        assertThat(finding)
                .asInstanceOf(type(NotInferred.Contradictory.class))
                .satisfies(found ->
                        assertThat(found.signs()).extracting(Clue::path).contains(path(one), path(second)))
                .satisfies(found -> assertThat(found.reason()).contains(path(one), path(second)));
    }

    private static String path(String line) {
        return line.substring(0, line.indexOf(" = "));
    }

    @Test
    void aKubeletOfSomebodysOwnBuildDoesNotSpeakAgainstTheServer() {
        // when
        CriterionFinding finding = ServiceFinding.of(
                Snapshots.of("K8s.server.version = v1.33.5-eks-3025e55", "K8s.node.kubelet-version = v1.33.5"));

        // then
        assertThat(finding).isInstanceOf(CriterionFinding.Inferred.class);
    }

    @Test
    void aStatedServiceWithoutRecipesIsUnsupported() {
        // when, then
        assertThat(ServiceFinding.of(Snapshots.of("K8s.server.service = rke2")))
                .asInstanceOf(type(NotInferred.Unsupported.class))
                .extracting(NotInferred::reason)
                .asString()
                .contains("K8s.server.service", "rke2");
    }

    @Test
    void withoutAClusterTheReasonIsTheGaps() {
        // given
        var snapshot = new Snapshot(
                new SnapshotMetadata(null, null, null),
                List.of(new Measurement(
                        "K8s",
                        List.of(Subtype.missing(
                                "server", new Gap("/version", Gap.Reason.NotFound, "there is no kubeconfig"))))));

        // when, then
        assertThat(ServiceFinding.of(snapshot))
                .isEqualTo(new NotInferred.Absent(
                        Criterion.SERVICE, "K8s.server could not be read: there is no kubeconfig"));
    }
}
