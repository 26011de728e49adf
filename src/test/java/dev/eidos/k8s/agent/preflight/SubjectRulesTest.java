package dev.eidos.k8s.agent.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.RbacManifests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectRulesTest {
    private static final Permission LOG = new Permission("", "pods", "log", "get", "here", "");
    private static final Permission JOBS = new Permission("batch", "jobs", "", "create", "here", "");

    @ParameterizedTest
    @CsvSource({
        "'', pods/log, get, true",
        "'', */log, get, true",
        "'', *, get, true",
        "*, *, *, true",
        "'', pods, get, false",
        "'', pods/*, get, false",
        "'', pods/log, list, false",
        "apps, pods/log, get, false",
    })
    void aSubresourceIsGrantedOnlyByItsName(String group, String resource, String verb, boolean granted) {
        assertThat(rules(false, RbacManifests.rule(group, resource, verb)).grant(LOG))
                .isEqualTo(granted);
    }

    @Test
    void theGroupCounts() {
        assertThat(rules(false, RbacManifests.rule("", "jobs", "create")).grant(JOBS))
                .isFalse();
        assertThat(rules(false, RbacManifests.rule("batch", "jobs", "create")).grant(JOBS))
                .isTrue();
    }

    @Test
    void aRuleForSomeNamesGrantsOnlyThese() {
        // given
        Value rule = RbacManifests.rule("", "configmaps", "get", "create")
                .with("resourceNames", List.of(Value.scalar("one")));

        // then
        assertThat(rules(false, rule).grant(new Permission("", "configmaps", "", "get", "here", "one")))
                .isTrue();
        assertThat(rules(false, rule).grant(new Permission("", "configmaps", "", "get", "here", "two")))
                .isFalse();
        assertThat(rules(false, rule).grant(new Permission("", "configmaps", "", "create", "here", "")))
                .isFalse();
    }

    @Test
    void whatIsOfTheClusterOrAnotherNamespaceIsNeverCertain() {
        // given
        SubjectRules all = rules(false, RbacManifests.rule("*", "*", "*"));

        // then
        assertThat(all.grant(new Permission("", "nodes", "", "get", "", ""))).isFalse();
        assertThat(all.grant(new Permission("", "pods", "", "get", "there", "")))
                .isFalse();
        assertThat(all.grant(new Permission("", "pods", "", "get", "here", ""))).isTrue();
    }

    @Test
    void anIncompleteListIsNotCertain() {
        assertThat(rules(true, RbacManifests.rule("*", "*", "*")).grant(JOBS)).isFalse();
    }

    private static SubjectRules rules(boolean incomplete, Value... rules) {
        return SubjectRules.of(
                "here",
                Value.mapping(review -> review.put("status", status -> {
                    status.put("incomplete", incomplete);
                    status.putItems("resourceRules", List.of(rules));
                })));
    }
}
