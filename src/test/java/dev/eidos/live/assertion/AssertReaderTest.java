package dev.eidos.live.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertReaderTest {
    private static final Value DEPLOYMENT = DocumentReader.read("""
        metadata: {name: operator, namespace: shop, generation: 2, labels: {app: shop}}
        spec: {replicas: 2, template: {spec: {containers: [{name: a}, {name: b}]}}}
        status:
          replicas: 2
          phase: Running
          conditions: [{type: Available, status: "True"}, {type: Progressing, status: "False"}]
        """, "deployment.yaml");

    @Test
    void aTestOfChainsawAsksForObjects() {
        // when
        AssertFile file = AssertReader.read("""
            # a Deployment, and no Pod that waits
            ---
            apiVersion: chainsaw.kyverno.io/v1alpha1
            kind: Test
            metadata: {name: shop}
            spec:
              timeouts: {assert: 5m}
              steps:
              - name: operator
                try:
                - assert:
                    resource:
                      apiVersion: apps/v1
                      kind: Deployment
                      metadata: {name: operator, namespace: shop}
                      status: {(availableReplicas > `0`): true}
              - try:
                - error:
                    resource:
                      apiVersion: v1
                      kind: Pod
                      metadata: {namespace: shop, labels: {app: shop}}
                      status: {phase: Pending}
                catch: [{podLogs: {}}]
            """, "check.yaml");

        // then
        assertThat(file.notRead()).isEmpty();
        assertThat(file.assertions()).hasSize(2);
        assertThat(file.assertions().getFirst()).satisfies(assertion -> {
            assertThat(assertion.forbidden()).isFalse();
            assertThat(assertion.origin()).isEqualTo("check.yaml:13, step operator");
            assertThat(assertion.objects())
                    .isEqualTo(new ObjectAssertion.Objects("apps/v1", "Deployment", "shop", "operator", ""));
            assertThat(assertion.fields()).containsExactly("metadata.name", "metadata.namespace", "status");
        });
        assertThat(file.assertions().getLast()).satisfies(assertion -> {
            assertThat(assertion.forbidden()).isTrue();
            assertThat(assertion.step()).isEqualTo("2");
            assertThat(assertion.objects().selector()).isEqualTo("app=shop");
            assertThat(assertion.told()).isEqualTo("status.phase is Pending");
        });
    }

    @Test
    void objectsOfTheirOwnAreAskedForToo() {
        // when
        AssertFile file = AssertReader.read("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: b}
            """, "assert.yaml");

        // then
        assertThat(file.assertions())
                .extracting(ObjectAssertion::place)
                .containsExactly("assert.yaml:1", "assert.yaml:5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '%', textBlock = """
        status: {phase: Running}                                        ^ %%
        status: {phase: Failed}                                         ^ status.phase is Running, not Failed
        status: {absent: 1}                                             ^ status.absent is not set, not 1
        status: {absent: {}}                                            ^ status.absent is not set, and has no fields
        status: {absent: null}                                          ^ status.absent is not set
        status: {absent: {x: (@)}}                                      ^ status.absent.x is not set
        status: {phase: {}}                                             ^ status.phase is Running, and has no fields
        status: {phase: {a: null}}                                      ^ status.phase.a is not set
        status: {}                                                      ^ %%
        status: {(absent): null}                                        ^ %%
        status: {(absent && length(absent) > `0`): true}                ^ status (absent && length(absent) > `0`) does not hold
        spec: {replicas: 2.0}                                           ^ %%
        spec: {replicas: "2"}                                           ^ spec.replicas is 2, not "2"
        status: {(replicas > `0`): true}                                ^ %%
        status: {(ready > `0`): true}                                   ^ status (ready > `0`) does not hold: ready is not set
        ((status.ready || `0`) == spec.replicas): true                  ^ ((status.ready || `0`) == spec.replicas) does not hold: (status.ready || `0`) is 0, spec.replicas is 2
        (spec.replicas > `1`): false                                    ^ (spec.replicas > `1`) holds, and must not: spec.replicas is 2
        status: {"(conditions[?type == 'Available'] | [0].status)": "True"} ^ %%
        status: {"(conditions[?type == 'Progressing'] | [0].status)": "True"} ^ status (conditions[?type == 'Progressing'] | [0].status) is False, not True
        status: {"(conditions[?type == 'Available'])": [{status: "True"}]} ^ %%
        status: {"(conditions[?type == 'Progressing'])": [{status: "True"}]} ^ status.(conditions[?type == 'Progressing'])[0].status is False, not True
        status: {"(conditions[?type == 'None'])": [{status: "True"}]}     ^ status.(conditions[?type == 'None']) is a list of 0, not of 1
        spec: {template: {spec: {containers: [{name: a}]}}}             ^ spec.template.spec.containers is a list of 2, not of 1
        spec: {template: {spec: {~.containers: {name: a}}}}             ^ spec.template.spec.containers[1].name is b, not a
        spec: {replicas: (length('ab'))}                                ^ %%
        metadata: {labels: {app: other}}                                ^ metadata.labels.app is shop, not other
        """)
    void anObjectIsComparedFieldByField(String expected, String mismatch) {
        // given
        AssertFile file =
                AssertReader.read("apiVersion: apps/v1\nkind: Deployment\n" + expected.strip() + "\n", "assert.yaml");

        // then
        assertThat(file.notRead()).isEmpty();
        List<String> found = file.assertions().getFirst().mismatches(DEPLOYMENT).stream()
                .map(Mismatch::toString)
                .toList();
        assertThat(String.join("; ", found)).isEqualTo(mismatch);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '%', textBlock = """
        - script: {content: exit 1}                                     ~ 'script' does something
        - apply: {resource: {apiVersion: v1, kind: Pod}}                ~ 'apply' does something
        - assert: {file: other.yaml}                                    ~ 'file' is not known here
        - assert: {compiler: cel, resource: {apiVersion: v1, kind: Pod}} ~ 'compiler' is not known here
        - assert: {}                                                    ~ names no resource
        - assert: {resource: {kind: Pod}}                               ~ it has no apiVersion
        - assert: {resource: {apiVersion: v1}}                          ~ it has no kind
        - assert: {resource: {apiVersion: v1, kind: Secret, metadata: {name: a}}} ~ Secrets are never read
        - assert: {resource: {apiVersion: v1, kind: Pod, metadata: {name: ../secrets/a}}} ~ is no name of an object
        - assert: {resource: {apiVersion: v1, kind: Pod, metadata: {name: ($name)}}} ~ is no name of an object
        - assert: {resource: {apiVersion: v1, kind: Pod, metadata: {namespace: a/b}}} ~ is no namespace of an object
        - assert: {resource: {apiVersion: ../v1, kind: Pod}}            ~ is no apiVersion
        - assert: {resource: {apiVersion: v1, kind: Pod, (x_sum(a)): 1}} ~ function x_sum() is not known
        - assert: {resource: {apiVersion: v1, kind: Pod, spec: {a: ($b)}}} ~ at '$b'
        - assert: {resource: {apiVersion: v1, kind: Pod, (a)->b: 1}}    ~ bindings and indexes
        """)
    void whatReadingDoesNotAnswerIsTold(String operation, String reason) {
        // when
        AssertFile file = AssertReader.read("""
            apiVersion: chainsaw.kyverno.io/v1alpha1
            kind: Test
            spec:
              steps:
              - name: first
                try:
                %s
            """.formatted(operation.strip()), "check.yaml");

        // then
        assertThat(file.assertions()).isEmpty();
        assertThat(file.notRead()).singleElement().satisfies(part -> {
            assertThat(part.place()).isEqualTo("check.yaml:7");
            assertThat(part.text()).startsWith("step 'first' is not read: ").contains(reason);
        });
    }

    @Test
    void aDocumentMayBeginBesideItsMark() {
        // when
        AssertFile file = AssertReader.read("""
            --- # the first
            {apiVersion: v1, kind: Pod, metadata: {name: a}}
            --- {apiVersion: v1, kind: Service, metadata: {name: b}}
            """, "assert.yaml");

        // then
        assertThat(file.assertions())
                .extracting(ObjectAssertion::place)
                .containsExactly("assert.yaml:2", "assert.yaml:3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '%', textBlock = """
        spec: a                                                        ~ it has no spec
        spec: {steps: {try: []}}                                       ~ its steps are no list
        spec: {}                                                       ~ its steps are no list
        spec: {steps: [a]}                                             ~ names nothing to try
        spec: {steps: [{name: first}]}                                 ~ what it tries is no list
        spec: {steps: [{try: {assert: {resource: {kind: Pod}}}}]}      ~ what it tries is no list
        spec: {steps: [{try: [assert]}]}                               ~ it asks for nothing
        """)
    void aPartOfAnotherFormIsTold(String spec, String reason) {
        // given
        String good = "apiVersion: v1\nkind: Pod\n---\n";

        // when
        AssertFile file = AssertReader.read(
                good + "apiVersion: chainsaw.kyverno.io/v1alpha1\nkind: Test\n" + spec.strip() + "\n", "check.yaml");

        // then
        assertThat(file.assertions()).hasSize(1);
        assertThat(file.notRead())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).contains(reason));
    }

    @Test
    void aFileThatAsksForNothingSaysSo() {
        assertThat(AssertReader.read("# nothing\n", "check.yaml").notRead())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).isEqualTo("is not read: it asks for nothing"));
        assertThat(AssertReader.read("""
            apiVersion: chainsaw.kyverno.io/v1alpha1
            kind: Test
            spec: {skip: true, steps: []}
            """, "check.yaml").notRead())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).contains("'skip' is not known here"));
    }

    @Test
    void aFileThatIsTooLargeOrNoYamlIsRefused() {
        assertThatThrownBy(() -> AssertReader.read("#".repeat(300_000), "check.yaml"))
                .isInstanceOf(EidosException.class)
                .hasMessageContaining("not a valid file of assertions");
        assertThatThrownBy(() -> AssertReader.read("a: [", "check.yaml")).isInstanceOf(EidosException.class);
    }

    @Test
    void assertionsBeyondTheLimitAreTold() {
        // when
        AssertFile file = AssertReader.read("---\napiVersion: v1\nkind: Pod\n".repeat(201), "check.yaml");

        // then
        assertThat(file.assertions()).hasSize(200);
        assertThat(file.notRead())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).contains("more than 200 assertions"));
    }
}
