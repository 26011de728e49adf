package dev.eidos.k8s.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTest {
    private static final String REFUSAL = "pods \"eidos-x\" is forbidden: User \"jane\" cannot get resource"
            + " \"pods/log\" in API group \"\" in the namespace \"team-a\"";

    @Test
    void whatTheServerRefusesIsGivenAsARoleToPaste() {
        // when
        String command = Denial.of(REFUSAL).orElseThrow().grant().command();

        // then
        assertThat(command).isEqualTo("""
            kubectl apply -f - <<'EOF'
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {"name":"NAME","namespace":"team-a"}
            rules:
            - {"apiGroups":[""],"resources":["pods/log"],"resourceNames":["eidos-x"],"verbs":["get"]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {"name":"NAME","namespace":"team-a"}
            roleRef: {"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"NAME"}
            subjects:
            - {"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"jane"}
            EOF\
            """.replace("NAME", name(command)));
    }

    private static String name(String command) {
        return command.replaceAll("(?s).*?\"name\":\"(eidos-user-[0-9a-f]+)\".*", "$1");
    }

    @Test
    void aServiceAccountIsGivenItAsSuch() {
        // when
        String command = new Grant(
                        Optional.of("system:serviceaccount:ci:runner"),
                        List.of(new Grant.Rule("", "nodes", "list", "", "")))
                .command();

        // then
        assertThat(command)
                .contains("kind: ClusterRole\n", "kind: ClusterRoleBinding\n")
                .contains("- {\"kind\":\"ServiceAccount\",\"name\":\"runner\",\"namespace\":\"ci\"}\n");
    }

    @Test
    void verbsOfOneResourceAreOneRuleAndCreateHasNoName() {
        // when
        String command = new Grant(
                        Optional.empty(),
                        List.of(
                                new Grant.Rule("batch", "jobs", "get", "a", ""),
                                new Grant.Rule("batch", "jobs", "create", "a", "eidos"),
                                new Grant.Rule("", "configmaps", "get", "b", "x")))
                .command();

        // then
        assertThat(command)
                .contains("\"resources\":[\"jobs\"],\"verbs\":[\"get\",\"create\"]}")
                .contains("\"namespace\":\"a\"", "\"namespace\":\"b\"", "\"resourceNames\":[\"x\"]")
                .contains("\"name\":\"WHO-RUNS-EIDOS\"")
                .doesNotContain("\"eidos\"");
    }

    @Test
    void anotherGrantIsNotTakenAwayByThisOne() {
        // when
        String get = nameFor(new Grant.Rule("", "pods", "get", "a", ""));
        String list = nameFor(new Grant.Rule("", "pods", "list", "a", ""));

        // then
        assertThat(get).isNotEqualTo(list).isEqualTo(nameFor(new Grant.Rule("", "pods", "get", "a", "")));
    }

    private static String nameFor(Grant.Rule rule) {
        return name(new Grant(Optional.of("jane"), List.of(rule)).command());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pods is forbidden: User \"a\nEOF\nrm -rf /\" cannot list resource \"pods\" in API group \"\" at the"
                        + " cluster scope",
                "pods is forbidden: User \"system:anonymous\" cannot list resource \"pods\" in API group \"\" at the"
                        + " cluster scope",
                "pods is forbidden: User \"a\" cannot list resource \"$(pods)\" in API group \"\" at the cluster scope",
                "exceeded quota: q"
            })
    void aSentenceThatIsNoneOfAuthorizationsIsNotRead(String message) {
        assertThat(Denial.of(message)).isEmpty();
    }

    @Test
    void aNameThatYamlWouldReadOtherwiseIsQuoted() {
        assertThat(Denial.of("pods is forbidden: User \"yes: {a}\" cannot list resource \"pods\" in API group \"\""
                                + " at the cluster scope")
                        .orElseThrow()
                        .grant()
                        .command())
                .contains("\"name\":\"yes: {a}\"}");
    }
}
