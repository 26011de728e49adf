package dev.eidos.k8s.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Format;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Architecture;
import dev.eidos.k8s.agent.api.NamespaceOrigin;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.api.PullPolicy;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.k8s.syntax.Resources;
import dev.eidos.k8s.syntax.Toleration;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AgentManifestsTest {

    @ParameterizedTest
    @EnumSource
    void theSameChoiceAndRunGiveTheSameBytes(Profile profile) {
        assertThat(yaml(Agents.config().pod(spec -> spec.profile(profile))))
                .isEqualTo(yaml(Agents.config().pod(spec -> spec.profile(profile))));
    }

    private static String yaml(AgentConfig.Builder config) {
        return Agents.manifests(config).all().stream()
                .map(manifest -> YamlWriter.write(manifest.document()))
                .reduce("", String::concat);
    }

    @Test
    void everythingSaysThatItIsOursAndRunsSayWhichRun() {
        // given
        AgentManifests manifests = Agents.manifests(Agents.config());

        // then
        assertThat(manifests.all())
                .allSatisfy(manifest ->
                        assertThat(Labels.areOurs(manifest.document())).isTrue())
                .allSatisfy(manifest -> assertThat(label(manifest.document(), EidosLabels.VERSION))
                        .isEqualTo("1.0.0"))
                .allSatisfy(manifest -> assertThat(label(manifest.document(), EidosLabels.COMPONENT))
                        .isEqualTo("snapshot-agent"));
        assertThat(label(manifests.job().document(), EidosLabels.RUN_ID)).isEqualTo(Agents.RUN.value());
        assertThat(manifests.job().document().text("spec", "template", "metadata", "labels", EidosLabels.RUN_ID))
                .isEqualTo(Agents.RUN.value());
        assertThat(manifests.rbac())
                .allSatisfy(manifest -> assertThat(label(manifest.document(), EidosLabels.RUN_ID))
                        .isEmpty());
    }

    @Test
    void aNamespaceThatARunMayNotMakeIsNotApplied() {
        // given
        AgentConfig.Builder named = Agents.config().placement(place -> place.namespace("prod", NamespaceOrigin.NAMED));

        // then
        assertThat(Agents.manifests(named).applied(false))
                .extracting(Manifest::kind)
                .doesNotContain(ObjectKind.NAMESPACE)
                .hasSize(6);
        assertThat(Agents.manifests(named.placement(place -> place.createNamespace(true)))
                        .applied(false))
                .hasSize(7);
    }

    @Test
    void aNamespaceThatIsThereKeepsItsLabels() {
        assertThat(Agents.manifests(Agents.config()).applied(true))
                .extracting(Manifest::kind)
                .doesNotContain(ObjectKind.NAMESPACE)
                .hasSize(6);
    }

    private static String label(Value object, String name) {
        return object.text("metadata", "labels", name);
    }

    @Test
    void theTokenIsThePodsOwnAndEnds() {
        // when
        Value pod = Agents.podSpec(Agents.config().pod(spec -> spec.profile(Profile.RESTRICTED)));

        // then
        assertThat(pod.text("automountServiceAccountToken")).isEqualTo("false");
        assertThat(YamlWriter.write(pod)).contains("""
            volumes:
            - name: api-access
              projected:
                sources:
                - serviceAccountToken:
                    path: token
                    expirationSeconds: 600
                - configMap:
                    name: kube-root-ca.crt
                    items:
                    - key: ca.crt
                      path: ca.crt
                - downwardAPI:
                    items:
                    - path: namespace
                      fieldRef:
                        fieldPath: metadata.namespace
            """, """
              volumeMounts:
              - name: api-access
                mountPath: /var/run/secrets/kubernetes.io/serviceaccount
                readOnly: true
            """);
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 600", "PT10M, 605", "PT1H, 3605", "P36500D, 3153600005", "P73000D, 4294967296"})
    void theTokenLastsAsLongAsTheRun(Duration timeout, String seconds) {
        // when
        Value pod = Agents.podSpec(Agents.config().run(run -> run.timeout(timeout)));

        // then
        assertThat(pod.items("volumes")
                        .getLast()
                        .items("projected", "sources")
                        .getFirst()
                        .text("serviceAccountToken", "expirationSeconds"))
                .isEqualTo(seconds);
    }

    @Test
    void nodesOfTheControlPlaneAreTakenLast() {
        assertThat(YamlWriter.write(Agents.podSpec(Agents.config()))).contains("""
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                  - matchExpressions:
                    - key: kubernetes.io/os
                      operator: In
                      values:
                      - linux
                    - key: eks.amazonaws.com/compute-type
                      operator: NotIn
                      values:
                      - fargate
                    - key: type
                      operator: NotIn
                      values:
                      - virtual-kubelet
                preferredDuringSchedulingIgnoredDuringExecution:
                - weight: 100
                  preference:
                    matchExpressions:
                    - key: node-role.kubernetes.io/control-plane
                      operator: DoesNotExist
                    - key: node-role.kubernetes.io/master
                      operator: DoesNotExist
            """);
    }

    @Test
    void whoSaysWhichNodesMeansThem() {
        // when
        Value pod =
                Agents.podSpec(Agents.config().placement(at -> at.nodeSelector(NodeSelector.parse(List.of("a=1")))));

        // then
        assertThat(pod.at("affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution"))
                .isNull();
        assertThat(pod.at("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"))
                .isNotNull();
    }

    @Test
    void nodesThatAreToBeAvoidedAreNotTaken() {
        // when
        Value terms = Agents.manifests(Agents.config())
                .avoiding(List.of("n1", "n2"))
                .job()
                .document()
                .items(
                        "spec",
                        "template",
                        "spec",
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        "nodeSelectorTerms")
                .getFirst();

        // then
        assertThat(YamlWriter.write(terms)).endsWith("""
            matchFields:
            - key: metadata.name
              operator: NotIn
              values:
              - n1
            - key: metadata.name
              operator: NotIn
              values:
              - n2
            """);
    }

    @Test
    void anImageNeedsANodeOfOneOfItsArchitectures() {
        // when
        Value pod = Agents.podSpec(Agents.config()
                .placement(
                        at -> at.architectures(List.of(Architecture.ARM64, Architecture.AMD64, Architecture.ARM64))));

        // then
        assertThat(YamlWriter.write(pod)).contains("""
                    - key: kubernetes.io/arch
                      operator: In
                      values:
                      - arm64
                      - amd64
            """);
    }

    @ParameterizedTest
    @CsvSource({"PRIVILEGED, privileged", "NODE, privileged", "RESTRICTED, restricted"})
    void theNamespaceAdmitsThePod(Profile profile, String level) {
        // when
        Value namespace = Agents.manifests(Agents.config().pod(spec -> spec.profile(profile)))
                .namespace()
                .document();

        // then
        for (String mode : List.of("enforce", "audit", "warn")) {
            assertThat(label(namespace, "pod-security.kubernetes.io/" + mode)).isEqualTo(level);
        }
    }

    @Test
    void theJobRunsOnceAndEnds() {
        // when
        Value spec = Agents.mapping(Agents.manifests(Agents.config().run(run -> run.timeout(Duration.ofMillis(90_500))))
                .job()
                .document()
                .get("spec"));

        // then
        assertThat(spec.text("backoffLimit")).isEqualTo("0");
        assertThat(spec.text("completions")).isEqualTo("1");
        assertThat(spec.text("parallelism")).isEqualTo("1");
        assertThat(spec.text("activeDeadlineSeconds")).isEqualTo("96");
        assertThat(spec.text("ttlSecondsAfterFinished")).isEqualTo("300");
        assertThat(spec.text("template", "spec", "restartPolicy")).isEqualTo("Never");
    }

    @Test
    void aJobThatIsToBeKeptStays() {
        // when
        var kept =
                Agents.manifests(Agents.config().run(run -> run.cleanup(false))).job();

        // then
        assertThat(kept.document().at("spec", "ttlSecondsAfterFinished")).isNull();
    }

    @Test
    void theAgentIsToldWhatToDo() {
        // when
        Value own = Agents.container(Agents.config());
        Value named = Agents.container(Agents.config()
                .run(run -> run.output(new ConfigMapUri("results", "mine"))
                        .format(Format.JSON)
                        .requireGpu(true)
                        .snapshotArguments(List.of("--service=nfs"))));

        // then
        assertThat(Agents.texts(own.items("command")))
                .containsExactly(
                        "eidos",
                        "snapshot",
                        "-o",
                        "cm://gpu-operator/eidos-snapshot-20261122-234310-a1b2c3",
                        "--timeout",
                        "4m30s");
        assertThat(Agents.texts(named.items("command")))
                .containsExactly(
                        "eidos",
                        "snapshot",
                        "-o",
                        "cm://results/mine",
                        "--format",
                        "json",
                        "--require-gpu",
                        "--timeout",
                        "4m30s",
                        "--service=nfs");
        assertThat(variables(own))
                .containsExactly(
                        "EIDOS_AGENT",
                        "EIDOS_RUN_ID",
                        "EIDOS_POD_IMAGE",
                        "EIDOS_PROFILE",
                        "EIDOS_HOST_ROOT",
                        "NODE_NAME",
                        "EIDOS_JOB_NAME",
                        "EIDOS_JOB_UID");
        assertThat(variables(named)).doesNotContain("EIDOS_JOB_NAME", "EIDOS_JOB_UID");
    }

    private static List<String> variables(Value container) {
        return container.items("env").stream()
                .map(variable -> variable.text("name"))
                .toList();
    }

    @Test
    void thePrivilegedAgentSeesTheWholeNode() {
        // when
        Value pod = Agents.podSpec(Agents.config().pod(spec -> spec.hostRoot("/sysroot")));
        Value container = pod.items("containers").getFirst();

        // then
        for (String namespace : List.of("hostPID", "hostNetwork", "hostIPC")) {
            assertThat(pod.text(namespace)).isEqualTo("true");
        }
        assertThat(pod.text("dnsPolicy")).isEqualTo("ClusterFirstWithHostNet");
        assertThat(container.text("securityContext", "privileged")).isEqualTo("true");
        assertThat(pod.items("volumes").getFirst().text("hostPath", "path")).isEqualTo("/sysroot");
        Value mount = container.items("volumeMounts").getFirst();
        assertThat(mount.text("mountPath")).isEqualTo("/host");
        assertThat(mount.text("readOnly")).isEqualTo("true");
    }

    @Test
    void theNodeProfileReadsAsAnOrdinaryUser() {
        // when
        Value pod = Agents.podSpec(Agents.config().pod(spec -> spec.profile(Profile.NODE)));
        Value container = pod.items("containers").getFirst();

        // then
        assertUnprivileged(pod, container);
        assertThat(pod.items("volumes"))
                .extracting(volume -> volume.text("hostPath", "path"))
                .startsWith("/etc", "/proc", "/run", "/sys", "/usr")
                .hasSize(6);
        assertThat(container.items("volumeMounts"))
                .allSatisfy(mount -> assertThat(mount.text("readOnly")).isEqualTo("true"))
                .extracting(mount -> mount.text("mountPath"))
                .startsWith("/host/etc", "/host/proc", "/host/run", "/host/sys", "/host/usr")
                .hasSize(6);
        assertThat(variables(container)).contains("EIDOS_HOST_ROOT");
    }

    @Test
    void theRestrictedProfileSeesNothingOfTheNode() {
        // when
        Value pod = Agents.podSpec(Agents.config().pod(spec -> spec.profile(Profile.RESTRICTED)));
        Value container = pod.items("containers").getFirst();

        // then
        assertUnprivileged(pod, container);
        for (String absent : List.of("hostPID", "hostNetwork", "hostIPC")) {
            assertThat(pod.at(absent)).as(absent).isNull();
        }
        assertThat(pod.items("volumes")).allMatch(volume -> volume.at("hostPath") == null);
        assertThat(variables(container)).doesNotContain("EIDOS_HOST_ROOT").contains("NODE_NAME", "EIDOS_PROFILE");
    }

    private static void assertUnprivileged(Value pod, Value container) {
        assertThat(pod.text("securityContext", "runAsNonRoot")).isEqualTo("true");
        assertThat(pod.text("securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
        assertThat(container.at("securityContext", "privileged")).isNull();
        assertThat(container.text("securityContext", "allowPrivilegeEscalation"))
                .isEqualTo("false");
        assertThat(container.text("securityContext", "readOnlyRootFilesystem")).isEqualTo("true");
        assertThat(Agents.texts(container.items("securityContext", "capabilities", "drop")))
                .containsExactly("ALL");
    }

    @Test
    void whatWasChosenIsInThePod() {
        // when
        Value pod = Agents.podSpec(Agents.config()
                .pod(spec -> spec.imagePullPolicy(PullPolicy.Never).imagePullSecrets(List.of("pull")))
                .placement(at -> at.nodeSelector(NodeSelector.parse(List.of("b=2,a=1")))
                        .tolerations(List.of(Toleration.parse("k=v:NoExecute"), Toleration.parse("k"))))
                .pod(spec -> spec.runtimeClass("nvidia")
                        .priorityClass("high")
                        .resources(Resources.of(
                                Resources.parse(List.of("cpu=1")), Resources.parse(List.of("memory=1Gi"))))));

        // then
        assertThat(YamlWriter.write(pod)).contains("""
            runtimeClassName: nvidia
            priorityClassName: high
            nodeSelector:
              a: "1"
              b: "2"
            """, """
            tolerations:
            - key: k
              operator: Equal
              value: v
              effect: NoExecute
            - key: k
              operator: Exists
            imagePullSecrets:
            - name: pull
            """, """
              imagePullPolicy: Never
            """, """
              resources:
                requests:
                  cpu: "1"
                  memory: 128Mi
                limits:
                  memory: 1Gi
            """);
    }

    @Test
    void withoutChoicesEveryTaintIsToleratedAndAnImageThatIsThereIsNotPulled() {
        // when
        Value pod = Agents.podSpec(Agents.config());

        // then
        assertThat(YamlWriter.write(pod)).contains("tolerations:\n- operator: Exists\n");
        assertThat(pod.items("containers").getFirst().text("imagePullPolicy")).isEqualTo("IfNotPresent");
        assertThat(pod.at("nodeSelector")).isNull();
    }
}
